import type {Palette} from './palette.ts';
import {circle, ground, oval, path, rect, stroke, turn} from './shapes.ts';

export const pot = (p: Palette) =>
  ground(200, 334, 132) +
  rect(56, 196, 60, 30, 15, 'none', `stroke="${p.dark}" stroke-width="13"`) +
  rect(284, 196, 60, 30, 15, 'none', `stroke="${p.dark}" stroke-width="13"`) +
  path('M92 176H308V276Q308 328 250 328H150Q92 328 92 276Z', 'url(#round)') +
  path('M84 172Q92 128 200 122Q308 128 316 172Q316 184 308 184H92Q84 184 84 172Z', 'url(#lit)') +
  rect(84, 168, 232, 14, 7, p.dark) +
  rect(178, 92, 44, 20, 10, '#d8b676') +
  rect(192, 106, 16, 20, 3, '#b9924f') +
  path('M108 196V280Q110 312 140 318Q124 290 124 196Z', '#fff', 'opacity=".3"') +
  stroke('M150 78q-12-16 0-30M200 72q-12-16 0-30M250 78q-12-16 0-30', '#fff', 6, 'opacity=".7"');

export const pan = (p: Palette) =>
  ground(170, 300, 132) +
  turn(-16, 250, 226, rect(272, 216, 122, 24, 12, '#4a3a30'), rect(262, 214, 34, 28, 6, '#b9bcc0')) +
  path('M42 216H290Q284 296 226 298H106Q48 296 42 216Z', 'url(#round)') +
  oval(166, 216, 126, 36, p.dark) +
  oval(166, 218, 112, 29, '#3c3d42') +
  oval(172, 220, 44, 15, '#fffdf5') +
  oval(176, 217, 18, 8, '#f2b33c') +
  oval(170, 214, 6, 2.4, '#fff', 'opacity=".8"') +
  path('M60 238Q68 278 104 290Q84 268 78 240Z', '#fff', 'opacity=".25"');

export const bowls = (p: Palette) =>
  ground(200, 334, 148) +
  oval(200, 312, 146, 26, '#f0eade') +
  oval(200, 305, 146, 26, '#fffefb', `stroke="${p.main}" stroke-width="3"`) +
  oval(200, 305, 104, 17, 'none', 'stroke="#e9e2d4" stroke-width="2"') +
  path('M104 212H296Q290 296 236 302H164Q110 296 104 212Z', '#fffefb') +
  path('M104 212H296Q290 296 236 302H164Q110 296 104 212Z', 'url(#shade)') +
  path('M108 232Q200 262 292 232L288 250Q200 282 112 250Z', p.main, 'opacity=".85"') +
  [132, 166, 200, 234, 268].map((x) => circle(x, 254 - Math.abs(x - 200) * 0.13, 6, p.pale)).join('') +
  oval(200, 212, 96, 22, p.pale, `stroke="${p.main}" stroke-width="4"`) +
  path('M130 128H270Q268 188 228 196H172Q132 188 130 128Z', '#fffefb') +
  path('M130 128H270Q268 188 228 196H172Q132 188 130 128Z', 'url(#shade)') +
  path('M133 144Q200 164 267 144L264 156Q200 178 136 156Z', p.main, 'opacity=".85"') +
  oval(200, 128, 70, 15, p.pale, `stroke="${p.main}" stroke-width="4"`) +
  stroke('M286 96L330 292M300 92L338 290', '#8b6a4b', 5);

export const glasses = (p: Palette) =>
  ground(200, 338, 132) +
  [
    [96, 150, 0],
    [206, 126, 1],
  ]
    .map(
      ([x, y, full]) =>
        path(
          `M${x} ${y}L${x + 12} 326Q${x + 50} 342 ${x + 88} 326L${x + 100} ${y}Z`,
          '#fff',
          'opacity=".55" stroke="#fff" stroke-width="4"',
        ) +
        path(
          `M${x + 6} ${y + 60 - full * 16}L${x + 17} 318Q${x + 50} 330 ${x + 83} 318L${x + 94} ${y + 60 - full * 16}Z`,
          p.main,
          'opacity=".55"',
        ) +
        oval(x + 50, y + 60 - full * 16, 44, 9, p.light) +
        oval(x + 50, y, 50, 11, 'none', 'stroke="#fff" stroke-width="4"') +
        stroke(`M${x + 16} ${y + 20}L${x + 25} 300`, '#fff', 6, 'opacity=".8"'),
    )
    .join('') +
  circle(262, 172, 19, '#f3d35f') +
  circle(262, 172, 13, '#fbeaa6') +
  path('M236 132q10-30 36-30q0 26-36 30Z', '#7fa567') +
  rect(122, 232, 26, 26, 6, '#fff', 'opacity=".6" transform="rotate(14 135 245)"');

