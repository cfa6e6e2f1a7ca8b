import { fitPower, type Sample } from './fit.ts';

type Measurement = { readonly fitted: readonly Sample[] };

/** Next to nothing grows by a power that is so far beyond a whole one. */
const BETWEEN_FROM = 0.22;
const BETWEEN_TO = 0.62;
/** An odd number, so that one is in the middle. */
const MOST_MEASUREMENTS = 3;

/** Measures again what comes out between two powers of n. Where it always does, the middle one counts. */
export async function measureUntilClear<Measured extends Measurement>(
  measure: () => Promise<Measured>,
): Promise<Measured> {
  const all: { readonly measured: Measured; readonly exponent: number }[] = [];
  for (;;) {
    const measured = await measure();
    const { exponent } = fitPower(measured.fitted);
    const beyond = exponent - Math.floor(exponent);
    if (beyond <= BETWEEN_FROM || beyond >= BETWEEN_TO) return measured;
    all.push({ measured, exponent });
    const [middle] = all.toSorted((a, b) => a.exponent - b.exponent).slice(Math.floor(all.length / 2));
    if (all.length === MOST_MEASUREMENTS && middle !== undefined) return middle.measured;
  }
}
