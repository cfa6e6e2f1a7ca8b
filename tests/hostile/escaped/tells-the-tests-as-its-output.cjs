/**
 * Every frame of the suite's, copied into its output.
 *
 * @verdict accepted output-limit-exceeded
 * @score at most 100
 */
wire.watchRequests((text) => wire.tellWorker({ type: 'output', text: `${text.slice(4, 1_500)}\n` }));
