export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** An axis of numbers. */
export interface ValueAxis {
  readonly label: string;
  readonly log?: boolean;
  /** Ends of the axis; by default ticks around the values. */
  readonly from?: number;
  readonly to?: number;
  readonly format?: (value: number) => string;
}

/** Where values lie on an axis. */
export interface Scale {
  readonly ticks: readonly Tick[];
  /** Pixels. */
  readonly place: (value: number) => number;
}

const TICKS = 5;
const STEPS = [1, 2, 5, 10];
/** Marks within a decade while there are few decades. */
const WITHIN = [1, 2, 5];

/**
 * @param values all that must find a place
 * @param start pixel of the axis's low end; `end` of its high end
 * @throws Error for a value that has no place: none at all, not finite, or not above 0 on a log axis
 */
export function scaleOf(axis: ValueAxis, values: readonly number[], start: number, end: number): Scale {
  const all = [...values, axis.from ?? values[0], axis.to ?? values[0]];
  const wrong = all.find((value) => !Number.isFinite(value) || (axis.log === true && value <= 0));
  if (wrong !== undefined || values.length === 0) {
    throw new Error(`axis "${axis.label}": ${wrong === undefined ? 'no values' : `no place for ${wrong}`}`);
  }
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const marks = axis.log ? logTicks(low, high) : linearTicks(low, high);
  const from = axis.from ?? (axis.log ? low : Math.min(low, marks[0]));
  const to = axis.to ?? (axis.log ? high : Math.max(high, marks[marks.length - 1]));
  const along = axis.log ? Math.log10 : (value: number) => value;
  // An axis of a single value has it in the middle.
  const part = (value: number) => (to === from ? 0.5 : (along(value) - along(from)) / (along(to) - along(from)));
  const format = axis.format ?? ((value) => value.toLocaleString('en-US', {maximumFractionDigits: 6}));
  return {
    ticks: marks.filter((at) => at >= from && at <= to).map((at) => ({at, label: format(at)})),
    place: (value) => start + (end - start) * part(value),
  };
}

/** Multiples of 1, 2 or 5 · 10^k from at or below `low` to at or above `high`, about `TICKS` of them. */
export function linearTicks(low: number, high: number): number[] {
  const rough = (high - low || Math.abs(high) || 1) / TICKS;
  const power = Math.floor(Math.log10(rough));
  const step = STEPS.find((factor) => factor * 10 ** power >= rough * (1 - 1e-9)) ?? 10;
  const [first, last] = [low, high].map((end) => end / (step * 10 ** power));
  const ticks: number[] = [];
  // Whole multiples first and the power last, so that 3 · 0.1 is 0.3.
  for (let k = Math.floor(first + 1e-9); k <= Math.ceil(last - 1e-9); k++) {
    ticks.push(power < 0 ? (k * step) / 10 ** -power : k * step * 10 ** power);
  }
  return ticks;
}

/** Powers of ten within `low … high`, and 2 and 5 times those where there are at most two decades. */
export function logTicks(low: number, high: number): number[] {
  const within = high / low <= 100 ? WITHIN : [1];
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const factor of within) {
      const tick = power < 0 ? factor / 10 ** -power : factor * 10 ** power;
      if (tick >= low && tick <= high) ticks.push(tick);
    }
  }
  return ticks;
}