export const wineglass = (p: Palette) =>
  ground(200, 352, 116) +
  [132, 262]
    .map(
      (x, i) =>
        oval(x, 346, 46, 9, '#fff', 'opacity=".9"') +
        rect(x - 4, 226, 8, 118, 4, '#fff', 'opacity=".9"') +
        path(
          `M${x - 46} ${88 + i * 14}Q${x - 66} 220 ${x} 230Q${x + 66} 220 ${x + 46} ${88 + i * 14}Z`,
          '#fff',
          'opacity=".5" stroke="#fff" stroke-width="3.5"',
        ) +
        path(
          `M${x - 54} ${158 + i * 8}Q${x - 46} 220 ${x} 224Q${x + 46} 220 ${x + 54} ${158 + i * 8}Z`,
          i ? p.dark : '#8e2f45',
          'opacity=".8"',
        ) +
        oval(x, 158 + i * 8, 54, 9, i ? p.light : '#b05569') +
        oval(x, 88 + i * 14, 46, 8, 'none', 'stroke="#fff" stroke-width="3"') +
        stroke(`M${x - 40} ${112 + i * 12}Q${x - 50} 170 ${x - 34} 200`, '#fff', 5, 'opacity=".85"'),
    )
    .join('');

export const teapot = (p: Palette) =>
  ground(200, 330, 150) +
  stroke('M282 194C352 170 356 282 280 274', p.dark, 17) +
  path('M118 232Q74 226 62 170L84 160Q98 202 132 204Z', p.dark) +
  path('M108 236Q108 156 200 152Q292 156 292 236Q292 322 200 322Q108 322 108 236Z', 'url(#globe)') +
  oval(200, 166, 62, 15, p.dark) +
  path('M142 162Q150 130 200 128Q250 130 258 162Q200 180 142 162Z', 'url(#lit)') +
  circle(200, 118, 15, p.main) +
  circle(196, 113, 5, p.pale) +
  stroke('M122 262Q200 292 278 262', p.pale, 3.5, 'opacity=".55"') +
  path('M236 238q24-26 38-2q-14 20-38 2ZM232 240q-10-28 14-36q14 20-14 36Z', p.pale, 'opacity=".55"') +
  oval(152, 206, 14, 30, '#fff', 'opacity=".32" transform="rotate(24 152 206)"') +
  path('M28 292H100Q98 330 64 332Q30 330 28 292Z', p.light) +
  oval(64, 292, 36, 8, '#b98243') +
  stroke('M50 268q-8-12 0-22M72 268q-8-12 0-22', '#fff', 5, 'opacity=".75"');

export const fridge = (p: Palette) =>
  ground(200, 364, 92) +
  rect(122, 34, 160, 324, 14, p.dark) +
  rect(118, 34, 156, 320, 14, 'url(#lit)') +
  rect(118, 34, 156, 320, 14, 'url(#shade)') +
  stroke('M118 150H274', p.deep, 4, 'opacity=".6"') +
  rect(132, 92, 9, 46, 4.5, '#6d7278') +
  rect(132, 164, 9, 80, 4.5, '#6d7278') +
  rect(214, 56, 40, 22, 5, '#2b3440') +
  rect(220, 63, 18, 4, 2, '#8fd3ff') +
  rect(126, 44, 6, 300, 3, '#fff', 'opacity=".35"') +
  rect(136, 352, 24, 8, 3, '#44464b') +
  rect(232, 352, 24, 8, 3, '#44464b');

export const fridge4 = (p: Palette) =>
  ground(200, 364, 122) +
  rect(92, 42, 224, 316, 14, p.dark) +
  rect(86, 42, 224, 312, 14, 'url(#lit)') +
  rect(86, 42, 224, 312, 14, 'url(#shade)') +
  stroke('M198 42V354M86 214H310', p.deep, 4, 'opacity=".6"') +
  [182, 206].map((x) => rect(x, 108, 8, 84, 4, '#6d7278') + rect(x, 232, 8, 62, 4, '#6d7278')).join('') +
  rect(108, 70, 52, 70, 6, '#2b3440') +
  rect(118, 84, 32, 5, 2.5, '#8fd3ff') +
  rect(122, 100, 24, 32, 4, '#414d5c') +
  rect(94, 54, 6, 288, 3, '#fff', 'opacity=".35"');

