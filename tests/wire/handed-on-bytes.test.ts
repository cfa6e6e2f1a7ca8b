import { expect, it } from 'vitest';
import { across, makePeers } from './peers.ts';

const KINDS: readonly (readonly [string, () => ArrayBufferView<ArrayBuffer> | ArrayBuffer])[] = [
  ['a typed array', () => Uint8Array.of(1, 2, 3)],
  ['a buffer', () => Uint8Array.of(1, 2, 3).buffer],
  ['a DataView', () => new DataView(Uint8Array.of(1, 2, 3).buffer)],
];

const bufferOf = (value: ArrayBufferView<ArrayBuffer> | ArrayBuffer): ArrayBuffer =>
  ArrayBuffer.isView(value) ? value.buffer : value;

it.each(KINDS)('the callee may hand on %s that it was given', (_, make) => {
  const peers = makePeers();
  const handOn = across(peers, (bytes: ArrayBuffer) => bufferOf(bytes).transfer().byteLength);
  const count = across(peers, (list: number[]) => list.push(0));
  const bytes = make();
  expect(handOn(bytes as ArrayBuffer)).toBe(3);
  expect(new Uint8Array(bufferOf(bytes))).toEqual(Uint8Array.of(1, 2, 3));
  for (let call = 0; call < 30; call++) {
    const list = [call];
    expect(count(list)).toBe(2);
    expect(list).toEqual([call, 0]);
  }
});

it.each(KINDS)('the caller may hand on %s that it has given', (_, make) => {
  const peers = makePeers();
  let kept: ArrayBufferView<ArrayBuffer> | ArrayBuffer | undefined;
  const keep = across(peers, (bytes: ArrayBuffer) => {
    kept = bytes;
  });
  const change = across(peers, () => new Uint8Array(bufferOf(kept as ArrayBuffer)).fill(9));
  const count = across(peers, (list: number[]) => list.push(0));
  const bytes = make();
  keep(bytes as ArrayBuffer);
  bufferOf(bytes).transfer();
  expect([...change()]).toEqual([9, 9, 9]);
  expect(across(peers, () => new Uint8Array(bufferOf(kept as ArrayBuffer)).length)()).toBe(3);
  for (let call = 0; call < 30; call++) expect(count([call])).toBe(2);
});

it.each(KINDS)('%s that was handed on before is empty', (_, make) => {
  const bytes = make();
  bufferOf(bytes).transfer();
  if (!(bytes instanceof DataView)) expect(across(makePeers(), bytes).byteLength).toBe(0);
  else expect(across(makePeers(), bytes)).toBeDefined();
});
