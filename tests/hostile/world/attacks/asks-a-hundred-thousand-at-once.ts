/**
 * @verdict time-limit-exceeded wrong-answer memory-limit-exceeded output-limit-exceeded
 * @score at most 0
 */
export const createApp = () => ({
  async fetch() {
    const asked = [];
    for (let n = 0; n < 100_000; n++) asked.push(fetch(`https://bank.example/balance?${n}`).catch(() => undefined));
    await Promise.all(asked);
    return new Response('{}');
  },
});
