import {type DataSheet, type Figure, textFor} from '@vitrine/core';

/** A data sheet for a terminal: a paragraph for each question that was answered, a line for each figure. */
export function dataSheetText({shopId, builtAt, delta, ownEpsilon, questions}: DataSheet): string {
  const own = ownEpsilon === null ? '' : `; own statistics with noise, ε = ${ownEpsilon} for a shopper in a file`;
  const head = `${shopId}: pack of ${new Date(builtAt).toISOString().slice(0, 16)}, δ = ${delta}${own}`;
  const parts = questions.map((question) => {
    const {task, days, reports, dummies, epsilon, centralEpsilon, promise, basis, asked, published, figures} = question;
    if (reports === 0) return [`${task}: no answers used; rests on ${basis}`, ...figures.map(lineOf)].join('\n');
    const central =
      promise === 'central'
        ? `ε ${centralEpsilon.toFixed(2)} against readers of packs`
        : `only ε ${epsilon.toFixed(2)} is promised (${centralEpsilon.toFixed(2)} against readers of this pack alone)`;
    return [
      `${task}: ${reports} answers of ${days?.join(' … ')}, ${dummies} made-up ones, ε ${epsilon.toFixed(2)} each; ${central}`,
      `  rests on ${basis}; ${asked} asked, ${published} published as measured, ${asked - published} suppressed`,
      ...figures.map(lineOf),
    ].join('\n');
  });
  return [head, ...parts].join('\n\n');
}

function lineOf(figure: Figure): string {
  const {names, basis, firstParty, packShare} = figure;
  const name = names.map((text) => textFor(text, 'en')).join(' · ');
  const own = firstParty === null ? '' : `, own count ${firstParty}`;
  const share = packShare === null ? '' : `, ${(100 * packShare).toFixed(2)} % in the pack`;
  return `  ${name}: ${figureText(figure)} (${basis})${own}${share}`;
}

function figureText({state, estimate, low, high, standardError, effectiveReports}: Figure): string {
  const whole = (value: number | null) => String(Math.round(value ?? 0));
  if (state === 'none') return 'no answers';
  if (state === 'few') return 'fewer than 20 devices, not shown';
  if (state === 'unclear') return `not distinguishable from zero, at most ${whole(high)}`;
  const noise = `standard error ${whole(standardError)}, as sure as ${whole(effectiveReports)} plain answers`;
  return `${whole(estimate)} devices, 95 % ${whole(low)} … ${whole(high)}, ${noise}`;
}
