import type {Choices, ShopEvent} from '@vitrine/core';
import {
  CHECK_BYTES,
  checkOf,
  DEFLATED,
  deriveKey,
  HEADER_BYTES,
  MAGIC,
  MAX_ITERATIONS,
  OVERHEAD_BYTES,
  VERSION,
  viewHeader,
} from './format.ts';
import type {Passport, PassportProblem} from './passport.ts';
import {pump} from './pump.ts';

/** Far more than a device keeps; what would unfold to more is none of ours. */
const MAX_JSON_BYTES = 64 * 1024 * 1024;

/** What a sealed passport holds, or why it does not open. Whether events are true to form is for the engine that takes them in to judge. @param shop the one it is opened in */
export async function openPassport(
  sealed: Uint8Array<ArrayBuffer>,
  passphrase: string,
  shop: string,
): Promise<Passport | PassportProblem> {
  if (sealed.length <= OVERHEAD_BYTES || MAGIC.some((byte, i) => sealed[i] !== byte)) return 'damaged';
  if (sealed[4] > VERSION) return 'version'; // whose check may be another
  const end = sealed.length - CHECK_BYTES;
  const check = await checkOf(sealed.subarray(0, end));
  if (check.some((byte, i) => sealed[end + i] !== byte)) return 'damaged';
  const {all, numbers, salt, iv} = viewHeader(sealed);
  const iterations = numbers.getUint32(6, true);
  if (!(iterations > 0 && iterations <= MAX_ITERATIONS)) return 'damaged';
  const key = await deriveKey(passphrase, salt, iterations);
  let content: Uint8Array<ArrayBuffer>;
  try {
    const cipher = sealed.subarray(HEADER_BYTES, end);
    content = new Uint8Array(await crypto.subtle.decrypt({name: 'AES-GCM', iv, additionalData: all}, key, cipher));
  } catch {
    return 'passphrase'; // the check has ruled out damage
  }
  try {
    if (sealed[5] & DEFLATED) content = await pump(content, new DecompressionStream('deflate-raw'), MAX_JSON_BYTES);
    const passport = parsePassport(JSON.parse(new TextDecoder().decode(content)));
    return passport.shop === shop ? passport : 'foreign';
  } catch {
    return 'damaged';
  }
}

/** @throws TypeError when it is no passport */
function parsePassport(value: unknown): Passport {
  const {shop, at, events, choices} = value as Record<keyof Passport, unknown>;
  if (typeof shop !== 'string' || typeof at !== 'number' || !Array.isArray(events)) throw new TypeError('no passport');
  const {neutral, paused, sensitive, removedStages} = (choices ?? {}) as Record<keyof Choices, unknown>;
  const stages = Object.entries((removedStages ?? {}) as Record<string, unknown>);
  return {
    shop,
    at,
    events: events.filter(isDated),
    choices: {
      neutral: neutral === true,
      paused: paused === true,
      sensitive: sensitive === true,
      removedStages: Object.fromEntries(stages.filter((stage): stage is [string, number] => Number.isFinite(stage[1]))),
    },
  };
}

const isDated = (event: unknown): event is ShopEvent => Number.isFinite((event as {at?: unknown} | null)?.at);