export const washer = (p: Palette) =>
  ground(200, 352, 122) +
  rect(86, 66, 232, 280, 16, p.dark) +
  rect(82, 64, 232, 278, 16, 'url(#lit)') +
  rect(82, 64, 232, 52, 16, p.pale, 'opacity=".8"') +
  rect(98, 78, 64, 24, 6, '#fff', 'opacity=".7"') +
  circle(242, 90, 15, p.dark) +
  rect(240, 78, 4, 12, 2, '#fff') +
  rect(186, 84, 34, 12, 4, '#2b3440') +
  circle(198, 224, 92, p.dark) +
  circle(198, 224, 84, '#eef0f1') +
  circle(198, 224, 66, '#31404d') +
  path('M134 236Q164 204 198 232T262 226A66 66 0 0 1 134 236Z', '#86b7d6', 'opacity=".85"') +
  circle(176, 262, 9, '#fff', 'opacity=".7"') +
  circle(208, 254, 6, '#fff', 'opacity=".7"') +
  path('M150 192A58 58 0 0 1 214 166Q176 180 160 218Z', '#fff', 'opacity=".35"') +
  rect(272, 206, 15, 38, 7, '#c3c7cb');

export const tv = (p: Palette) =>
  ground(200, 336, 150) +
  rect(38, 70, 324, 206, 10, '#1f2024') +
  rect(46, 78, 308, 188, 4, 'url(#sky)') +
  path(
    'M46 220Q110 140 170 206T290 180Q330 170 354 196V262Q354 266 350 266H50Q46 266 46 262Z',
    p.dark,
    'opacity=".8"',
  ) +
  path('M46 242Q130 190 200 238T354 226V262Q354 266 350 266H50Q46 266 46 262Z', p.deep, 'opacity=".9"') +
  circle(284, 126, 24, '#ffe2a1') +
  path('M46 78H200L110 266H46Z', '#fff', 'opacity=".08"') +
  path('M160 276H240L252 312H148Z', '#33353a') +
  rect(112, 310, 176, 14, 7, '#26282c');

export const ricecooker = (p: Palette) =>
  ground(200, 336, 120) +
  path('M84 196Q84 152 120 152H280Q316 152 316 196V282Q316 332 262 332H138Q84 332 84 282Z', 'url(#round)') +
  path('M92 158Q100 96 200 92Q300 96 308 158Q300 172 200 172Q100 172 92 158Z', p.light) +
  path('M116 134Q140 104 200 100Q160 118 146 146Z', '#fff', 'opacity=".6"') +
  rect(176, 78, 48, 18, 9, p.dark) +
  rect(148, 212, 104, 62, 14, '#2f3238') +
  rect(158, 222, 84, 24, 5, '#8fd0e8') +
  [172, 200, 228].map((x) => circle(x, 260, 6, '#f4efe4')).join('') +
  rect(180, 286, 40, 12, 6, p.pale) +
  stroke('M150 62q-10-14 0-26M250 62q-10-14 0-26', '#fff', 6, 'opacity=".7"');

export const kettle = (p: Palette) =>
  ground(196, 342, 106) +
  stroke('M262 128C340 112 342 268 276 280', p.deep, 19) +
  path('M132 126L106 108L122 168Z', p.dark) +
  path('M130 116H266L290 300Q292 318 272 318H124Q104 318 106 300Z', 'url(#round)') +
  path('M128 116Q132 86 198 84Q264 86 268 116Q198 132 128 116Z', p.light) +
  circle(198, 78, 12, p.dark) +
  rect(100, 316, 196, 20, 8, '#3d3f45') +
  rect(172, 238, 52, 34, 8, '#2f3238') +
  rect(180, 247, 36, 8, 3, '#8fd0e8') +
  path('M142 134L122 300Q124 308 134 308L152 134Z', '#fff', 'opacity=".38"');

export const vacuum = (p: Palette) =>
  ground(190, 354, 120) +
  turn(
    14,
    200,
    200,
    rect(190, 120, 16, 206, 8, '#b9bcc0'),
    rect(156, 54, 84, 74, 24, 'url(#lit)'),
    rect(164, 108, 68, 58, 18, '#fff', 'opacity=".7"'),
    rect(164, 136, 68, 30, 14, p.dark),
    circle(198, 84, 14, p.pale),
    stroke('M232 70C280 66 280 134 236 128', p.deep, 13),
  ) +
  path('M88 320H236Q246 320 246 332V346H78V332Q78 320 88 320Z', p.dark) +
  rect(84, 338, 158, 10, 5, '#35363b');

export const lamp = (p: Palette) =>
  ground(190, 346, 112) +
  path('M252 142L196 330H340Z', '#fff1c2', 'opacity=".55"') +
  rect(96, 322, 128, 18, 9, p.deep) +
  stroke('M160 322L120 192L216 96', p.dark, 11) +
  circle(120, 192, 13, p.deep) +
  turn(-12, 240, 112, path('M196 88Q238 50 288 88L304 132H180Z', 'url(#lit)'), oval(242, 132, 62, 12, '#ffeeb5'));

