import path from 'node:path';
import { parseEnvironment } from '../../../src/door/environment.ts';
import { type Minicase, startMinicase } from '../../../src/door/start-minicase.ts';
import type { Service } from '../../../src/service/service.ts';
import { openLastingBench } from '../../../worker/bench/lasting-bench.ts';
import { type MadeInvitation, makeInvitation } from '../../support/make-invitation.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';

const PROJECT = path.join(import.meta.dirname, '../../..');

export type Stack = {
  readonly address: string;
  readonly service: Service;
  readonly invite: (terms?: Readonly<Record<string, unknown>>) => Promise<MadeInvitation & { readonly link: string }>;
  readonly close: () => Promise<void>;
};

/** minicase as `npm start` starts it, with a data folder of its own; with `benches: '0'` it judges nothing. */
export async function openStack(benches = '1'): Promise<Stack> {
  const folder = await makeTempFolder();
  const environment = {
    MINICASE_DATA: folder.path,
    MINICASE_BENCHES: benches,
    MINICASE_ALLOW_UNCONTAINED: '1',
    MINICASE_WEBHOOKS_TO_PRIVATE_NETWORKS: '1',
    PORT: '0',
    LOG_LEVEL: 'warn',
  };
  const minicase: Minicase = await startMinicase(parseEnvironment(environment, PROJECT), openLastingBench);
  const { address, service } = minicase;
  return {
    address,
    service,
    invite: async (terms = {}) => {
      const made = await makeInvitation(service, { cases: ['hello-case'], ...terms }, { name: 'Ada Lovelace' });
      return { ...made, link: `${address}/i/${made.token}` };
    },
    close: async () => {
      await minicase.close();
      await folder.remove();
    },
  };
}
