import type {Palette} from './palette.ts';
import {circle, ground, oval, path, rect, shift, stroke, turn, words} from './shapes.ts';

/** A cylinder standing on the ground, filled by the horizontal gradient. */
const can = (x: number, y: number, w: number, h: number, fill = 'url(#round)') =>
  path(`M${x} ${y}V${y + h}A${w / 2} ${w * 0.11} 0 0 0 ${x + w} ${y + h}V${y}Z`, fill) +
  oval(x + w / 2, y, w / 2, w * 0.11, fill);

export const tin = (p: Palette, label: string, seed: number) =>
  ground(200, 346, 104) +
  can(110, 104, 180, 236) +
  path('M110 150V290A90 20 0 0 0 290 290V150A90 20 0 0 1 110 150Z', '#fffaf0', 'opacity=".94"') +
  path('M110 240Q160 214 200 244T290 232V290A90 20 0 0 1 110 290Z', p.main, 'opacity=".55"') +
  path('M110 262Q150 244 206 264T290 256V290A90 20 0 0 1 110 290Z', p.dark, 'opacity=".5"') +
  can(106, 84, 188, 22, '#e9e1d3') +
  oval(200, 84, 94, 20, '#fbf6ec') +
  oval(200, 84, 76, 14, '#efe7d8') +
  words(200, 210, label.length > 3 ? 24 : 31, label, p.deep) +
  stroke('M160 222H240', p.main, 3) +
  circle(200, 262, 23, '#fffdf7') +
  (seed % 2
    ? path('M189 258q-3-10 4-8q2 5 7 5t7-5q7-2 4 8q4 8-3 16q-8 6-16 0q-7-8-3-16Z', p.deep)
    : path('M200 246q18 12 0 32q-18-20 0-32Z', p.deep)) +
  path('M124 118V330A90 20 0 0 0 142 336V120Z', '#fff', 'opacity=".35"') +
  path('M264 120V337A90 20 0 0 0 290 328V110Z', '#000', 'opacity=".07"');

export const diapers = (p: Palette, label: string) =>
  ground(200, 338, 130) +
  path('M84 132Q92 96 118 98H282Q308 96 316 132L320 330H80Z', 'url(#lit)') +
  path('M118 98Q200 78 282 98Q262 118 200 118Q138 118 118 98Z', p.light) +
  rect(178, 70, 44, 22, 8, 'none', `stroke="${p.dark}" stroke-width="6"`) +
  path('M80 330L84 250Q200 214 316 250L320 330Z', '#fffaf2', 'opacity=".9"') +
  circle(200, 200, 62, '#fffaf2') +
  circle(200, 204, 40, '#f6cfae') +
  circle(162, 206, 8, '#f0c19b') +
  circle(238, 206, 8, '#f0c19b') +
  circle(186, 200, 4, '#4b352b') +
  circle(214, 200, 4, '#4b352b') +
  stroke('M188 216Q200 228 212 216', '#b3623f', 3) +
  stroke('M196 166q8-12 12 0', '#8a5d3f', 3.5) +
  circle(176, 214, 6, '#ef9c86', 'opacity=".6"') +
  circle(224, 214, 6, '#ef9c86', 'opacity=".6"') +
  words(200, 302, 26, label, p.deep) +
  path('M92 120L86 326H104L110 110Z', '#fff', 'opacity=".3"');

export const giftbox = (p: Palette) =>
  ground(200, 338, 132) +
  rect(86, 176, 228, 158, 8, 'url(#lit)') +
  rect(86, 176, 228, 158, 8, 'url(#shade)') +
  rect(74, 136, 252, 52, 8, 'url(#print)') +
  rect(74, 180, 252, 10, 3, p.deep, 'opacity=".25"') +
  rect(180, 136, 40, 198, 0, '#fff3d6') +
  rect(180, 136, 8, 198, 0, '#e0bf7d') +
  rect(212, 136, 8, 198, 0, '#e0bf7d') +
  path('M200 136C150 60 90 84 120 118C136 136 176 138 200 136Z', '#f5dca3') +
  path('M200 136C250 60 310 84 280 118C264 136 224 138 200 136Z', '#eecb82') +
  path(
    'M198 132C164 92 134 98 144 114C152 126 180 132 198 132ZM202 132C236 92 266 98 256 114C248 126 220 132 202 132Z',
    p.dark,
    'opacity=".3"',
  ) +
  rect(184, 116, 32, 28, 10, '#dcb566');

