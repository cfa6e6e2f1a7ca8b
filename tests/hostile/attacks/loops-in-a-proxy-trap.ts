/**
 * A value whose keys cannot be listed in finite time: encoding it never ends.
 *
 * @class time
 * @verdict time-limit-exceeded
 * @score at most 0
 */
export const total = () =>
  new Proxy(
    {},
    {
      ownKeys() {
        for (;;);
      },
    },
  );
export const totalLater = async () => total();
