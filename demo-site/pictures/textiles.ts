import type {Palette} from './palette.ts';
import {circle, ground, oval, path, rect, stroke, words} from './shapes.ts';

const seam = (d: string, p: Palette) => stroke(d, p.deep, 1.6, 'opacity=".35" stroke-dasharray="5 5"');

/** Folded stack with a pillow in front, tied with a ribbon. */
export const bedset = (p: Palette, label: string) =>
  ground(200, 318, 140) +
  rect(72, 250, 256, 62, 26, p.dark) +
  rect(72, 238, 256, 62, 26, 'url(#print)') +
  stroke('M86 276Q200 290 314 276', p.deep, 2, 'opacity=".25"') +
  rect(78, 188, 244, 58, 26, p.light) +
  stroke('M92 222Q200 236 308 222', p.dark, 2, 'opacity=".4"') +
  rect(84, 144, 232, 52, 24, 'url(#print)') +
  path(
    'M96 138Q100 74 120 82Q200 66 280 82Q300 74 304 138Q310 164 288 158Q200 170 112 158Q90 164 96 138Z',
    'url(#lit)',
  ) +
  path('M118 92Q200 80 282 92Q284 128 282 148Q200 158 118 148Q114 128 118 92Z', p.pale, 'opacity=".55"') +
  seam('M118 92Q200 80 282 92Q284 128 282 148Q200 158 118 148Q114 128 118 92', p) +
  rect(176, 184, 48, 128, 3, '#fffaf0', 'opacity=".94"') +
  rect(181, 208, 38, 62, 3, '#fff', `stroke="${p.main}" stroke-width="1.5"`) +
  words(200, 245, label.length > 2 ? 12 : 15, label, p.deep);

export const quilt = (p: Palette) =>
  ground(200, 320, 142) +
  path(
    'M66 300Q56 250 74 212Q56 168 84 132Q200 108 316 132Q344 168 326 212Q344 250 334 300Q200 330 66 300Z',
    'url(#lit)',
  ) +
  path('M74 212Q200 236 326 212Q332 220 326 226Q200 250 74 226Z', p.dark, 'opacity=".35"') +
  [120, 160, 200, 240, 280]
    .map(
      (x) =>
        seam(`M${x} 124Q${x + (x - 200) * 0.16} 180 ${x} 222`, p) +
        seam(`M${x} 236Q${x + (x - 200) * 0.16} 270 ${x} 312`, p),
    )
    .join('') +
  seam('M72 170Q200 192 328 170', p) +
  seam('M66 268Q200 294 334 268', p) +
  path('M84 132Q200 108 316 132Q300 150 200 152Q100 150 84 132Z', '#fff', 'opacity=".4"');

export const pillow = (p: Palette) =>
  ground(200, 306, 138) +
  path(
    'M70 250Q52 236 66 196Q60 160 86 164Q200 138 314 164Q340 160 334 196Q348 236 330 250Q340 296 310 290Q200 308 90 290Q60 296 70 250Z',
    p.dark,
    'transform="translate(0 12)"',
  ) +
  path(
    'M70 236Q52 216 66 176Q60 134 86 140Q200 112 314 140Q340 134 334 176Q348 216 330 236Q340 288 310 278Q200 298 90 278Q60 288 70 236Z',
    'url(#lit)',
  ) +
  path('M104 164Q200 144 296 164Q304 210 294 252Q200 268 106 252Q96 210 104 164Z', 'url(#print)', 'opacity=".8"') +
  stroke(
    'M84 150Q110 166 118 180M316 150Q290 166 282 180M84 272Q106 262 116 246M316 272Q294 262 284 246',
    p.deep,
    2.4,
    'opacity=".22"',
  ) +
  oval(160, 172, 60, 16, '#fff', 'opacity=".35" transform="rotate(-8 160 172)"');

export const blanket = (p: Palette) =>
  ground(200, 322, 128) +
  path('M92 312Q84 200 96 112Q200 90 304 112Q316 200 308 312Q200 334 92 312Z', 'url(#lit)') +
  path('M92 312Q88 260 90 232Q200 254 310 232Q312 260 308 312Q200 334 92 312Z', 'url(#print)') +
  stroke('M96 150Q200 130 304 150M94 190Q200 170 306 190M91 232Q200 254 309 232', p.deep, 2, 'opacity=".25"') +
  Array.from({length: 28}, (_, i) =>
    stroke(`M${96 + i * 7.7} ${313 + Math.sin((i / 27) * Math.PI) * 10}v16`, p.light, 3),
  ).join('') +
  path('M96 112Q200 90 304 112Q302 124 304 130Q200 108 96 130Z', '#fff', 'opacity=".3"');