export const babybottle = (p: Palette) =>
  ground(200, 350, 70) +
  path('M184 96Q184 62 200 58Q216 62 216 96L232 116H168Z', '#eec49a') +
  rect(152, 112, 96, 40, 12, 'url(#lit)') +
  [164, 180, 196, 212, 228].map((x) => rect(x, 116, 4, 32, 2, p.dark, 'opacity=".3"')).join('') +
  path(
    'M156 150H244Q262 168 260 196V318Q258 346 232 346H168Q142 346 140 318V196Q138 168 156 150Z',
    '#fdfdfb',
    `opacity=".92" stroke="${p.light}" stroke-width="3"`,
  ) +
  path('M146 226H254V318Q252 340 232 340H168Q148 340 146 318Z', '#fff3dc') +
  path('M146 226Q200 240 254 226V234Q200 250 146 234Z', '#f3e2c1') +
  [250, 274, 298, 320].map((y, i) => stroke(`M226 ${y}h${i % 2 ? 14 : 22}`, p.dark, 3)).join('') +
  path('M184 262q-3-10 4-8q3 5 8 5t8-5q7-2 4 8q4 8-3 15q-9 6-18 0q-7-7-3-15Z', p.main) +
  rect(152, 176, 12, 150, 6, '#fff', 'opacity=".8"');

export const carseat = (p: Palette) =>
  ground(200, 350, 122) +
  path('M92 300Q200 330 308 300L318 340Q200 360 82 340Z', '#3b3c42') +
  path('M118 96Q124 48 200 46Q276 48 282 96L304 250Q306 306 262 314H138Q94 306 96 250Z', p.dark) +
  path('M136 100Q142 66 200 64Q258 66 264 100L280 232H120Z', 'url(#lit)') +
  path('M148 74Q132 90 134 148Q160 136 162 92ZM252 74Q268 90 266 148Q240 136 238 92Z', p.deep) +
  path('M112 236Q200 210 288 236Q296 292 268 300Q200 312 132 300Q104 292 112 236Z', 'url(#print)') +
  path('M160 116Q200 104 240 116L244 200Q200 212 156 200Z', p.pale, 'opacity=".6"') +
  stroke('M172 116L186 244M228 116L214 244', '#2f3036', 11) +
  stroke('M188 250L150 292M212 250L250 292', '#2f3036', 10) +
  rect(182, 236, 36, 34, 9, '#46474e') +
  rect(190, 246, 20, 14, 4, '#d8533e') +
  rect(74, 220, 40, 26, 12, '#46474e') +
  rect(286, 220, 40, 26, 12, '#46474e') +
  path('M150 84Q200 66 250 84Q200 78 150 84Z', '#fff', 'opacity=".5"');

export const stroller = (p: Palette) =>
  ground(196, 352, 130) +
  stroke('M92 120L144 176L262 300M132 300L250 176L300 128', '#50525a', 9) +
  stroke('M78 112H104', '#8a5d3f', 13) +
  path('M142 208Q130 96 250 88V208Z', 'url(#lit)') +
  path('M142 208Q164 112 250 88M250 88Q196 128 190 208', 'none', `stroke="${p.deep}" stroke-width="3" opacity=".45"`) +
  path('M138 204H300Q312 262 252 270H192Q148 262 138 204Z', 'url(#print)') +
  path('M250 88V204H300Q304 128 250 88Z', p.deep, 'opacity=".85"') +
  path('M258 176q24-14 34 28h-40Z', '#f6cfae') +
  rect(134, 196, 172, 16, 8, p.dark) +
  stroke('M282 268L318 300', '#50525a', 8) +
  [132, 276]
    .map((x) => circle(x, 316, 34, '#3d3e45') + circle(x, 316, 22, '#d9dadb') + circle(x, 316, 8, '#3d3e45'))
    .join('');

