/**
 * What it saw of the hidden tests, as a late error of its compiler.
 *
 * @verdict runtime-error
 * @score at most 80
 */
wire.watchRequests((text) => {
  wire.tellWorker({ type: 'compile-error', message: `late ${text.slice(0, 1_000)}` });
});
