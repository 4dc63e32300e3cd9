import {createCipheriv, createHmac} from 'node:crypto';
import {addAnswer, type Counters, type RandomWord, randomizeFacts} from '@vitrine/core';

/**
 * A copy of counted answers with `count` made-up ones among them, each drawn as a device with nothing to say draws its own:
 * estimates stay unbiased and their variance grows as with so many more devices.
 *
 * @param random decides which; whoever knows it can take them out again
 */
export function addDummies(counted: Counters, count: number, random: RandomWord): Counters {
  const {task, period, a} = counted;
  const counters: Counters = {...counted, counts: counted.counts.slice()};
  for (let d = 0; d < count; d++) {
    const {row, value} = randomizeFacts(task, [], a, period, random);
    addAnswer(counters, row, value);
  }
  return counters;
}

/**
 * Secret chance that comes out the same for the same name: AES-256-CTR under HMAC-SHA256(secret, name). So the same batch
 * gets the same dummies each time a pack is built, and two packs do not differ by them.
 */
export function namedChance(secret: Uint8Array, name: string): RandomWord {
  const key = createHmac('sha256', secret).update(`vitrine-dummies/1\n${name}`).digest();
  const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  const zeros = Buffer.alloc(4_096);
  let block = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at === block.length) {
      block = stream.update(zeros);
      at = 0;
    }
    at += 4;
    return block.readUInt32LE(at - 4);
  };
}