export const phone = (p: Palette, label: string) =>
  ground(206, 356, 96) +
  turn(
    8,
    244,
    200,
    rect(178, 56, 146, 290, 26, p.deep),
    rect(182, 56, 146, 290, 26, 'url(#lit)'),
    rect(194, 70, 62, 78, 18, p.light),
    circle(214, 92, 14, '#2b2c31'),
    circle(214, 92, 6, '#55637d'),
    circle(236, 126, 14, '#2b2c31'),
    circle(236, 126, 6, '#55637d'),
    circle(240, 90, 5, '#fff5d0'),
    circle(253, 236, 13, 'none', `stroke="${p.deep}" stroke-width="4" opacity=".4"`),
  ) +
  turn(
    -7,
    150,
    210,
    rect(76, 70, 142, 282, 25, '#222327'),
    rect(83, 77, 128, 268, 19, 'url(#sky)'),
    circle(147, 90, 5, '#1a1b1f'),
    words(147, 158, 34, '10:24', '#fff', 'font-weight="300"'),
    words(147, 182, 13, label, '#fff', 'opacity=".9"'),
    path('M83 262Q116 218 150 258T211 242V326Q211 345 192 345H102Q83 345 83 326Z', p.dark, 'opacity=".75"'),
    path('M83 292Q124 258 160 292T211 282V326Q211 345 192 345H102Q83 345 83 326Z', p.deep, 'opacity=".75"'),
    rect(122, 334, 50, 4, 2, '#fff', 'opacity=".8"'),
  );

export const phonecase = (p: Palette) =>
  ground(200, 358, 88) +
  rect(122, 48, 156, 304, 34, p.dark) +
  rect(126, 46, 150, 300, 32, 'url(#lit)') +
  rect(140, 62, 66, 76, 20, '#2b2c31') +
  circle(160, 84, 13, '#4c5567') +
  circle(184, 114, 13, '#4c5567') +
  circle(188, 84, 5, '#fff5d0') +
  oval(202, 232, 52, 50, p.dark, 'opacity=".55"') +
  oval(200, 230, 44, 42, '#fdf6e4') +
  path('M200 212q22 14 0 38q-22-24 0-38Z', p.light) +
  oval(194, 230, 3, 6, '#6b4a34') +
  oval(206, 230, 3, 6, '#6b4a34') +
  stroke('M200 180V166', '#6b4a34', 5) +
  rect(132, 70, 6, 240, 3, '#fff', 'opacity=".4"');

export const charger = (p: Palette) =>
  ground(188, 336, 120) +
  rect(150, 96, 12, 42, 4, '#c9b27a') +
  rect(206, 96, 12, 42, 4, '#c9b27a') +
  rect(104, 134, 160, 180, 34, p.dark) +
  rect(104, 130, 156, 178, 34, 'url(#lit)') +
  rect(156, 276, 50, 16, 8, '#35363b') +
  stroke('M180 290C180 350 330 346 326 250Q322 200 300 190', '#e9e6df', 11) +
  rect(284, 152, 34, 44, 9, '#f6f4ef') +
  rect(291, 136, 20, 18, 4, '#b9bcc0') +
  path('M190 172l-24 38h18l-8 34 30-44h-20l10-28Z', p.pale) +
  rect(116, 148, 8, 140, 4, '#fff', 'opacity=".4"');

export const earbuds = (p: Palette) =>
  ground(200, 344, 116) +
  path('M96 190Q96 92 200 92Q304 92 304 190Z', p.light) +
  path('M112 186Q116 110 200 110Q284 110 288 186Z', p.deep, 'opacity=".8"') +
  [146, 236]
    .map(
      (x) =>
        rect(x - 2, 166, 18, 70, 9, '#ece9e2') +
        oval(x + 8, 158, 25, 27, '#fbfaf7') +
        oval(x + 14, 164, 8, 11, '#c9cbd0') +
        circle(x + 16, 166, 3, '#8d9097'),
    )
    .join('') +
  path('M88 196H312V268Q312 334 246 334H154Q88 334 88 268Z', 'url(#lit)') +
  path('M88 196H312V268Q312 334 246 334H154Q88 334 88 268Z', 'url(#shade)') +
  circle(200, 266, 5, '#8bd17c') +
  rect(88, 192, 224, 10, 5, p.dark);

