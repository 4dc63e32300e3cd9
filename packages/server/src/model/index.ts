// Sums and private answers in, the learnt part of a pack out. Pure: no IO, no clock, no chance.
export type {Model, ModelInput, TaskReports} from './types.ts';
