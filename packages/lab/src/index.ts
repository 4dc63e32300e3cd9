// What the demo shop needs of the lab; everything else has a command of its own.
export {ordersCsv, type SimulationOptions, simulate} from './simulate/simulate.ts';
export type {Simulation} from './simulate/simulate-range.ts';
