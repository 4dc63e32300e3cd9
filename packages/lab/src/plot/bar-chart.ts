import {type ChartWords, frame} from './frame.ts';
import {scaleOf, type ValueAxis} from './scale.ts';
import {element, type Markup, pixels, text, widthOf} from './svg.ts';

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** Ends of the interval around it. */
  readonly low?: number;
  readonly high?: number;
}

export interface BarChart extends ChartWords {
  readonly axis: ValueAxis;
  /** From top to bottom. */
  readonly bars: readonly Bar[];
}

const WIDTH = 720;
const TOP = 58;
const ROW = 24;

/** Lying bars from 0, each with its interval as a whisker and its value at the right. @throws Error as `scaleOf` */
export function barChart({axis, bars, ...words}: BarChart): Markup {
  const bottom = TOP + ROW * bars.length;
  const left = 26 + Math.max(...bars.map(({name}) => widthOf(name)));
  const right = WIDTH - 76;
  const format = axis.format ?? String;
  const values = bars.flatMap(({value, low, high}) => [value, low ?? value, high ?? value]);
  const ends = {from: Math.min(0, ...values), to: Math.max(0, ...values)}; // bars need no round ends
  const {ticks, place} = scaleOf({...ends, ...axis}, values, left, right);
  return frame(words, WIDTH, bottom + 52, [
    ...ticks.flatMap(({at, label}) => [
      element('line', {class: at === 0 ? 'axis' : 'grid', x1: place(at), x2: place(at), y1: TOP, y2: bottom}),
      text('text', {class: 'quiet', x: place(at), y: bottom + 18, 'text-anchor': 'middle'}, label),
    ]),
    text('text', {class: 'quiet', x: (left + right) / 2, y: bottom + 40, 'text-anchor': 'middle'}, axis.label),
    ...bars.flatMap(({name, value, low, high}, row) => {
      const middle = TOP + ROW * (row + 0.5);
      const [from, to] = [place(Math.min(0, value)), place(Math.max(0, value))];
      return [
        text('text', {x: left - 10, y: middle + 4, 'text-anchor': 'end'}, name),
        element('rect', {class: 'fill bar s0', x: from, y: middle - 7, width: to - from, height: 14}),
        ...(low === undefined || high === undefined ? [] : [whisker(place(low), place(high), middle)]),
        text('text', {class: 'quiet', x: WIDTH - 16, y: middle + 4, 'text-anchor': 'end'}, format(value)),
      ];
    }),
  ]);
}

const whisker = (low: number, high: number, y: number): Markup => {
  const [from, to, above, below] = [low, high, y - 4, y + 4].map(pixels);
  return element('path', {
    class: 'whisker',
    d: `M${from} ${pixels(y)}H${to}M${from} ${above}V${below}M${to} ${above}V${below}`,
  });
};
