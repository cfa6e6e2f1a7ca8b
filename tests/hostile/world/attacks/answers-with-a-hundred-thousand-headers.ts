/**
 * @verdict wrong-answer output-limit-exceeded time-limit-exceeded
 * @score at most 0
 */
export const createApp = () => ({
  async fetch() {
    const headers = new Headers();
    for (let n = 0; n < 100_000; n++) headers.append(`x-${n}`, 'many');
    return new Response('{}', { headers });
  },
});
