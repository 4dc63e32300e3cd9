import {formatMoney, type Interest, type LifeStage, type SpendingLevel} from '@vitrine/core';
import {build, button, setNodes} from '../dom.ts';
import {fillIn} from '../receipts/messages.ts';
import type {Panel, PanelPart} from './parts.ts';
import {createRemovables} from './removables.ts';
import {createSwitch} from './switch.ts';
import {sayDay, sayShare, titlesOf} from './words.ts';

const LEVELS: readonly SpendingLevel['level'][] = ['low', 'middle', 'high'];
const SHOWN_ITEMS = 12;

/** What the device makes of its records: stages of life, this visit, spending, interests, searches and items. */
export function createKnowledge(panel: Panel): PanelPart {
  const {messages, source} = panel;
  const removed = (name: string) => (count: number) =>
    fillIn(messages.removed, name, count.toLocaleString(messages.lang));
  const remove = (name: string) => fillIn(messages.remove, name);

  let removedStages: Readonly<Record<string, number>> = {};
  const stages = createRemovables<LifeStage>(
    {
      part: 'stage',
      keyOf: ({stageId}) => stageId,
      nameOf: ({label}) => remove(label),
      draw: ({label, confidence, evidence, sensitive}) => [
        build(
          'div',
          {part: 'body'},
          build('b', {}, label),
          build('span', {part: 'hint'}, ` ${fillIn(messages.sure, sayShare(confidence, messages))}`),
          ...(sensitive ? [build('span', {part: 'mark'}, messages.sensitiveStage)] : []),
          bar(confidence),
          build('span', {part: 'hint'}, messages.because),
          build('ul', {part: 'evidence', role: 'list'}, ...evidence.map((text) => build('li', {}, text))),
        ),
      ],
      erasures: ({about}) => [{about}],
      said:
        ({label}) =>
        () =>
          fillIn(messages.removedStage, label),
      undo: ({stageId}) => {
        const {[stageId]: _, ...rest} = removedStages;
        return source.choose({removedStages: rest});
      },
    },
    panel,
  );
  const barred = build('p', {part: 'note'});
  const unbar = button('unbar', messages.unbar, () => source.choose({removedStages: {}}), source.guard);
  const sensitive = createSwitch(
    'sensitive',
    [messages.sensitive, messages.sensitiveText],
    (isOn) => source.choose({sensitive: isOn}),
    source.guard,
  );
  const sensitiveNames = build('b', {});
  sensitive.node.append(sensitiveNames);
  const barredNode = build('div', {part: 'actions'}, barred, unbar);

  const intent = build('p', {part: 'intent'});
  const intentEvidence = build('ul', {part: 'evidence', role: 'list'});
  const spending = build('ul', {part: 'list spendings', role: 'list'});

  const facets = (['category', 'brand', 'other'] as const).map((facet) => ({
    facet,
    list: createRemovables<Interest>(
      {
        part: 'chip',
        keyOf: ({about}) => about,
        nameOf: ({label, affinity}) => fillIn(messages.removeInterest, label, sayShare(affinity, messages)),
        draw: ({label, affinity}) => [build('span', {}, label), bar(affinity)],
        erasures: ({about}) => [{about}],
        said: ({label}) => removed(label),
      },
      panel,
    ),
  }));
  const facetNodes = facets.map(({facet, list}) =>
    build('div', {part: 'facet'}, build('h4', {}, messages.facets[facet]), list.node),
  );
  const chips = (facet: string, nameOf: (id: string) => string) =>
    createRemovables<string>(
      {
        part: 'chip',
        keyOf: (id) => id,
        nameOf: (id) => remove(nameOf(id)),
        draw: (id) => [build('span', {}, nameOf(id))],
        erasures: (id) => [{about: `${facet}\t${id}`}],
        said: (id) => removed(nameOf(id)),
      },
      panel,
    );
  const queries = chips('query', (query) => query);
  let titles: ReadonlyMap<string, string> = new Map();
  const items = chips('item', (itemId) => titles.get(itemId) ?? itemId);

  const group = (part: string, title: string, ...nodes: readonly Node[]) =>
    build('div', {part}, build('h3', {}, title), ...nodes);
  const stageGroup = group('group', messages.stages, stages.node, barredNode, sensitive.node);
  const intentGroup = group('group', messages.intent, intent, intentEvidence);
  const spendingGroup = group('group', messages.spending, spending);
  const interestGroup = group(
    'group wide',
    messages.interests,
    build('p', {part: 'hint'}, messages.interestsHint),
    ...facetNodes,
  );
  const queryGroup = group('group', messages.queries, queries.node);
  const itemGroup = group('group wide', messages.items, items.node);

  return {
    node: build(
      'div',
      {part: 'knowledge'},
      stageGroup,
      intentGroup,
      spendingGroup,
      queryGroup,
      interestGroup,
      itemGroup,
    ),
    show({view, events}) {
      titles = titlesOf(events);
      ({removedStages} = view);
      const {sensitiveStages = []} = view;
      const hasStages = stages.show(view.stages);
      sensitive.set(view.sensitive);
      sensitive.node.hidden = sensitiveStages.length === 0;
      sensitiveNames.textContent = new Intl.ListFormat(messages.lang).format(sensitiveStages);
      stageGroup.hidden = !hasStages && sensitive.node.hidden && Object.keys(removedStages).length === 0;
      const until = Object.values(removedStages);
      barredNode.hidden = until.length === 0;
      if (until.length > 0)
        barred.textContent = fillIn(messages.barred, until.length, sayDay(Math.max(...until), messages));

      intentGroup.hidden = !view.intent;
      if (view.intent) {
        intent.textContent = fillIn(messages.goals[view.intent.goal], view.intent.label);
        intentEvidence.replaceChildren(...view.intent.evidence.map((text) => build('li', {}, text)));
      }
      spendingGroup.hidden = view.spending.length === 0;
      setNodes(spending, view.spending.map(sayLevel));

      const facetOf = ({facet}: Interest) => (facet === 'category' || facet === 'brand' ? facet : 'other');
      const full = facets.map(({facet, list}) => list.show(view.interests.filter((one) => facetOf(one) === facet)));
      for (const [i, isFull] of full.entries()) facetNodes[i].hidden = !isFull;
      interestGroup.hidden = !full.includes(true);
      queryGroup.hidden = !queries.show(view.recentQueries);
      itemGroup.hidden = !items.show(view.recentItemIds.slice(0, SHOWN_ITEMS));
    },
  };

  function sayLevel({label, level, from, to, currency}: SpendingLevel): HTMLElement {
    const steps = LEVELS.map((step) => build('i', step === level ? {class: 'on'} : {}));
    const price = (minor: number) => formatMoney(minor, currency, messages.lang);
    return build(
      'li',
      {part: 'spending'},
      build('span', {}, label),
      build('span', {part: 'steps', 'aria-hidden': 'true'}, ...steps),
      build('b', {}, messages.levels[level]),
      build('span', {part: 'hint'}, fillIn(messages.prices, price(from), price(to))),
    );
  }
}

/** How strong, as a bar beside the words that say it. @param share 0 … 1 */
function bar(share: number): HTMLElement {
  const value = build('i', {});
  value.style.setProperty('inline-size', `${Math.round(Math.min(1, share) * 100)}%`); // by the object model: no policy forbids it
  return build('span', {part: 'bar', 'aria-hidden': 'true'}, value);
}
