/** Building blocks of the drawings: SVG elements on a square of 400 units, light from the upper left. */

export type Extra = string;

export const rect = (x: number, y: number, w: number, h: number, r: number, fill: string, extra: Extra = '') =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}" ${extra}/>`;

export const circle = (x: number, y: number, r: number, fill: string, extra: Extra = '') =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${extra}/>`;

export const oval = (x: number, y: number, rx: number, ry: number, fill: string, extra: Extra = '') =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${extra}/>`;

export const path = (d: string, fill: string, extra: Extra = '') => `<path d="${d}" fill="${fill}" ${extra}/>`;

export const stroke = (d: string, color: string, width: number, extra: Extra = '') =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${extra}/>`;

export const turn = (degrees: number, x: number, y: number, ...parts: string[]) =>
  `<g transform="rotate(${degrees} ${x} ${y})">${parts.join('')}</g>`;

export const shift = (x: number, y: number, scale: number, ...parts: string[]) =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${parts.join('')}</g>`;

/** What is drawn for x < 200, and its mirror image. */
export const mirrored = (...parts: string[]) =>
  `${parts.join('')}<g transform="translate(400 0) scale(-1 1)">${parts.join('')}</g>`;

/** Printed words; `label` is ours, never a visitor's. */
export const words = (
  x: number,
  y: number,
  size: number,
  label: string,
  fill: string,
  extra: Extra = 'font-weight="600"',
) =>
  `<text x="${x}" y="${y}" font-size="${size}" text-anchor="middle" fill="${fill}" font-family="PingFang SC,Noto Sans CJK SC,Noto Sans SC,Microsoft YaHei,sans-serif" ${extra}>${label}</text>`;

/** The soft shadow a thing throws on the ground. */
export const ground = (x: number, y: number, rx: number) => oval(x, y, rx, rx * 0.09 + 5, 'url(#ground)');