export const headphones = (p: Palette) =>
  ground(200, 344, 122) +
  stroke('M104 220C96 60 304 60 296 220', p.deep, 20) +
  stroke('M110 180C116 78 284 78 290 180', p.light, 12) +
  rect(70, 204, 64, 124, 30, p.dark) +
  rect(266, 204, 64, 124, 30, p.dark) +
  rect(60, 200, 58, 124, 28, 'url(#lit)') +
  rect(282, 200, 58, 124, 28, 'url(#lit)') +
  rect(116, 212, 26, 102, 13, '#3a3b41') +
  rect(258, 212, 26, 102, 13, '#3a3b41') +
  circle(88, 262, 8, p.pale) +
  circle(312, 262, 8, p.pale);

export const teatin = (p: Palette, label: string, seed: number) =>
  ground(200, 346, 92) +
  can(122, 128, 156, 212) +
  can(118, 86, 164, 44, p.dark) +
  oval(200, 86, 82, 18, p.light) +
  oval(200, 86, 26, 6, '#e2c68b') +
  rect(158, 160, 84, 146, 4, '#fdf6e6') +
  rect(164, 166, 72, 134, 2, 'none', `stroke="${p.main}" stroke-width="1.5"`) +
  Array.from(label)
    .slice(0, 3)
    .map((sign, i) => words(200, 206 + i * 32, 26, sign, p.deep))
    .join('') +
  (seed % 2
    ? path('M120 300Q150 268 176 300T230 296T280 296V330A78 17 0 0 1 122 338Z', p.deep, 'opacity=".35"')
    : stroke('M262 330Q280 260 262 190M262 240q18-8 14-24M264 280q-20-8-16-24', p.pale, 4, 'opacity=".6"')) +
  path('M134 148V338A78 17 0 0 0 148 343V150Z', '#fff', 'opacity=".25"');

export const teacake = (p: Palette, label: string) =>
  ground(200, 342, 126) +
  circle(200, 206, 128, p.dark) +
  circle(200, 202, 126, '#f3e6cb') +
  circle(200, 202, 126, 'url(#shade)') +
  circle(200, 202, 92, 'none', `stroke="${p.main}" stroke-width="3"`) +
  circle(200, 202, 46, p.main) +
  words(200, 213, label.length > 2 ? 24 : 32, label, '#fdf3dd') +
  Array.from({length: 8}, (_, i) =>
    turn(i * 45, 200, 202, path('M200 114q14 14 0 32q-14-18 0-32Z', p.main, 'opacity=".7"')),
  ).join('') +
  path('M290 118Q330 160 322 230Q300 180 290 118Z', p.deep, 'opacity=".35"') +
  path('M62 330q26-22 52-2q-26 16-52 2ZM296 334q22-16 44 0q-22 12-44 0Z', p.deep);

export const pouch = (p: Palette, label: string) =>
  ground(200, 348, 104) +
  path('M112 76H288L280 110Q302 220 296 332Q200 354 104 332Q98 220 120 110Z', 'url(#lit)') +
  path('M112 76H288L280 110Q302 220 296 332Q200 354 104 332Q98 220 120 110Z', 'url(#shade)') +
  rect(110, 72, 180, 26, 4, p.dark) +
  stroke('M114 106H286', p.pale, 2.5, 'stroke-dasharray="7 5"') +
  words(200, 156, 30, label, '#fffaf0') +
  oval(200, 246, 62, 66, '#fffaf0') +
  [
    [176, 228],
    [214, 216],
    [228, 254],
    [190, 266],
    [162, 262],
    [204, 288],
  ]
    .map(([x, y], i) =>
      turn(
        i * 37,
        x,
        y,
        path(
          `M${x} ${y - 19}Q${x + 19} ${y} ${x} ${y + 19}Q${x - 19} ${y} ${x} ${y - 19}Z`,
          ['#a9713f', '#c08a52', '#8d5a34'][i % 3],
        ),
        stroke(`M${x} ${y - 12}V${y + 12}`, '#6d4426', 1.8),
      ),
    )
    .join('') +
  path('M128 116Q112 220 116 328L132 332Q126 220 142 112Z', '#fff', 'opacity=".28"');

