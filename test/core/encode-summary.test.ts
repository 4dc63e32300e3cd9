import {decodeSummary, encodeDecoy, encodeSummary, SUMMARY_BYTES, type Summary} from '@vitrine/core';
import {expect, test} from 'vitest';

const nonce = Uint8Array.from({length: 16}, (_, i) => i + 1);
const summary: Summary = {task: 'item', period: 736, row: 1023, value: 595, nonce};

test('says the same after the way through bytes, in 173 of them whatever it says', () => {
  for (const one of [summary, {task: 'hour', period: 1, row: 0, value: 24, nonce} as const]) {
    const bytes = encodeSummary(one);
    expect(bytes.length).toBe(SUMMARY_BYTES);
    expect(decodeSummary(bytes)).toEqual(one);
  }
});

test.each([
  ['summary.fmt', 0, 2],
  ['summary.task', 1, 0],
  ['summary.task', 1, 11],
  ['summary.row', 5, 4],
  ['summary.value', 6, 84], // with the byte above it 596, the number of buckets
  ['summary', 8, 1],
  ['summary', 60, 1],
  ['summary', 172, 1],
])('names %s when byte %i is wrong', (field, at, value) => {
  const bytes = encodeSummary(summary);
  bytes[at] = value;
  expect(() => decodeSummary(bytes)).toThrow(expect.objectContaining({name: 'ParseError', field}));
});

test('refuses any other length', () => {
  expect(() => decodeSummary(new Uint8Array(172))).toThrow('summary: 173 bytes, got 172');
});

test('a decoy is as long as an answer and says nothing', () => {
  expect(encodeDecoy().length).toBe(SUMMARY_BYTES);
  expect(decodeSummary(encodeDecoy())).toBeNull();
});
