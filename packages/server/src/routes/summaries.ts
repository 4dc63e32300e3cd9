import {BODY_BYTES, decodeSummary, ParseError, periodOf, type Summary} from '@vitrine/core';
import {PUBLIC_HEADERS} from '../http/headers.ts';
import {readBody} from '../http/read-body.ts';
import type {Ingest} from '../ingest.ts';
import type {OpenSeal, Refusal} from '../open-seal.ts';
import {answerFits, publicA} from '../tasks.ts';

export interface SummariesDeps {
  readonly ingest: Ingest;
  /** The opener of a shop's keys. @throws HttpError 404 for an unknown shop */
  readonly openerOf: (shopId: string) => Promise<OpenSeal>;
  readonly now: () => number;
}

/**
 * POST /v1/shops/{shop}/summaries: counts one device's answer. 204 whatever becomes of it, so that an answer tells
 * nobody whether a body was good, known or forged; what was refused shows in the metrics. Sending it again changes
 * nothing. Only overload and a failing database answer otherwise (503), and then nothing was counted.
 */
export const postSummary =
  ({ingest, openerOf, now}: SummariesDeps) =>
  async (request: Request, shopId: string) => {
    const open = await openerOf(shopId);
    const body = await readBody(request, BODY_BYTES);
    const summary = body ? await read(body, open, now()) : 'malformed';
    if (typeof summary === 'string') ingest.refuse(shopId, summary);
    else if (summary !== null) await ingest.add(shopId, summary, publicA(summary.task));
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
