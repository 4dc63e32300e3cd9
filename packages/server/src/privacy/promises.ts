import type {Evidence} from '@vitrine/core';
import type {Release} from './release.ts';

/** The pack's evidence with what is promised to those who answered, where more than the ε of each answer is. */
export function promisesOf(evidence: readonly Evidence[], releases: readonly Release[]): Evidence[] {
  return evidence.map((line) => {
    const own = releases.filter(({task}) => task === line.task);
    if (own.length === 0 || !own.every(({isWhole}) => isWhole)) return line;
    const centralEpsilon = Math.max(...own.map((release) => release.centralEpsilon));
    const dummies = own.reduce((sum, release) => sum + release.dummies, 0);
    return {...line, centralEpsilon, dummies};
  });
}
