import {setTimeout as sleep} from 'node:timers/promises';
import {BODY_BYTES, decodeSummary, ParseError, periodOf, type Summary} from '@vitrine/core';
import {PUBLIC_HEADERS} from '../http/headers.ts';
import {readBody} from '../http/read-body.ts';
import type {Ingest} from '../ingest.ts';
import type {OpenSeal, Refusal} from '../open-seal.ts';
import {answerFits, publicA} from '../tasks.ts';

export interface SummariesDeps {
  readonly ingest: Ingest;
  /** @throws HttpError 404 for an unknown shop */
  readonly doorOf: (shopId: string) => Promise<Door>;
  readonly now: () => number;
}

/** What a shop needs to take summaries in. */
export interface Door {
  readonly open: OpenSeal;
  /** Whether it keeps counters by groups of networks. */
  readonly grouped: boolean;
}

/**
 * No answer is sent before, whatever becomes of a body: who watches the line could else tell a decoy or a refusal, which
 * need no disk, from an answer. A commit follows its first answer after 10 ms and takes 1–5 ms.
 */
const LEAST_MS = 25;

/**
 * POST /v1/shops/{shop}/summaries: counts one device's answer. 204 whatever becomes of it, so that an answer tells
 * nobody whether a body was good, known, forged or a decoy; what was refused shows in the metrics. Sending it again changes
 * nothing. Only overload and a failing database answer otherwise (503), and then nothing was counted.
 *
 * @param address the visitor's, in plain form, null when it is not known; used for the cap of its network, kept nowhere
 */
export const postSummary =
  ({ingest, doorOf, now}: SummariesDeps) =>
  async (request: Request, shopId: string, address: string | null) => {
    const {open, grouped} = await doorOf(shopId);
    const least = sleep(LEAST_MS);
    const body = await readBody(request, BODY_BYTES);
    const summary = body ? await read(body, open, now()) : 'malformed';
    if (typeof summary === 'string') ingest.refuse(shopId, summary);
    else if (summary === null) await ingest.pass();
    else await ingest.add(shopId, summary, publicA(summary.task), ingest.originOf(shopId, address, grouped));
    await least;
    return new Response(null, {status: 204, headers: PUBLIC_HEADERS});
  };

/** null for a decoy: it leaves no trace, since a count of decoys would be a count of visits. */
async function read(body: Uint8Array, open: OpenSeal, now: number): Promise<Summary | Refusal | null> {
  const plaintext = await open(body);
  if (typeof plaintext === 'string') return plaintext;
  let summary: Summary | null;
  try {
    summary = decodeSummary(plaintext);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return /\.(task|row|value)$/.test(error.field) ? 'outside-task' : 'malformed';
  }
  if (summary === null) return null;
  if (!answerFits(summary)) return 'outside-task';
  const age = periodOf(now) - summary.period;
  return age === 0 || age === 1 ? summary : 'outside-period';
}
