/**
 * Not even its prototype can be had.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 0
 */
export const total = () =>
  new Proxy(
    {},
    {
      getPrototypeOf() {
        for (;;);
      },
    },
  );
export const totalLater = async () => total();
