import { HttpResponse, http, type Service, world } from 'minicase/world';
import { createApp, type Repair, type RepairStore } from '../../starter/index.ts';

export const PARTS_KEY = 'pk_bicycles_4711';

export type Workshop = {
  readonly wholesaler: Service;
  /** What is in the store, by id. */
  readonly stored: ReadonlyMap<string, Repair>;
  readonly post: (body: unknown) => Promise<Response>;
  /** The same for a body as it is. */
  readonly postText: (text: string) => Promise<Response>;
  readonly get: (path: string) => Promise<Response>;
};

/** A wholesaler who has two parts, an empty store, and the app under test between them. */
export function openWorkshop(): Workshop {
  const prices = new Map([
    ['chain-11', 3_200],
    ['bell', 0],
  ]);
  const wholesaler = world.service('https://parts.example/v2', [
    http.get('/parts/:sku', ({ params: { sku = '' } }) => {
      const cents = prices.get(String(sku));
      if (cents === undefined) return HttpResponse.json({ error: 'no such part' }, { status: 404 });
      return HttpResponse.json({ sku, cents });
    }),
  ]);
  const stored = new Map<string, Repair>();
  const store: RepairStore = {
    save: async (repair) => void stored.set(repair.id, repair),
    find: async (id) => stored.get(id),
  };
  const app = createApp({ store, partsUrl: wholesaler.url, partsKey: PARTS_KEY });
  const postText = async (body: string): Promise<Response> =>
    await app.request('/repairs', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return {
    wholesaler,
    stored,
    postText,
    post: (body) => postText(JSON.stringify(body)),
    get: async (path) => await app.request(path),
  };
}
