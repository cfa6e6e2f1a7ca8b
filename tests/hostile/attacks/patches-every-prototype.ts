/**
 * Built-ins that lie: they change what this program answers, and nothing else.
 *
 * @class forgery
 * @verdict wrong-answer runtime-error
 * @score at most 0
 */
Array.prototype.push = () => 0;
Array.prototype.includes = () => true;
(Array.prototype as any)[Symbol.iterator] = function* () {
  yield 1;
};
Map.prototype.get = () => undefined;
Map.prototype.has = () => true;
Set.prototype.has = () => true;
Object.is = () => true;
Object.keys = () => [];
Reflect.get = () => 42;
JSON.stringify = () => '[0,6850]';
JSON.parse = () => [0, true];
Promise.prototype.then = function () {
  return this;
} as any;
Object.defineProperty(Object.prototype, 'toJSON', { value: () => 6850 });
export const total = () => 0;
export const totalLater = async () => 0;
