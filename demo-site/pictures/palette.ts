/** The tones of one color, as `#rrggbb`. */
export interface Palette {
  readonly main: string;
  readonly light: string;
  readonly pale: string;
  readonly dark: string;
  readonly deep: string;
}

/** @param main `#rrggbb` */
export function createPalette(main: string): Palette {
  return {
    main,
    light: mix(main, '#ffffff', 0.35),
    pale: mix(main, '#fffdf8', 0.74),
    dark: mix(main, '#2a1f1c', 0.22),
    deep: mix(main, '#231a1a', 0.5),
  };
}

/** The color `share` of the way from `from` to `to`, in sRGB. */
export function mix(from: string, to: string, share: number): string {
  const channel = (color: string, i: number) => Number.parseInt(color.slice(1 + 2 * i, 3 + 2 * i), 16);
  const parts = [0, 1, 2].map((i) => Math.round(channel(from, i) * (1 - share) + channel(to, i) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