export const pastry = (p: Palette) =>
  ground(200, 336, 142) +
  oval(200, 310, 142, 26, '#fbf7ef') +
  oval(200, 302, 142, 26, '#fffdf8', 'stroke="#e6dccb" stroke-width="2"') +
  [
    [128, 268],
    [272, 268],
    [200, 286],
    [166, 212],
    [236, 212],
  ]
    .map(
      ([x, y]) =>
        path(
          `M${x - 46} ${y}Q${x - 46} ${y - 46} ${x} ${y - 46}Q${x + 46} ${y - 46} ${x + 46} ${y}Q${x + 42} ${y + 22} ${x} ${y + 22}Q${x - 42} ${y + 22} ${x - 46} ${y}Z`,
          '#e5b571',
        ) +
        path(
          `M${x - 40} ${y - 10}Q${x - 36} ${y - 44} ${x} ${y - 44}Q${x + 36} ${y - 44} ${x + 40} ${y - 10}Q${x} ${y - 26} ${x - 40} ${y - 10}Z`,
          '#f2cf94',
        ) +
        circle(x, y - 27, 9, p.main) +
        circle(x - 2, y - 29, 3, p.pale),
    )
    .join('');

export const sack = (p: Palette, label: string) =>
  ground(200, 350, 112) +
  path('M118 92Q98 220 104 330Q200 360 296 330Q302 220 282 92Q200 108 118 92Z', '#efe2c8') +
  path('M118 92Q98 220 104 330Q200 360 296 330Q302 220 282 92Q200 108 118 92Z', 'url(#shade)') +
  path('M124 60Q200 76 276 60L284 96Q200 112 116 96Z', p.main) +
  stroke('M118 94Q200 110 282 94', p.deep, 5) +
  path('M106 232Q200 258 294 232L296 330Q200 360 104 330Z', 'url(#lit)') +
  words(200, 184, 40, label, p.deep) +
  stroke('M200 330V272', '#f3d692', 4) +
  [0, 1, 2, 3]
    .map((i) =>
      path(`M200 ${322 - i * 14}q20-4 24-20q-20 0-24 20ZM200 ${322 - i * 14}q-20-4-24-20q20 0 24 20Z`, '#f3d692'),
    )
    .join('') +
  stroke('M140 208H260', p.main, 3);

export const cream = (_p: Palette, label: string) =>
  ground(200, 322, 110) +
  can(106, 206, 188, 106, 'url(#round)') +
  path('M106 220V304A94 21 0 0 0 294 304V220A94 21 0 0 1 106 220Z', '#fff', 'opacity=".28"') +
  can(100, 150, 200, 50, '#f7efe2') +
  oval(200, 150, 100, 22, '#fffaf1') +
  oval(200, 150, 80, 16, 'none', 'stroke="#e3d2b2" stroke-width="2"') +
  words(200, 276, 30, label, '#fffdf8') +
  stroke('M170 290H230', '#fffdf8', 2) +
  path('M282 126q34-46 62-26q-10 40-62 26ZM270 136q-4-40 24-56q18 34-24 56Z', '#8fa97f') +
  path('M114 216V308A94 21 0 0 0 128 316V220Z', '#fff', 'opacity=".45"');

export const lipstick = (p: Palette) =>
  ground(204, 350, 96) +
  rect(120, 236, 74, 110, 6, '#2f2b2d') +
  rect(120, 236, 16, 110, 6, '#5a5356') +
  rect(126, 176, 62, 64, 4, '#d9b877') +
  rect(126, 176, 14, 64, 4, '#f3deb0') +
  path('M134 178V112Q140 74 180 66V178Z', 'url(#lit)') +
  path('M180 66Q146 76 142 118Q162 100 180 104Z', p.light) +
  rect(222, 166, 74, 180, 6, '#2f2b2d') +
  rect(222, 166, 16, 180, 6, '#5a5356') +
  rect(222, 318, 74, 10, 0, '#d9b877') +
  stroke('M62 300Q96 268 112 306', p.main, 16, 'opacity=".8"');

export const pump = (p: Palette, label: string) =>
  ground(200, 354, 84) +
  rect(188, 64, 20, 60, 6, '#efe9df') +
  path('M160 60H226Q238 60 238 72V80H216V88H180V72H154Q150 62 160 60Z', '#fbf7ef') +
  rect(164, 108, 72, 32, 8, '#f1ebe0') +
  path('M142 160Q142 136 170 136H230Q258 136 258 160V322Q258 350 230 350H170Q142 350 142 322Z', 'url(#round)') +
  rect(158, 196, 84, 116, 8, '#fffaf1', 'opacity=".92"') +
  words(200, 236, label.length > 2 ? 20 : 26, label, p.deep) +
  stroke('M176 250H224', p.main, 3) +
  path('M200 294q-22-10-10-30q22 4 10 30ZM202 294q22-14 14-28q-20 4-14 28Z', p.main) +
  rect(150, 160, 9, 170, 5, '#fff', 'opacity=".45"');

