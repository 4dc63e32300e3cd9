/**
 * For everything the public may read from any shop's page. No credentials are ever allowed, so "any origin" gives
 * nothing away; no ETag and no Last-Modified, since a unique one would be a tracking id.
 */
export const PUBLIC_HEADERS: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Retry-After', // else a device of another origin could not obey it
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** Answers a browser's question before a POST with a content type of its own. */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...PUBLIC_HEADERS,
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': 'content-type',
      'Access-Control-Max-Age': '86400',
    },
  });
}

/** Whether the client takes brotli; quality values are honoured so far as `br;q=0` refuses it. */
export function acceptsBrotli(request: Request): boolean {
  return /(^|,)\s*br\s*(;\s*q=(?!0(\.0*)?\s*(,|$))[^,]*)?(,|$)/.test(request.headers.get('accept-encoding') ?? '');
}
