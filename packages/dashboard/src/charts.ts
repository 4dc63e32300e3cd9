const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 640;
const HEIGHT = 140;
const BASE = HEIGHT - 1;

export interface Bar {
  readonly label: string;
  readonly value: number;
}

/**
 * One bar per entry, oldest first, scaled to the largest. The chart is a picture of a table that stands beside it: a
 * reader who cannot see it loses nothing, so it has one summary and no parts of its own.
 */
export function barChart(bars: readonly Bar[], summary: string): SVGSVGElement {
  const svg = shape('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': summary, class: 'bars'});
  const largest = Math.max(1, ...bars.map(({value}) => value));
  const step = WIDTH / Math.max(bars.length, 14); // a first lonely day is a bar, not a wall
  bars.forEach(({label, value}, index) => {
    const height = (value / largest) * (HEIGHT - 16);
    const bar = shape('rect', {
      x: String(index * step + step * 0.15),
      y: String(BASE - height),
      width: String(step * 0.7),
      height: String(height),
      rx: '2',
    });
    const title = shape('title', {});
    title.textContent = `${label}: ${value}`;
    bar.append(title);
    svg.append(bar);
  });
  svg.append(shape('line', {x1: '0', x2: String(WIDTH), y1: String(BASE), y2: String(BASE)}));
  return svg;
}

/** An estimate as a dot on its interval, 0 … 1 of the width. The numbers stand beside it, so a reader is told nothing twice. */
export function intervalBar(middle: number, low: number, high: number): SVGSVGElement {
  const svg = shape('svg', {viewBox: '0 0 100 8', 'aria-hidden': 'true', class: 'interval'});
  const at = (part: number) => String(2 + 96 * Math.max(0, Math.min(1, part)));
  svg.append(
    shape('line', {x1: at(low), x2: at(high), y1: '4', y2: '4'}),
    shape('circle', {cx: at(middle), cy: '4', r: '2'}),
  );
  return svg;
}

function shape<K extends keyof SVGElementTagNameMap>(name: K, attributes: Readonly<Record<string, string>>) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
