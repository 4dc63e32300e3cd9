import type {Palette} from './palette.ts';
import {circle, ground, oval, path, shift, stroke} from './shapes.ts';

const APPLE =
  'M200 150Q176 118 128 128Q82 142 84 212Q92 300 150 328Q180 338 200 322Q220 338 250 328Q308 300 316 212Q318 142 272 128Q224 118 200 150Z';

const oneApple = (p: Palette) =>
  path(APPLE, 'url(#globe)') +
  path('M168 142Q200 162 232 142Q218 162 200 162Q182 162 168 142Z', p.deep, 'opacity=".5"') +
  stroke('M200 156Q198 118 212 92', '#6b4a34', 8) +
  path('M212 116Q236 72 288 84Q272 128 212 116Z', '#7fa550') +
  stroke('M216 114Q246 104 282 88', '#5f833a', 2.5) +
  [
    [150, 240],
    [176, 290],
    [240, 262],
    [262, 214],
    [222, 210],
    [140, 196],
    [200, 250],
  ]
    .map(([x, y]) => circle(x, y, 2.2, p.pale, 'opacity=".8"'))
    .join('') +
  oval(128, 188, 16, 36, '#fff', 'opacity=".42" transform="rotate(18 128 188)"');

export const apple = (p: Palette) =>
  ground(200, 340, 150) +
  shift(150, 66, 0.62, oneApple(p)) +
  shift(14, 74, 0.72, oneApple(p)) +
  shift(118, 118, 0.66, oneApple(p));

export const orange = (p: Palette) => {
  const whole =
    circle(200, 200, 110, 'url(#globe)') +
    path('M198 98q24-44 72-30q-14 40-72 30Z', '#7fa550') +
    circle(198, 98, 7, '#6b7d3d') +
    oval(150, 150, 24, 38, '#fff', 'opacity=".35" transform="rotate(34 150 150)"');
  const half =
    circle(200, 200, 110, p.main) +
    circle(200, 200, 100, '#fff4dd') +
    Array.from({length: 9}, (_, i) => {
      const [a, b] = [(i * 40 - 17) * (Math.PI / 180), (i * 40 + 17) * (Math.PI / 180)];
      const at = (angle: number, r: number) =>
        `${(200 + Math.cos(angle) * r).toFixed(1)} ${(200 + Math.sin(angle) * r).toFixed(1)}`;
      return path(
        `M${at((a + b) / 2, 14)}L${at(a, 88)}Q${at((a + b) / 2, 98)} ${at(b, 88)}Z`,
        p.light,
        `stroke="${p.main}" stroke-width="2" stroke-linejoin="round"`,
      );
    }).join('');
  return (
    ground(200, 338, 150) + shift(120, 34, 0.78, whole) + shift(-2, 104, 0.88, whole) + shift(190, 158, 0.82, half)
  );
};

export const grapes = (p: Palette) => {
  const rows = [
    [120, 160, 200, 240, 280],
    [100, 140, 180, 220, 260, 300],
    [120, 160, 200, 240, 280],
    [140, 180, 220, 260],
    [160, 200, 240],
    [182, 218],
    [200],
  ];
  return (
    ground(200, 352, 96) +
    stroke('M200 122Q198 84 222 58', '#7b5b3a', 9) +
    path('M206 104Q238 50 306 74Q300 132 206 104ZM196 108Q150 56 100 92Q118 134 196 108Z', '#7fa550') +
    rows
      .map((row, y) =>
        row
          .map(
            (x) =>
              circle(x, 134 + y * 34, 24, 'url(#globe)') +
              oval(x - 8, 125 + y * 34, 5, 8, '#fff', `opacity=".5" transform="rotate(30 ${x - 8} ${125 + y * 34})"`),
          )
          .join(''),
      )
      .join('') +
    stroke('M222 58q26-6 30 14t20 4', p.dark, 3)
  );
};

export const cherries = (p: Palette) => {
  const cherry = (x: number, y: number, r: number) =>
    circle(x, y, r, 'url(#globe)') +
    path(
      `M${x - r * 0.4} ${y - r * 0.84}q${r * 0.4} ${r * 0.36} ${r * 0.8} 0q${-r * 0.4} ${r * 0.6} ${-r * 0.8} 0Z`,
      p.deep,
      'opacity=".6"',
    ) +
    oval(
      x - r * 0.4,
      y - r * 0.3,
      r * 0.14,
      r * 0.3,
      '#fff',
      `opacity=".6" transform="rotate(24 ${x - r * 0.4} ${y - r * 0.3})"`,
    );
  return (
    ground(200, 342, 136) +
    stroke('M140 216Q160 120 226 66M272 226Q262 130 226 66M206 262Q208 140 226 66', '#7f9a4a', 6) +
    path('M226 70Q268 26 334 58Q304 112 226 70Z', '#7fa550') +
    stroke('M232 70Q280 60 322 60', '#5f833a', 2.5) +
    cherry(140, 262, 56) +
    cherry(272, 270, 54) +
    cherry(206, 298, 46)
  );
};
