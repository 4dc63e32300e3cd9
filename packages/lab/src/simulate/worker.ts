// Entry of a thread of the simulation: its range comes as `workerData`.
import {parentPort, workerData} from 'node:worker_threads';
import {type Range, simulateRange} from './simulate-range.ts';

const simulation = await simulateRange(workerData as Range, globalThis.fetch, () => parentPort?.postMessage(null));
parentPort?.postMessage(simulation);
