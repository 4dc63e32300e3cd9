const TRACKING = /^(utm_\w*|\w*clid|mc_[ce]id|_ga|_gl|spm|scm|ref|source|from|pos|algo_\w+)$/i;

/** Whether a parameter says where a visitor came from, never which item a page shows. */
export const isTracking = (parameter: string): boolean => TRACKING.test(parameter);

/**
 * What two addresses of the same page have in common: path and telling parameters, without origin, tracking
 * parameters, fragment and trailing slash. A route inside the fragment ("#/item/1") is part of the path.
 */
export function normalizeUrl(url: string): string {
  const [address, fragment = ''] = url.trim().split(/#(.*)/s);
  const [path, search = ''] = address.replace(/^([a-z][a-z\d+.-]*:)?\/\/[^/?]*/i, '').split(/\?(.*)/s);
  const parameters = search
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(pair.split('=')[0]))
    .sort();
  const route = /^!?\//.test(fragment) ? `#${fragment}` : '';
  const whole = `/${decoded(path)}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
  return whole + (parameters.length > 0 ? `?${decoded(parameters.join('&'))}` : '') + decoded(route);
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURI(text);
  } catch {
    return text; // a stray % is a name like any other
  }
}