export const crib = (p: Palette, label: string) =>
  ground(200, 336, 146) +
  rect(62, 112, 14, 220, 6, '#b98a5c') +
  rect(324, 112, 14, 220, 6, '#b98a5c') +
  rect(62, 104, 276, 16, 8, '#d3a675') +
  Array.from({length: 9}, (_, i) => rect(92 + i * 26, 120, 8, 100, 4, '#dbb588')).join('') +
  path('M84 214Q96 178 144 182Q186 178 190 214Q188 236 138 234Q84 236 84 214Z', '#fffaf2') +
  path('M78 232Q200 206 322 232V288H78Z', 'url(#print)') +
  path('M78 232Q200 206 322 232V250Q200 224 78 250Z', p.pale) +
  rect(62, 284, 276, 18, 8, '#c4966a') +
  circle(264, 204, 22, p.dark) +
  circle(248, 184, 9, p.dark) +
  circle(280, 184, 9, p.dark) +
  oval(264, 210, 10, 8, p.pale) +
  circle(257, 200, 2.4, '#3a2c27') +
  circle(271, 200, 2.4, '#3a2c27') +
  stroke('M150 120C150 80 250 80 250 120', '#b98a5c', 3) +
  [168, 200, 232]
    .map(
      (x, i) =>
        stroke(`M${x} ${94 - (i % 2) * 4}v26`, '#a78767', 1.6) +
        (i === 1
          ? path(`M${x} 112l5 10 11 1-8 8 2 11-10-5-10 5 2-11-8-8 11-1Z`, '#e8b95e')
          : circle(x, 126, 9, p.main)),
    )
    .join('') +
  words(200, 274, 15, label, p.deep, 'opacity=".75"');

const sleeveless =
  'M148 92Q164 116 200 116Q236 116 252 92L296 112L318 170L278 190L268 168L270 268Q254 274 238 312Q200 326 162 312Q146 274 130 268L132 168L122 190L82 170L104 112Z';

export const onesie = (p: Palette) =>
  ground(200, 338, 100) +
  path(sleeveless, 'url(#print)') +
  path(sleeveless, 'url(#shade)') +
  stroke('M148 92Q164 118 200 118Q236 118 252 92', p.pale, 9) +
  stroke('M84 170L120 188M316 170L280 188', p.pale, 8) +
  stroke('M131 268Q150 276 164 312M269 268Q250 276 236 312', p.pale, 7) +
  circle(184, 312, 4, '#fff') +
  circle(200, 315, 4, '#fff') +
  circle(216, 312, 4, '#fff') +
  circle(200, 196, 34, '#fffaf2', 'opacity=".92"') +
  circle(200, 200, 18, p.dark) +
  circle(187, 184, 7, p.dark) +
  circle(213, 184, 7, p.dark) +
  oval(200, 206, 8, 6, p.pale) +
  circle(194, 197, 2, '#3a2c27') +
  circle(206, 197, 2, '#3a2c27');

export const babyjacket = (p: Palette) =>
  ground(200, 330, 110) +
  path(
    'M150 104Q200 60 250 104L300 132L332 240L292 256L272 204L274 306Q200 326 126 306L128 204L108 256L68 240L100 132Z',
    'url(#lit)',
  ) +
  [150, 196, 242, 284].map((y) => seam(`M126 ${y}Q200 ${y + 14} 274 ${y}`, p)).join('') +
  path('M146 108Q156 62 200 60Q244 62 254 108Q230 132 200 132Q170 132 146 108Z', p.dark) +
  path('M160 106Q168 80 200 78Q232 80 240 106Q222 120 200 120Q178 120 160 106Z', p.pale) +
  circle(160, 70, 14, p.dark) +
  circle(240, 70, 14, p.dark) +
  circle(160, 70, 7, p.pale) +
  circle(240, 70, 7, p.pale) +
  stroke('M200 132V314', p.deep, 3, 'opacity=".5"') +
  [160, 204, 248, 290].map((y) => circle(200, y, 6, '#fff7ea')).join('') +
  rect(140, 236, 40, 36, 10, p.dark, 'opacity=".4"') +
  rect(220, 236, 40, 36, 10, p.dark, 'opacity=".4"');

