import {describe, expect, it} from 'vitest';
import {barChart} from '../../packages/lab/src/plot/bar-chart.ts';
import {type LineChart, lineChart, spread} from '../../packages/lab/src/plot/line-chart.ts';
import {linearTicks, logTicks, scaleOf} from '../../packages/lab/src/plot/scale.ts';
import {element, escapeXml, text} from '../../packages/lab/src/plot/svg.ts';

const chart: LineChart = {
  title: 'Hits',
  description: 'More shoppers, more hits.',
  x: {label: 'shoppers a day', log: true},
  y: {label: 'HR@20', from: 0, to: 1},
  lines: [
    {
      name: 'ours',
      points: [
        {x: 10, y: 0.25, low: 0.2, high: 0.3},
        {x: 1000, y: 0.5, low: 0.4, high: 0.6},
      ],
    },
    {
      name: 'theirs',
      points: [
        {x: 10, y: 0.1},
        {x: 1000, y: 0.49},
      ],
    },
  ],
};

/** Opens and closes of a well-formed document cancel out; a plain check beside the browser's own parser. */
function openTags(svg: string): string[] {
  const open: string[] = [];
  for (const [, close, name, rest] of svg.matchAll(/<(\/?)([a-z]+)((?:[^<>"]|"[^"<]*")*)>/g)) {
    if (close) expect(open.pop()).toBe(name);
    else if (!rest.endsWith('/')) open.push(name);
  }
  return open;
}
const attributes = (svg: string, name: string) =>
  [...svg.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map((match) => match[1]);

describe('markup', () => {
  it('escapes text between tags and in quotes', () => {
    const hostile = `</text><script>alert("1")</script>&'`;
    const escaped = '&lt;/text&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;';
    expect(text('text', {}, hostile)).toBe(`<text>${escaped}</text>`);
    expect(element('g', {class: hostile})).toBe(`<g class="${escaped}"/>`);
  });

  it('holds no character that XML forbids', () => {
    expect(escapeXml('a\u0000b\u001bc\ud800d\ufffee\t橱窗🪟')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\t橱窗🪟');
  });

  it('writes pixels to a tenth and refuses what is no number', () => {
    expect(element('rect', {x: 1 / 3, y: -0.01})).toBe('<rect x="0.3" y="0"/>');
    expect(() => element('rect', {x: Number.NaN})).toThrow('no place for NaN');
  });
});

describe('an axis', () => {
  it('has round ticks around its values', () => {
    expect(linearTicks(0.13, 0.71)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    expect(linearTicks(0, 0.3)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(linearTicks(-37, 410)).toEqual([-100, 0, 100, 200, 300, 400, 500]);
    expect(linearTicks(5, 5)).toEqual([5]);
  });

  it('has powers of ten when it is logarithmic, and marks between them when they are few', () => {
    expect(logTicks(10, 100_000)).toEqual([10, 100, 1000, 10_000, 100_000]);
    expect(logTicks(0.5, 30)).toEqual([0.5, 1, 2, 5, 10, 20]);
  });

  it('places its ends and its middle', () => {
    const linear = scaleOf({label: 'x', from: 0, to: 10}, [2, 3], 100, 300);
    expect([0, 5, 10].map(linear.place)).toEqual([100, 200, 300]);
    const log = scaleOf({label: 'x', log: true}, [1, 100], 0, 80);
    expect([1, 10, 100].map(log.place)).toEqual([0, 40, 80]);
    expect(scaleOf({label: 'x'}, [5], 0, 80).place(5)).toBe(40);
  });

  it('names what it has no place for', () => {
    expect(() => scaleOf({label: 'shoppers', log: true}, [10, 0], 0, 1)).toThrow('"shoppers": no place for 0');
    expect(() => scaleOf({label: 'hits'}, [Number.NaN], 0, 1)).toThrow('"hits": no place for NaN');
    expect(() => scaleOf({label: 'hits'}, [], 0, 1)).toThrow('"hits": no values');
  });
});

describe('a line chart', () => {
  it('is one well-formed document that says in words what it shows', () => {
    const svg = lineChart(chart);
    expect(openTags(svg)).toEqual([]);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" /);
    expect(svg).toContain('role="img" aria-labelledby="title description"');
    expect(svg).toContain('<title id="title">Hits</title><desc id="description">More shoppers, more hits.</desc>');
    expect(svg).toContain('prefers-color-scheme:dark');
  });

  it('is the same bytes for the same chart', () => {
    expect(lineChart(structuredClone(chart))).toBe(lineChart(chart));
  });

  it('draws each value at its height, and a band only around lines that have intervals', () => {
    const svg = lineChart(chart);
    // y runs from 348 at 0 to 64 at 1: 284 pixels
    expect(attributes(svg, 'cy')).toEqual(
      [0.25, 0.5, 0.1, 0.49].map((y) => String(Math.round(10 * (348 - 284 * y)) / 10)),
    );
    expect(svg.match(/class="fill band s\d"/g)).toEqual(['class="fill band s0"']);
  });

  it('writes the name of each line at its end, apart from the others', () => {
    const names = ['ours', 'theirs'].map((name) => {
      const found = new RegExp(`<text x="[^"]*" y="([^"]*)">${name}<`).exec(lineChart(chart));
      return Number(found?.[1]);
    });
    expect(names[1] - names[0]).toBe(16);
  });

  it('takes names for places along x', () => {
    const svg = lineChart({
      ...chart,
      x: {label: 'seen', names: ['0–4', '5 <']},
      lines: [{name: 'a', points: [{x: 1, y: 1}]}],
    });
    expect(svg).toContain('>5 &lt;</text>');
    expect(openTags(svg)).toEqual([]);
  });

  it('refuses more lines than it can tell apart', () => {
    const lines = Array.from({length: 7}, (_, l) => ({name: `${l}`, points: [{x: 1, y: 1}]}));
    expect(() => lineChart({...chart, lines})).toThrow('7 lines in a chart, 6 at most');
  });
});

describe('names beside lines', () => {
  it('move no farther than they must and stay inside', () => {
    expect(spread([10, 50, 90], 16, 0, 100)).toEqual([10, 50, 90]);
    expect(spread([50, 48], 16, 0, 100)).toEqual([64, 48]);
    expect(spread([99, 98, 97], 16, 0, 100)).toEqual([100, 84, 68]);
  });
});

describe('a bar chart', () => {
  const bars = [
    {name: 'neighbors', value: 0.4, low: 0.38, high: 0.42},
    {name: 'price & <brand>', value: -0.1, low: -0.12, high: 0.02},
  ];
  const svg = barChart({title: 'Lost', description: '', axis: {label: 'HR@20 lost'}, bars});

  it('grows its bars from 0 to either side, with a whisker each', () => {
    const rects = [...svg.matchAll(/<rect class="fill bar s0" x="([^"]*)" y="[^"]*" width="([^"]*)"/g)].map(
      ([, x, width]) => ({x: Number(x), width: Number(width)}),
    );
    expect(rects[1].x + rects[1].width).toBeCloseTo(rects[0].x, 0);
    expect(rects[0].width / rects[1].width).toBeCloseTo(4, 1);
    expect(svg.match(/class="whisker"/g)).toHaveLength(2);
  });

  it('is well-formed whatever a bar is called', () => {
    expect(openTags(svg)).toEqual([]);
    expect(svg).toContain('price &amp; &lt;brand&gt;');
  });
});
