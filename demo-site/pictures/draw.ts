import * as fruit from './fruit.ts';
import * as goods from './goods.ts';
import * as home from './home.ts';
import {createPalette, mix, type Palette} from './palette.ts';
import * as textiles from './textiles.ts';

export {createPalette, type Palette};

/** Draws one thing on a square of 400 units; `label` is printed on packages, `seed` picks among a kind's looks. */
type Drawing = (palette: Palette, label: string, seed: number) => string;

const {phonecase, ...otherGoods} = goods;

const DRAWINGS = {...textiles, ...otherGoods, ...home, ...fruit, case: phonecase} satisfies Record<string, Drawing>;

export type PictureKind = keyof typeof DRAWINGS;

/** The product picture as an SVG document, the same bytes for the same arguments. */
export function drawPicture(kind: PictureKind, palette: Palette, label: string, seed: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400"><defs>${gradients(palette)}${print(palette, seed)}</defs>${backdrop(palette, seed)}${DRAWINGS[kind](palette, label, seed)}</svg>`;
}

const stop = (offset: number, color: string, opacity = 1) =>
  `<stop offset="${offset}" stop-color="${color}"${opacity < 1 ? ` stop-opacity="${opacity}"` : ''}/>`;

const linear = (id: string, x2: number, y2: number, ...stops: string[]) =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="${x2}" y2="${y2}">${stops.join('')}</linearGradient>`;

function gradients({main, light, dark}: Palette): string {
  return [
    linear('lit', 0.6, 1, stop(0, light), stop(0.45, main), stop(1, mix(main, dark, 0.7))),
    linear('round', 1, 0, stop(0, mix(main, dark, 0.4)), stop(0.28, light), stop(0.6, main), stop(1, dark)),
    linear('shade', 1, 0.25, stop(0, '#ffffff', 0.18), stop(0.45, '#ffffff', 0), stop(1, '#3a2418', 0.17)),
    linear('down', 0, 1, stop(0.4, '#000000', 0), stop(1, '#000000', 0.22)),
    linear('sky', 0, 1, stop(0, mix(main, '#5b7fb0', 0.5)), stop(1, mix(light, '#ffe2c4', 0.6))),
    `<radialGradient id="globe" cx=".36" cy=".3" r=".8">${stop(0, light)}${stop(0.5, main)}${stop(1, dark)}</radialGradient>`,
    `<radialGradient id="ground">${stop(0, '#3b2a20', 0.34)}${stop(0.6, '#3b2a20', 0.14)}${stop(1, '#3b2a20', 0)}</radialGradient>`,
  ].join('');
}

/** The cloth of this series: plain, stripes, dots, checks, sprigs or waves. */
function print({main, light, pale, dark}: Palette, seed: number): string {
  const [size, marks] = [
    [40, ''],
    [22, `<path d="M0 0V22M11 0V22" stroke="${light}" stroke-width="4"/>`],
    [28, `<circle cx="7" cy="7" r="4" fill="${pale}"/><circle cx="21" cy="21" r="4" fill="${pale}"/>`],
    [
      36,
      `<path d="M0 9H36M9 0V36" stroke="${light}" stroke-width="9" opacity=".55"/><path d="M0 27H36M27 0V36" stroke="${dark}" stroke-width="1.5" opacity=".5"/>`,
    ],
    [
      44,
      `<g fill="${pale}"><circle cx="11" cy="8" r="3"/><circle cx="11" cy="16" r="3"/><circle cx="7" cy="12" r="3"/><circle cx="15" cy="12" r="3"/><circle cx="33" cy="30" r="3"/><circle cx="33" cy="38" r="3"/><circle cx="29" cy="34" r="3"/><circle cx="37" cy="34" r="3"/></g><g fill="${dark}"><circle cx="11" cy="12" r="1.8"/><circle cx="33" cy="34" r="1.8"/></g>`,
    ],
    [32, `<path d="M0 10Q8 2 16 10T32 10M0 26Q8 18 16 26T32 26" fill="none" stroke="${light}" stroke-width="3"/>`],
  ][seed % 6] as [number, string];
  return `<pattern id="print" width="${size}" height="${size}" patternUnits="userSpaceOnUse"><rect width="${size}" height="${size}" fill="${main}"/>${marks}</pattern>`;
}

/** A quiet wall and floor in a tone that suits the thing. */
function backdrop({main}: Palette, seed: number): string {
  const wall = mix(mix(main, '#f6efe4', 0.86), ['#f4ece0', '#ecefe8', '#f1eaf0', '#e9eef1'][(seed >>> 3) % 4], 0.5);
  const floor = mix(wall, '#c9b49a', 0.22);
  const glow = mix(wall, '#ffffff', 0.55);
  const scenery = [
    `<circle cx="200" cy="196" r="160" fill="${glow}"/>`,
    `<path d="M64 400V190a136 136 0 0 1 272 0V400Z" fill="${glow}"/>`,
    `<rect y="286" width="400" height="114" fill="${floor}"/><path d="M250 0H400V286H180Z" fill="${glow}" opacity=".6"/>`,
    `<rect y="300" width="400" height="100" fill="${floor}"/><circle cx="120" cy="130" r="96" fill="${glow}" opacity=".8"/>`,
  ][(seed >>> 6) % 4];
  return `<rect width="400" height="400" fill="${wall}"/>${scenery}`;
}
