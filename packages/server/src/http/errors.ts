import {DatabaseBusyError} from '../db/database.ts';
import {OverloadError} from '../ingest.ts';
import {PUBLIC_HEADERS} from './headers.ts';

/** What a caller did wrong, in the one form every route answers with. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  /** The place: a path segment, a header, a field. */
  readonly field: string;
  readonly expected: string;
  constructor(status: number, code: string, field: string, expected: string) {
    super(`${status} ${code}: ${field}: ${expected}`);
    this.name = 'HttpError';
    this.status = status;
    this.code = code;
    this.field = field;
    this.expected = expected;
  }
}

/**
 * The one place that turns a throw into an answer. What is our own fault is told to the operator through `report` and to
 * the caller only as "try again".
 */
export function errorResponse(error: unknown, report: (error: unknown) => void): Response {
  if (error instanceof HttpError) return jsonError(error.status, error.code, error.field, error.expected);
  const busy = error instanceof OverloadError || error instanceof DatabaseBusyError;
  if (!busy) report(error);
  const headers = {'Retry-After': '60'};
  return jsonError(503, busy ? 'overloaded' : 'unavailable', 'server', 'a request repeated later', headers);
}

function jsonError(
  status: number,
  code: string,
  field: string,
  expected: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json(
    {error: {code, field, expected}},
    {status, headers: {...PUBLIC_HEADERS, 'Cache-Control': 'no-store', ...headers}},
  );
}