export const sofa = (p: Palette) =>
  ground(200, 314, 170) +
  rect(66, 286, 14, 26, 4, '#7b5b41') +
  rect(320, 286, 14, 26, 4, '#7b5b41') +
  path('M70 142Q72 106 108 106H292Q328 106 330 142V240H70Z', 'url(#lit)') +
  stroke('M200 108V214', p.deep, 3, 'opacity=".3"') +
  rect(84, 206, 116, 54, 18, p.light) +
  rect(200, 206, 116, 54, 18, p.light) +
  rect(66, 246, 268, 44, 12, p.main) +
  rect(66, 272, 268, 18, 9, p.dark, 'opacity=".6"') +
  rect(36, 172, 54, 118, 24, 'url(#lit)') +
  rect(310, 172, 54, 118, 24, p.dark) +
  turn(-10, 128, 186, rect(98, 154, 62, 60, 14, 'url(#print)'), rect(98, 154, 62, 60, 14, '#fff', 'opacity=".25"')) +
  turn(12, 282, 190, rect(252, 160, 56, 54, 13, '#f4ead6')) +
  path('M120 116Q200 104 280 116Q200 112 120 116Z', '#fff', 'opacity=".5"');

export const bed = (p: Palette) =>
  ground(200, 330, 174) +
  rect(52, 96, 296, 168, 14, 'url(#lit)') +
  rect(72, 114, 256, 96, 8, p.dark, 'opacity=".35"') +
  [104, 152, 200, 248, 296].map((x) => stroke(`M${x} 118V206`, p.deep, 2, 'opacity=".25"')).join('') +
  path('M70 210Q72 176 116 178Q176 174 182 212ZM218 212Q224 174 284 178Q328 176 330 210Z', '#fffdf8') +
  path('M52 214H348L366 286H34Z', '#f6efe3') +
  path('M44 244Q200 224 356 244L366 290H34Z', '#b9c7cf') +
  path('M44 244Q200 224 356 244L358 256Q200 236 42 256Z', '#e8eef0') +
  rect(30, 284, 340, 26, 8, p.main) +
  rect(44, 308, 18, 22, 4, p.deep) +
  rect(338, 308, 18, 22, 4, p.deep);

export const table = (p: Palette) =>
  ground(200, 338, 164) +
  path('M76 174L60 334H76L98 174ZM324 174L340 334H324L302 174Z', p.dark) +
  path('M118 176L112 306H124L134 176ZM282 176L288 306H276L266 176Z', p.deep) +
  path('M66 140H334L360 168H40Z', p.light) +
  rect(38, 166, 324, 18, 6, 'url(#lit)') +
  stroke('M90 154H210M150 147H270M230 158H310', p.dark, 2, 'opacity=".35"') +
  path('M176 142Q168 104 200 98Q232 104 224 142Q200 150 176 142Z', '#f3eee3') +
  stroke('M200 102Q196 70 176 52M200 100Q206 66 226 48', '#8b9a6c', 4) +
  oval(174, 52, 14, 9, '#9fae7d', 'transform="rotate(30 174 52)"') +
  oval(228, 48, 14, 9, '#9fae7d', 'transform="rotate(-30 228 48)"') +
  path('M268 146h40q-2 18-20 18t-20-18Z', '#fffdf8') +
  oval(288, 146, 20, 5, '#c08a52');

export const bookcase = (p: Palette) => {
  const spines = (x: number, y: number) =>
    ['#d7614b', '#6a9fc0', '#e9b54d', '#8fb573', '#b3a3cf']
      .map((color, i) => rect(x + i * 15, y - 50 - ((i * 7) % 14), 13, 50 + ((i * 7) % 14), 2, color))
      .join('');
  return (
    ground(200, 364, 124) +
    rect(88, 38, 224, 322, 8, 'url(#lit)') +
    [54, 154, 254].map((y) => rect(104, y, 192, 86, 3, p.deep, 'opacity=".42"')).join('') +
    spines(112, 140) +
    circle(262, 112, 26, '#f3eee3') +
    path('M250 90q-8-30 12-40q12 24-12 40ZM268 90q6-24 24-22q-2 22-24 22Z', '#7f9d6c') +
    spines(206, 240) +
    rect(114, 196, 66, 44, 6, '#d8b98c') +
    rect(134, 210, 26, 8, 4, '#a9845a') +
    spines(112, 340) +
    path('M222 340q-6-50 22-56q28 6 22 56Z', '#b7d0cf') +
    rect(88, 346, 224, 14, 4, p.dark)
  );
};
