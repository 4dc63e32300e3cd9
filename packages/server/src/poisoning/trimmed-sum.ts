import {type Counters, type Estimate, estimateCounts, type Half} from '@vitrine/core';

/** Of the groups' estimates of a key, so many of the highest and of the lowest are left out. */
const TRIM = 2;
/** Variance of the mean of 16 normal numbers less 2 at either end, over that of their mean; by 400,000 draws. */
const TRIMMED_VARIANCE = 1.075;

/**
 * Estimates as `estimateCounts`, from groups of answers that each come from some networks only: per key the two highest and
 * the two lowest groups are left out, and the sum of the others is scaled up. Whoever forges from networks of at most two
 * groups moves a key no further than chance may (PRIVACY §3.8.5).
 *
 * @param groups counters of one question, period and ε, more than four
 */
export function estimateTrimmed(groups: readonly Counters[], keys: readonly string[], half?: Half): Estimate[] {
  const estimates = groups.map((group) => estimateCounts(group, keys, half));
  const scale = groups.length / (groups.length - 2 * TRIM);
  return keys.map((_, k) => {
    const kept = estimates
      .map((group) => group[k])
      .sort((a, b) => a.estimate - b.estimate)
      .slice(TRIM, -TRIM);
    const sum = (part: keyof Estimate) => scale * kept.reduce((all, one) => all + one[part], 0);
    return {estimate: sum('estimate'), variance: TRIMMED_VARIANCE * sum('variance')};
  });
}
