import { HttpResponse, http, world } from 'minicase/world';
import { checkRates } from './checks.ts';

const carrier = world.service('https://carrier.example', [
  http.get('/v1/rates', ({ request }) => {
    const query = new URL(request.url).searchParams;
    if (query.get('country') === 'XX') return HttpResponse.json({ error: 'unknown' }, { status: 404 });
    return HttpResponse.json({ cents: Number(query.get('grams')) });
  }),
]);

checkRates(
  (faults) => carrier.script([...faults]),
  () => world.calls.length,
);