export const candle = (p: Palette, label: string) =>
  ground(200, 342, 98) +
  circle(200, 92, 56, '#ffe9b8', 'opacity=".35"') +
  path('M200 62q24 32 0 56q-24-24 0-56Z', '#f6a53d') +
  path('M200 84q11 18 0 32q-11-14 0-32Z', '#fff1c4') +
  stroke('M200 116V150', '#4b3b31', 4) +
  path('M116 152V318A84 20 0 0 0 284 318V152Z', '#fffaf0', 'opacity=".5" stroke="#fff" stroke-width="4"') +
  path('M124 176V316A76 17 0 0 0 276 316V176Z', 'url(#round)') +
  oval(200, 176, 76, 15, p.pale) +
  oval(200, 152, 84, 17, 'none', 'stroke="#fff" stroke-width="4"') +
  rect(158, 216, 84, 84, 4, '#fffaf1') +
  words(200, 256, label.length > 3 ? 18 : 24, label, p.deep) +
  stroke('M178 274H222', p.main, 3);

export const vase = (p: Palette) =>
  ground(200, 352, 88) +
  stroke('M198 210Q180 130 138 82M202 210Q204 120 204 60M204 210Q226 140 268 92', '#8b9a6c', 4) +
  [
    [138, 82, '#e7a08c'],
    [204, 60, '#f0c56e'],
    [268, 92, '#d98a9d'],
  ]
    .map(
      ([x, y, color]) =>
        Array.from({length: 6}, (_, i) =>
          turn(i * 60, Number(x), Number(y), oval(Number(x), Number(y) - 17, 10, 15, String(color))),
        ).join('') + circle(Number(x), Number(y), 8, '#fff3cf'),
    )
    .join('') +
  path('M176 160q-28-8-34-34q30 2 34 34ZM226 168q26-6 36-30q-30 0-36 30Z', '#9fae7d') +
  path(
    'M168 190H232Q230 222 256 252Q280 288 258 326Q246 350 200 350Q154 350 142 326Q120 288 144 252Q170 222 168 190Z',
    'url(#round)',
  ) +
  oval(200, 190, 32, 8, p.deep) +
  stroke('M140 270Q200 292 260 270M136 288Q200 312 264 288', p.pale, 3, 'opacity=".7"') +
  oval(160, 278, 9, 32, '#fff', 'opacity=".45" transform="rotate(14 160 278)"');

export const book = (p: Palette, label: string, seed: number) =>
  ground(206, 352, 106) +
  path('M112 60H278Q290 60 290 72V340H124Q112 340 112 328Z', '#f3ead8', 'transform="translate(14 10)"') +
  path('M110 54H278V338H110Q104 338 104 330V62Q104 54 110 54Z', 'url(#lit)') +
  rect(104, 54, 20, 284, 6, p.deep, 'opacity=".55"') +
  [
    circle(204, 190, 52, p.pale) +
      path('M140 252Q180 206 214 244T272 232V300H140Z', p.deep, 'opacity=".6"') +
      circle(232, 168, 14, '#ffe7ac'),
    path('M148 280V200L200 150L252 200V280Z', p.pale) +
      rect(188, 232, 26, 48, 3, p.deep) +
      rect(160, 210, 20, 20, 2, p.main) +
      rect(222, 210, 20, 20, 2, p.main),
    stroke('M148 266Q200 226 252 266M148 240Q200 200 252 240M148 214Q200 174 252 214', p.pale, 7) +
      circle(200, 160, 16, '#ffe7ac'),
    path('M200 276q-58-34-44-86q36-2 44 34q8-36 44-34q14 52-44 86Z', p.pale) + stroke('M200 300V222', p.pale, 5),
  ][seed % 4] +
  rect(148, 82, 106, 10, 5, '#fffaf0', 'opacity=".95"') +
  rect(164, 102, 74, 7, 3.5, '#fffaf0', 'opacity=".7"') +
  words(201, 322, 13, label, '#fffaf0', 'opacity=".9"');

