export const DAY_MS = 86_400_000;

/** Days since the epoch, UTC. */
export const dayOf = (at: number): number => Math.floor(at / DAY_MS);

/** Seven-day index; counters are kept by it so that older answers can count less. */
export const weekOf = (at: number): number => Math.floor(dayOf(at) / 7);

/** The UTC day of a time, ISO 8601: "2026-11-25". */
export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
