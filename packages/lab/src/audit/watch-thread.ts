// Entry of a thread of the observer: what to watch comes as `workerData`.
import {parentPort, workerData} from 'node:worker_threads';
import {type Watch, watch} from './watch.ts';

parentPort?.postMessage(await watch(workerData as Watch));
