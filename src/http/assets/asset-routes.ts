import { REPORT_STYLE_FILE } from '../../web/candidate-report/report-style.ts';
import { PAGE_STYLE_FILE } from '../../web/page/page-style.ts';
import { problem } from '../problem.ts';
import type { Routes } from '../routes.ts';
import { type Asset, makeAsset } from './asset.ts';
import { browserBundle } from './bundle-browser.ts';
import { commandLinePackage } from './command-line.ts';
import { readPackageTypes } from './package-types.ts';
import { sendAsset } from './send-asset.ts';

const known = new Map<string, Asset>(
  [PAGE_STYLE_FILE, REPORT_STYLE_FILE].map(({ name, content }) => [name, makeAsset(name, content, true)]),
);

/** What pages load, each from this server alone. */
export const addAssetRoutes: Routes = (app) => {
  app.get('/assets/:file', async (context) => {
    const asset = await findAsset(context.req.param('file'));
    if (asset === undefined) return problem(context, 404, 'There is nothing at this address.');
    return await sendAsset(context, asset);
  });
  app.get('/assets/types/:file', async (context) => {
    const asset = await findTypes(context.req.param('file').replace(/\.json$/, ''));
    if (asset === undefined) return problem(context, 404, 'There is nothing at this address.');
    return await sendAsset(context, asset);
  });
  app.get('/minicase-cli.tgz', async (context) => await sendAsset(context, await commandLinePackage()));
};

async function findAsset(name: string): Promise<Asset | undefined> {
  return known.get(name) ?? (await browserBundle()).assets.get(name);
}

/** Types are read once: packages do not change while a process lives. */
async function findTypes(name: string): Promise<Asset | undefined> {
  const file = `types/${name}.json`;
  const asset = known.get(file) ?? (await readTypes(file, name));
  if (asset !== undefined) known.set(file, asset);
  return asset;
}

async function readTypes(file: string, name: string): Promise<Asset | undefined> {
  const types = await readPackageTypes(name);
  return types === undefined ? undefined : makeAsset(file, JSON.stringify(types));
}
