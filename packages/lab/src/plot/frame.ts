import {element, type Markup, text} from './svg.ts';

/** What every chart says in words: a reader who cannot see it gets both, and `description` should tell the finding. */
export interface ChartWords {
  readonly title: string;
  readonly description: string;
}

/** Colors and dashes there are; color alone tells no two lines apart. */
export const MAX_SERIES = 6;

const LIGHT = ['#1d5fc4', '#b3500b', '#12784a', '#7b46c2', '#b8286f', '#5b6472'];
const DARK = ['#78aeff', '#ff9f5a', '#55c995', '#bb9af7', '#ff8cc0', '#a9b1bf'];
const DASHES = ['', '7 3', '2 3', '9 3 2 3', '4 4', '1 4'];

const colors = (values: readonly string[]) =>
  values.map((color, s) => `.line.s${s},.lead.s${s}{stroke:${color}}.fill.s${s}{fill:${color}}`).join('');

const STYLE = [
  'text{font:12px system-ui,"Noto Sans CJK SC",sans-serif;fill:#1c2330}.title{font-size:15px;font-weight:600}',
  '.quiet{fill:#5b6472}.paper{fill:#fff}.grid{stroke:#e3e6eb}.axis{stroke:#8a92a0}',
  '.line{fill:none;stroke-width:2}.band{fill-opacity:.14}.bar{fill-opacity:.75}',
  '.whisker{fill:none;stroke:#1c2330;stroke-width:1.5}',
  colors(LIGHT),
  ...DASHES.map((dash, s) => (dash ? `.line.s${s}{stroke-dasharray:${dash}}` : '')),
  '@media(prefers-color-scheme:dark){text{fill:#e6e9ef}.quiet{fill:#a9b1bf}.paper{fill:#151922}',
  `.grid{stroke:#2b313d}.axis{stroke:#6f7887}.whisker{stroke:#e6e9ef}${colors(DARK)}}`,
].join('');

/** A whole SVG file around the marks of a chart. Its paper is its own, so it can be read on a page of any color. */
export function frame(
  {title, description}: ChartWords,
  width: number,
  height: number,
  marks: readonly Markup[],
): Markup {
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': 'title description',
    },
    [
      text('title', {id: 'title'}, title),
      text('desc', {id: 'description'}, description),
      element('style', {}, [STYLE]),
      element('rect', {class: 'paper', width, height}),
      text('text', {class: 'title', x: 16, y: 26}, title),
      ...marks,
    ],
  );
  return `${svg}\n`;
}
