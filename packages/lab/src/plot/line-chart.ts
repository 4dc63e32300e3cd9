import {type ChartWords, frame, MAX_SERIES} from './frame.ts';
import {type Scale, scaleOf, type ValueAxis} from './scale.ts';
import {element, type Markup, pixels, text, widthOf} from './svg.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
  /** Ends of the interval around y; a line whose points all have one gets a band. */
  readonly low?: number;
  readonly high?: number;
}

export interface Line {
  readonly name: string;
  /** In the order of x. */
  readonly points: readonly Point[];
}

/** An axis of names; a point's x is the index of one. */
export interface NameAxis {
  readonly label: string;
  readonly names: readonly string[];
}

export interface LineChart extends ChartWords {
  readonly x: ValueAxis | NameAxis;
  readonly y: ValueAxis;
  /** At most `MAX_SERIES`. */
  readonly lines: readonly Line[];
}

const WIDTH = 720;
const HEIGHT = 400;
const LEFT = 56;
const TOP = 64;
const BOTTOM = HEIGHT - 52;
/** Names of two lines are at least so far apart. */
const NAME_HEIGHT = 16;

/** Lines with their names at their ends. The same chart gives the same bytes. @throws Error for what has no place */
export function lineChart({x, y, lines, ...words}: LineChart): Markup {
  if (lines.length > MAX_SERIES) throw new Error(`${lines.length} lines in a chart, ${MAX_SERIES} at most`);
  const points = lines.flatMap((line) => line.points);
  const right = WIDTH - 34 - Math.max(0, ...lines.map(({name}) => widthOf(name)));
  const ys = scaleOf(
    y,
    points.flatMap((point) => [point.y, point.low ?? point.y, point.high ?? point.y]),
    BOTTOM,
    TOP,
  );
  const xs =
    'names' in x
      ? nameScale(x, LEFT + 16, right - 8)
      : scaleOf(
          x,
          points.map((point) => point.x),
          LEFT + 8,
          right - 8,
        );
  return frame(words, WIDTH, HEIGHT, [
    text('text', {class: 'quiet', x: 16, y: 48}, y.label),
    ...ys.ticks.flatMap(({at, label}) => [
      element('line', {class: 'grid', x1: LEFT, x2: right, y1: ys.place(at), y2: ys.place(at)}),
      text('text', {class: 'quiet', x: LEFT - 8, y: ys.place(at) + 4, 'text-anchor': 'end'}, label),
    ]),
    element('line', {class: 'axis', x1: LEFT, x2: right, y1: BOTTOM, y2: BOTTOM}),
    ...xs.ticks.flatMap(({at, label}) => [
      element('line', {class: 'axis', x1: xs.place(at), x2: xs.place(at), y1: BOTTOM, y2: BOTTOM + 5}),
      text('text', {class: 'quiet', x: xs.place(at), y: BOTTOM + 19, 'text-anchor': 'middle'}, label),
    ]),
    text('text', {class: 'quiet', x: (LEFT + right) / 2, y: BOTTOM + 40, 'text-anchor': 'middle'}, x.label),
    ...lines.map((line, s) => bandOf(line, s, xs, ys)),
    ...lines.map((line, s) => strokeOf(line, s, xs, ys, y.format ?? String)),
    ...namesOf(lines, xs, ys, right),
  ]);
}

function nameScale({names}: NameAxis, start: number, end: number): Scale {
  const step = (end - start) / Math.max(1, names.length - 1);
  return {
    ticks: names.map((label, at) => ({at, label})),
    place: (index) => start + step * index,
  };
}

function bandOf({points}: Line, s: number, xs: Scale, ys: Scale): Markup {
  const known = points.flatMap(({x, low, high}) => (low === undefined || high === undefined ? [] : [{x, low, high}]));
  if (known.length < points.length || known.length < 2) return '';
  const edge = [...known.map(({x, high}) => [x, high]), ...known.toReversed().map(({x, low}) => [x, low])];
  return element('path', {class: `fill band s${s}`, d: `${pathOf(edge, xs, ys)}Z`});
}

function strokeOf({name, points}: Line, s: number, xs: Scale, ys: Scale, format: (value: number) => string): Markup {
  const edge = points.map(({x, y}) => [x, y]);
  return element('g', {}, [
    text('title', {}, name),
    element('path', {class: `line s${s}`, d: pathOf(edge, xs, ys)}),
    ...points.map(({x, y, low, high}) => {
      const interval = low === undefined || high === undefined ? '' : ` (${format(low)} … ${format(high)})`;
      const said = text('title', {}, `${name}: ${format(y)}${interval}`);
      return element('circle', {class: `fill s${s}`, cx: xs.place(x), cy: ys.place(y), r: 2.5}, [said]);
    }),
  ]);
}

const pathOf = (points: readonly (readonly number[])[], xs: Scale, ys: Scale) =>
  points.map(([x, y], p) => `${p === 0 ? 'M' : 'L'}${pixels(xs.place(x))} ${pixels(ys.place(y))}`).join('');

/** Each name beside the end of its line, moved up or down as far as the others need. */
function namesOf(lines: readonly Line[], xs: Scale, ys: Scale, right: number): Markup[] {
  const ends = lines.flatMap(({name, points}, s) => {
    const last = points.at(-1);
    return last ? [{name, s, x: xs.place(last.x), y: ys.place(last.y)}] : [];
  });
  const heights = spread(
    ends.map(({y}) => y),
    NAME_HEIGHT,
    TOP,
    BOTTOM,
  );
  return ends.flatMap(({name, s, x, y}, e) => [
    element('line', {class: `lead s${s}`, x1: x + 4, x2: right + 10, y1: y, y2: heights[e]}),
    text('text', {x: right + 14, y: heights[e] + 4}, name),
  ]);
}

/** The same places, moved as little as keeps them `gap` apart within `top … bottom`, in the order given. */
export function spread(places: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = places.map((_, p) => p).sort((a, b) => places[a] - places[b]);
  const moved = [...places];
  let free = top;
  for (const p of order) {
    moved[p] = Math.max(moved[p], free);
    free = moved[p] + gap;
  }
  let limit = bottom;
  for (const p of order.toReversed()) {
    moved[p] = Math.min(moved[p], limit);
    limit = moved[p] - gap;
  }
  return moved;
}
