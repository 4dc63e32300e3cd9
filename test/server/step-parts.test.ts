import {gzipSync} from 'node:zlib';
import {createStepSums, type StepSums} from '@vitrine/core';
import {expect, test} from 'vitest';
import {addPackedSteps, packSteps} from '../../packages/server/src/orders/step-parts.ts';

const listSteps = (steps: StepSums): string[] => {
  const list: string[] = [];
  steps.forEach((from, to, distance, weight) => {
    list.push(`${steps.itemIds[from]} ${steps.itemIds[to]} ${distance} ${weight}`);
  });
  return list;
};

const someSteps = (): StepSums => {
  const steps = createStepSums();
  const [a, b, c] = ['床单', 'pillow "M"', 'c'].map((itemId) => steps.place(itemId));
  steps.add(a, b, 1, 2);
  steps.add(b, a, 10, 0.5);
  steps.add(a, c, 3, 2 ** 40 + 1);
  steps.add(c, c, 0, 1);
  return steps;
};

test.each([[1], [3], [100]])('steps come back from parts of %d as they were', (stepsPerPart) => {
  const steps = someSteps();
  const parts = packSteps(steps, stepsPerPart);
  expect(parts).toHaveLength(Math.ceil(4 / stepsPerPart));
  const back = createStepSums();
  for (const part of parts) addPackedSteps(back, part);
  expect(listSteps(back)).toEqual(listSteps(steps));
});

test('parts add to what is there, under whatever places the items have', () => {
  const into = createStepSums();
  const [c, a] = ['c', '床单'].map((itemId) => into.place(itemId));
  into.add(c, c, 0, 5);
  for (const part of packSteps(someSteps())) addPackedSteps(into, part);
  expect([into.weightOf(c, c, 0), into.weightOf(a, c, 3)]).toEqual([6, 2 ** 40 + 1]);
});

test('reads the JSON parts of the first version', () => {
  const steps = createStepSums();
  addPackedSteps(
    steps,
    gzipSync(
      JSON.stringify([
        ['A\tB\t1', 2],
        ['B\tA\t10', 1],
      ]),
    ),
  );
  expect(listSteps(steps)).toEqual(['A B 1 2', 'B A 10 1']);
});

test('refuses a part of a later version', () => {
  const part = gzipSync(Uint8Array.of(3, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0));
  expect(() => addPackedSteps(createStepSums(), part)).toThrow('steps are v3, expected v2');
});
