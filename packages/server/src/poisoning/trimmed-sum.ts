import {type Counters, type Estimate, estimateCounts, type Half, TASKS} from '@vitrine/core';

/** Of the groups' estimates of a key, so many of the highest and of the lowest are left out. */
const TRIM = 2;
/** Variance of the mean of 16 normal numbers less 2 at either end, over that of their mean; by 400,000 draws. */
const TRIMMED_VARIANCE = 1.075;

/** Keys that nobody can mean. Their mean tells what leaving groups out does to any key, to a sixteenth of its noise. */
const NOBODYS = Array.from({length: 256}, (_, n) => `\0${n}`);

/**
 * Estimates as `estimateCounts`, from groups of answers that each come from some networks only: per key the two highest and
 * the two lowest groups are left out, and the sum of the others is scaled up. Whoever forges from networks of at most two
 * groups moves a key no further than chance may (PRIVACY §3.8.5).
 *
 * Few answers support a key by chance, and such counts are skew: the two highest lie further off than the two lowest, about
 * 18 devices of an item's in all, however many answers there are. Keys nobody means lose as much, so it is given back.
 *
 * @param groups counters of one question, period and ε, more than four
 */
export function estimateTrimmed(groups: readonly Counters[], keys: readonly string[], half?: Half): Estimate[] {
  const nobodys = TASKS[groups[0].task].cells.length > 0 ? [] : NOBODYS; // closed questions have a cell for every key
  const sums = trimmedSums(groups, [...keys, ...nobodys], half);
  const lost = sums.slice(keys.length).reduce((sum, {estimate}) => sum + estimate, 0) / Math.max(1, nobodys.length);
  return sums.slice(0, keys.length).map(({estimate, variance}) => ({estimate: estimate - lost, variance}));
}

function trimmedSums(groups: readonly Counters[], keys: readonly string[], half?: Half): Estimate[] {
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
