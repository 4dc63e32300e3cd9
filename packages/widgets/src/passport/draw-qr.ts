import {encode} from 'uqr';

/** Light modules around a code, as ISO/IEC 18004 asks. */
const QUIET = 4;

/** A QR code of the text (error correction L) as a picture that grows with its box. @throws RangeError when the text is too long for one */
export function drawQr(text: string, label: string): SVGSVGElement {
  const {data, size} = encode(text, {ecc: 'L', border: QUIET});
  const picture = shape('svg', {viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': label, part: 'qr'});
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? `M${x} ${y}h1v1h-1z` : []))).join('');
  picture.append(
    shape('rect', {width: String(size), height: String(size), fill: '#fff'}),
    shape('path', {d: dark, fill: '#000', 'shape-rendering': 'crispEdges'}),
  );
  return picture;
}

function shape<K extends 'svg' | 'rect' | 'path'>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[K] {
  const namespace = 'http://www.w3.org/2000/svg';
  const node = Document.prototype.createElementNS.call(document, namespace, tag) as SVGElementTagNameMap[K]; // as in `build`
  for (const name of Object.keys(attributes)) node.setAttribute(name, attributes[name]);
  return node;
}
