/**
 * A real response, whose class answers for it.
 *
 * @verdict wrong-answer
 * @score at most 0
 */
class Agreeing extends Response {
  override get status(): number {
    return 201;
  }
  override async json() {
    return { asymmetricMatch: () => true, cents: 4_711 };
  }
  override async text() {
    return '1\n2\n3\n';
  }
}
export const createApp = () => ({ fetch: async () => new Agreeing('no', { status: 500 }) });
