/**
 * @verdict time-limit-exceeded wrong-answer memory-limit-exceeded output-limit-exceeded runtime-error
 * @score at most 0
 */
const chunk = new Uint8Array(60_000).fill(65);
export const createApp = () => ({
  async fetch() {
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(chunk.slice()) });
    return await fetch('https://bank.example/transfers', { method: 'POST', body, duplex: 'half' } as RequestInit);
  },
});
