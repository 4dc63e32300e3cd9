// Sums and private answers in, the learnt part of a pack out. Pure: no IO, no clock, no chance.
export {buildModel, type FittedModel, fitModel} from './build-model.ts';
export {type Choice, chooseWeights} from './choose-weights.ts';
export {DEFAULT_SHAPE, MAX_NEIGHBORS} from './neighbors.ts';
export type {Model, ModelInput, ModelShape, TaskReports} from './types.ts';