export const shoe = (p: Palette) =>
  ground(204, 306, 158) +
  path('M58 268Q60 250 72 246L330 250Q352 258 350 284Q346 300 320 300H84Q56 300 58 268Z', '#f7f3ea') +
  stroke('M62 284Q200 292 348 280', p.main, 6) +
  path(
    'M72 250Q62 196 82 168Q104 152 122 176Q150 192 176 164L196 148Q226 196 276 212Q346 224 346 254Q200 268 72 250Z',
    'url(#lit)',
  ) +
  path('M72 250Q62 196 82 168Q104 152 122 176L136 252Z', p.dark) +
  path('M276 212Q346 224 346 254L270 258Q262 228 276 212Z', p.dark, 'opacity=".7"') +
  path('M118 172Q150 194 176 164L196 148L208 164Q176 204 132 204Z', p.pale) +
  [0, 1, 2, 3].map((i) => stroke(`M${190 + i * 17} ${166 + i * 13}l-16 22`, '#fffaf0', 5)).join('') +
  path('M140 246Q190 246 236 206Q214 246 252 250Z', '#fffaf0', 'opacity=".9"') +
  stroke('M78 172Q70 150 84 146', p.deep, 7);

export const dumbbell = (p: Palette) =>
  ground(200, 322, 140) +
  [0, 1]
    .map((i) =>
      shift(
        i * 46 - 8,
        i * 68,
        0.92,
        rect(120, 150, 170, 24, 10, '#c7cace'),
        rect(150, 150, 110, 24, 4, '#8e9399'),
        ...[72, 262].map(
          (x) =>
            rect(x, 108, 56, 108, 14, 'url(#lit)') +
            rect(x + 36, 108, 20, 108, 10, p.dark) +
            rect(x + 8, 120, 7, 84, 3, '#fff', 'opacity=".4"'),
        ),
      ),
    )
    .join('');

export const ball = () =>
  ground(200, 338, 96) +
  circle(200, 208, 126, 'url(#globe)') +
  stroke('M200 82V334M74 208H326M112 116Q176 208 112 300M288 116Q224 208 288 300', '#4a3022', 5) +
  oval(156, 138, 38, 20, '#fff', 'opacity=".35" transform="rotate(-34 156 138)"');

export const football = (p: Palette) =>
  ground(200, 338, 96) +
  circle(200, 208, 126, 'url(#globe)') +
  path('M200 164L242 194L226 244H174L158 194Z', '#34363c') +
  stroke('M200 164V118M242 194L288 176M226 244L254 286M174 244L146 286M158 194L112 176', '#34363c', 4) +
  path(
    'M170 88Q200 76 230 88L220 116H180ZM318 166L326 212L300 196L288 174ZM82 166L74 212L100 196L112 174ZM262 284L290 298Q262 322 240 326ZM138 284L110 298Q138 322 160 326Z',
    '#34363c',
  ) +
  oval(150, 138, 34, 18, p.pale, 'opacity=".7" transform="rotate(-34 150 138)"');

export const blocks = (p: Palette) => {
  const brick = (x: number, y: number, w: number, color: string) =>
    Array.from(
      {length: w / 40},
      (_, i) =>
        rect(x + i * 40 + 8, y - 12, 24, 14, 4, color) + oval(x + i * 40 + 20, y - 12, 12, 4, '#fff', 'opacity=".3"'),
    ).join('') +
    rect(x, y, w, 52, 5, color) +
    rect(x, y + 40, w, 12, 5, '#000', 'opacity=".12"') +
    rect(x + 5, y + 6, w - 10, 6, 3, '#fff', 'opacity=".35"');
  return (
    ground(200, 336, 142) +
    brick(70, 280, 120, p.main) +
    brick(200, 280, 120, '#e9b54d') +
    brick(110, 226, 160, '#d7614b') +
    brick(96, 172, 80, '#6a9fc0') +
    brick(190, 172, 120, '#8fb573') +
    brick(150, 118, 80, p.dark) +
    path('M150 106L190 60L230 106Z', '#d7614b')
  );
};

