// Sums and private answers in, the learnt part of a pack out. Pure: no IO but the caller's, no clock, no chance.
export {answersTo} from './answers.ts';
export {noteAsked} from './asked.ts';
export {buildModel, type FittedModel, fitModel} from './build-model.ts';
export {type Choice, chooseWeights} from './choose-weights.ts';
export {discoveries, MIN_DEVICES} from './discovery.ts';
export {DEFAULT_SHAPE, MAX_NEIGHBORS} from './neighbors.ts';
export type {Rows} from './rows.ts';
export type {Model, ModelInput, ModelShape, PublishedSums, TaskReports} from './types.ts';
export type {Work} from './work.ts';
