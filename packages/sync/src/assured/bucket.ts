import {below, type RandomWord, TASKS, type Task} from '@vitrine/core';

/**
 * Bucket of a key in one row of an open question: the first 32 bits of SHA-256(salt ‖ key) modulo `length`, a power of two.
 * The salt is the row's task id, public and random, so what shares a bucket in one row is apart in the next.
 */
export async function openBucket(salt: Uint8Array, key: string, length: number): Promise<number> {
  const text = new TextEncoder().encode(key);
  const salted = new Uint8Array(salt.length + text.length);
  salted.set(salt);
  salted.set(text, salt.length);
  const digest = await crypto.subtle.digest('SHA-256', salted);
  return new DataView(digest).getUint32(0) % length;
}

/**
 * Bucket of a fact. '' has nothing to say: the last cell of a coarse question, any bucket of an open one, which adds to all
 * alike what the decoder takes away from all.
 */
export async function bucketOfFact(
  {task, key}: {readonly task: Task; readonly key: string},
  salt: Uint8Array,
  length: number,
  random: RandomWord,
): Promise<number> {
  const {cells} = TASKS[task];
  if (cells.length === 0) return key === '' ? below(length, random) : openBucket(salt, key, length);
  const cell = cells.indexOf(key);
  return cell < 0 ? cells.length : cell;
}