export const sleepsack = (p: Palette) =>
  ground(200, 344, 104) +
  path(
    'M154 84Q200 118 246 84L268 100L262 148Q300 240 296 306Q292 336 200 338Q108 336 104 306Q100 240 138 148L132 100Z',
    'url(#print)',
  ) +
  path(
    'M154 84Q200 118 246 84L268 100L262 148Q300 240 296 306Q292 336 200 338Q108 336 104 306Q100 240 138 148L132 100Z',
    'url(#shade)',
  ) +
  stroke('M154 86Q200 120 246 86', p.pale, 9) +
  stroke('M200 112V330', p.pale, 6) +
  rect(194, 128, 12, 20, 5, '#caa66b') +
  circle(146, 104, 6, '#fff') +
  circle(254, 104, 6, '#fff') +
  path('M226 212a26 26 0 1 0 26 34a20 20 0 1 1-26-34Z', '#fff3cf') +
  path('M160 196l4 8 9 1-6 6 1 9-8-4-8 4 1-9-6-6 9-1Z', '#fff3cf');

export const dress = (p: Palette) =>
  ground(200, 362, 100) +
  stroke('M200 44V62M158 78Q200 44 242 78', '#b08e66', 5) +
  path(
    'M164 76Q172 104 200 106Q228 104 236 76L252 82L262 122L246 176Q292 270 302 340Q200 372 98 340Q108 270 154 176L138 122L148 82Z',
    'url(#print)',
  ) +
  path(
    'M164 76Q172 104 200 106Q228 104 236 76L252 82L262 122L246 176Q292 270 302 340Q200 372 98 340Q108 270 154 176L138 122L148 82Z',
    'url(#shade)',
  ) +
  path('M152 172Q200 186 248 172L252 188Q200 204 148 188Z', p.dark) +
  stroke('M176 200Q164 270 150 346M200 204V356M224 200Q236 270 250 346', p.deep, 2.4, 'opacity=".28"') +
  path('M226 186l26 30M226 186l6 40', 'none', `stroke="${p.dark}" stroke-width="6" stroke-linecap="round"`);

const knit =
  'M152 92Q200 120 248 92L298 118L340 268L298 284L272 196L274 318Q200 334 126 318L128 196L102 284L60 268L102 118Z';

export const sweater = (p: Palette) =>
  ground(200, 336, 116) +
  path(knit, 'url(#lit)') +
  path(knit, 'url(#shade)') +
  [164, 200, 236]
    .map((x) =>
      Array.from({length: 10}, (_, i) =>
        stroke(`M${x - 9} ${128 + i * 18}q9 10 18 0M${x - 9} ${136 + i * 18}q9 -10 18 0`, p.deep, 2, 'opacity=".28"'),
      ).join(''),
    )
    .join('') +
  stroke('M152 94Q200 124 248 94', p.dark, 15) +
  path('M126 304Q200 320 274 304V320Q200 336 126 320Z', p.dark) +
  stroke('M62 258L100 274M338 258L300 274', p.dark, 16);

export const coat = (p: Palette) =>
  ground(200, 366, 104) +
  path(
    'M158 66L242 66L292 92L328 262L288 272L270 176L286 352Q200 368 114 352L130 176L112 272L72 262L108 92Z',
    'url(#lit)',
  ) +
  path(
    'M158 66L242 66L292 92L328 262L288 272L270 176L286 352Q200 368 114 352L130 176L112 272L72 262L108 92Z',
    'url(#shade)',
  ) +
  path('M176 66L224 66L200 160Z', '#fff8ee') +
  path('M158 64L200 168L166 196L138 104Z', p.dark) +
  path('M242 64L200 168L234 196L262 104Z', p.dark) +
  stroke('M200 168V358', p.deep, 2.6, 'opacity=".5"') +
  path('M126 214H274L276 236H124Z', p.dark, 'opacity=".75"') +
  rect(188, 210, 26, 30, 4, 'none', `stroke="${p.deep}" stroke-width="4"`) +
  [190, 262, 300].map((y) => circle(178, y, 6, p.deep) + circle(222, y, 6, p.deep)).join('') +
  stroke('M138 276l30-6M262 276l-30-6', p.deep, 5, 'opacity=".5"');

const button =
  'M150 78L200 96L250 78L300 104L336 268L296 278L272 178L274 334Q200 346 126 334L128 178L104 278L64 268L100 104Z';

