import { call } from './phone';
import { Busy } from './errors';

export const confirmed = () => call({ text: 'confirmed' });
export const refused = () => call({ text: 'refused' });
export function order(query, onSuccess, onError) {
  return call(query, onSuccess, onError);
}
export const orderFruit = (kind) => order({ kind, count: 2 }, confirmed, refused);
export async function insist(line) {
  for (let tries = 0; tries < 3; tries++) {
    try {
      return await line.ring();
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
    }
  }
  throw new Error('nobody answers');
}
export function finish(text) {
  try {
    if (text === '') throw new TypeError('empty');
    return text.toUpperCase();
  } finally {
    console.log('hung up');
  }
}
export const pick = () => ['a', 'b', 'c', 'd'][Math.floor(Math.random() * 4)];
export const all = (promises) => Promise.all(promises);
