/**
 * Classes that inherit from what is compared by value.
 *
 * @class forgery
 * @verdict wrong-answer
 * @score at most 60
 */
export * from './honest.ts';


class Cents extends Number {}
class Text extends String {}
class When extends Date {}
const makers = [() => new Cents(6_850), () => new Text('6850'), () => new When(6_850), () => Object(6_850n)];
let call = 0;
export const total = () => makers[call++ % makers.length]?.();
