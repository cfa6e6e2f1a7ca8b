/** How many times more than usual the wire's properties are tried: `WIRE_RUNS=100` fuzzes for minutes. */
export const RUNS = Number(process.env['WIRE_RUNS'] ?? 1);