export const shirt = (p: Palette) =>
  ground(200, 346, 116) +
  path(button, 'url(#print)') +
  path(button, 'url(#shade)') +
  path('M166 72Q200 62 234 72L226 100L200 112L174 100Z', p.deep, 'opacity=".45"') +
  path('M152 76L170 66L200 108L174 138Z', p.light) +
  path('M248 76L230 66L200 108L226 138Z', p.light) +
  stroke('M190 112V342M210 112V342', p.deep, 1.6, 'opacity=".3"') +
  [134, 172, 210, 248, 286, 320]
    .map((y) => circle(200, y, 4.5, '#fffdf8', `stroke="${p.deep}" stroke-width=".8"`))
    .join('') +
  path('M226 164h38v34l-19 10-19-10Z', p.dark, 'opacity=".28"') +
  stroke('M66 254L104 266M334 254L296 266', p.dark, 4, 'opacity=".6"');

export const trousers = (p: Palette) =>
  ground(200, 364, 94) +
  path('M132 56H268L292 352H222L200 160L178 352H108Z', 'url(#lit)') +
  path('M132 56H268L292 352H222L200 160L178 352H108Z', 'url(#shade)') +
  path('M130 54H270L272 80H128Z', p.dark) +
  [150, 176, 224, 250].map((x) => rect(x - 4, 50, 8, 34, 3, p.deep)).join('') +
  stroke('M200 80V160M200 80Q214 100 208 138', p.deep, 2.4, 'opacity=".6"') +
  seam('M136 84Q146 116 124 132M264 84Q254 116 276 132M152 160L142 350M248 160L258 350', p) +
  circle(200, 68, 5, '#d8b676') +
  path('M108 338H178L177 352H107ZM222 338H292L293 352H223Z', p.dark);

export const jacket = (p: Palette) =>
  ground(200, 336, 116) +
  path(
    'M150 92Q200 74 250 92L302 118L338 270L298 284L274 196L276 308Q200 324 124 308L126 196L102 284L62 270L98 118Z',
    'url(#lit)',
  ) +
  path(
    'M150 92Q200 74 250 92L302 118L338 270L298 284L274 196L276 308Q200 324 124 308L126 196L102 284L62 270L98 118Z',
    'url(#shade)',
  ) +
  path('M160 96Q164 70 200 68Q236 70 240 96L200 116Z', p.deep) +
  stroke('M200 112V316', '#e2d6c3', 5, 'stroke-dasharray="4 4"') +
  rect(196, 128, 8, 24, 4, '#d8b676') +
  path('M124 292Q200 308 276 292V310Q200 326 124 310Z', p.deep) +
  stroke('M64 260L100 274M336 260L300 274', p.deep, 15) +
  seam('M128 168Q164 178 192 168M208 168Q236 178 272 168', p) +
  stroke('M142 222l34 18M258 222l-34 18', p.deep, 6, 'opacity=".6"');

export const mat = (p: Palette) =>
  ground(200, 306, 150) +
  path('M90 222L330 252L346 290L104 292Z', p.dark) +
  path('M84 216L330 246V256L84 230Z', p.main) +
  rect(68, 176, 250, 118, 59, 'url(#lit)') +
  rect(68, 176, 250, 118, 59, 'url(#down)') +
  oval(262, 235, 56, 59, p.light) +
  [46, 34, 22, 10].map((r) => oval(262, 235, r, r * 1.05, 'none', `stroke="${p.dark}" stroke-width="4"`)).join('') +
  rect(116, 174, 18, 122, 8, p.deep) +
  rect(186, 174, 18, 122, 8, p.deep) +
  stroke('M125 176Q156 116 195 176', p.deep, 9);

export const tent = (p: Palette) =>
  ground(200, 322, 172) +
  path('M200 92L48 316H352Z', 'url(#lit)') +
  path('M200 92L352 316H268Z', p.dark) +
  path('M200 92L134 316H266Z', p.deep) +
  path('M200 92L134 316Q172 300 192 210Z', p.pale) +
  path('M200 92L266 316Q228 300 208 210Z', p.light) +
  stroke('M200 92V76M48 316L24 330M352 316L376 330M120 210L40 300M280 210L360 300', '#7a6450', 3) +
  path('M200 78l34 10-34 12Z', '#d9593d') +
  path('M30 330q8-22 16 0M354 330q8-18 16 0', '#7f9d6c') +
  circle(318, 92, 26, '#ffe3a3', 'opacity=".8"');