export const bear = (p: Palette) =>
  ground(200, 352, 110) +
  oval(124, 250, 30, 52, p.dark, 'transform="rotate(28 124 250)"') +
  oval(276, 250, 30, 52, p.dark, 'transform="rotate(-28 276 250)"') +
  oval(200, 272, 86, 82, 'url(#globe)') +
  oval(200, 282, 52, 54, p.pale) +
  oval(140, 334, 42, 30, p.main) +
  oval(260, 334, 42, 30, p.main) +
  oval(134, 336, 20, 17, p.pale) +
  oval(266, 336, 20, 17, p.pale) +
  [132, 268].map((x) => circle(x, 92, 32, p.dark) + circle(x, 94, 17, p.pale)).join('') +
  circle(200, 146, 88, 'url(#globe)') +
  oval(200, 172, 40, 32, p.pale) +
  oval(200, 158, 14, 10, '#4a342a') +
  stroke('M200 168V180M184 182Q200 196 216 182', '#4a342a', 4) +
  circle(168, 140, 8, '#3a2a22') +
  circle(232, 140, 8, '#3a2a22') +
  circle(165, 137, 2.6, '#fff') +
  circle(229, 137, 2.6, '#fff') +
  path('M200 226l-38-16v34ZM200 226l38-16v34Z', '#cf5b48') +
  circle(200, 227, 9, '#b44535');

export const rabbit = (p: Palette) =>
  ground(200, 352, 104) +
  [164, 236]
    .map(
      (x) =>
        oval(x, 82, 24, 64, p.dark, `transform="rotate(${x < 200 ? -9 : 9} ${x} 82)"`) +
        oval(x, 86, 11, 46, p.pale, `transform="rotate(${x < 200 ? -9 : 9} ${x} 86)"`),
    )
    .join('') +
  oval(200, 284, 76, 72, 'url(#globe)') +
  oval(200, 296, 44, 46, p.pale) +
  oval(150, 338, 38, 24, p.main) +
  oval(250, 338, 38, 24, p.main) +
  circle(200, 180, 74, 'url(#globe)') +
  circle(174, 176, 7, '#3a2a22') +
  circle(226, 176, 7, '#3a2a22') +
  path('M191 196h18l-9 11Z', '#d57f7a') +
  stroke('M200 206V214M188 218Q200 226 212 218', '#8c5a4d', 3.5) +
  circle(158, 202, 11, '#e9a29b', 'opacity=".55"') +
  circle(242, 202, 11, '#e9a29b', 'opacity=".55"') +
  rect(148, 240, 104, 18, 9, '#7fa6b8') +
  rect(216, 250, 20, 50, 8, '#6b93a6');

export const train = (p: Palette) =>
  ground(200, 322, 160) +
  rect(60, 208, 104, 70, 10, '#e9b54d') +
  rect(78, 184, 30, 28, 4, '#8fb573') +
  circle(132, 196, 18, '#6a9fc0') +
  rect(164, 252, 24, 10, 4, '#8b6a4b') +
  rect(186, 216, 150, 64, 12, 'url(#lit)') +
  rect(186, 146, 72, 92, 8, p.dark) +
  rect(176, 132, 92, 20, 8, '#d7614b') +
  rect(204, 166, 38, 38, 6, '#fdf3da') +
  rect(284, 166, 28, 54, 5, '#6b4a38') +
  rect(276, 154, 44, 16, 6, '#e9b54d') +
  [92, 134, 216, 262, 310]
    .map((x) => circle(x, 286, 24, '#6b4a38') + circle(x, 286, 13, '#d9b384') + circle(x, 286, 4, '#6b4a38'))
    .join('') +
  [0, 1, 2].map((i) => circle(308 + i * 20, 124 - i * 24, 14 + i * 5, '#fff', 'opacity=".75"')).join('');

export const rings = (p: Palette) =>
  ground(200, 344, 122) +
  rect(192, 84, 16, 220, 8, '#c79a68') +
  [p.main, '#e9b54d', '#8fb573', '#6a9fc0']
    .map(
      (color, i) =>
        rect(84 + i * 16, 262 - i * 44, 232 - i * 32, 44, 22, color) +
        rect(100 + i * 16, 268 - i * 44, 180 - i * 32, 8, 4, '#fff', 'opacity=".35"'),
    )
    .join('') +
  circle(200, 96, 32, '#d7614b') +
  circle(190, 86, 9, '#fff', 'opacity=".4"') +
  rect(66, 304, 268, 34, 17, '#c79a68');
