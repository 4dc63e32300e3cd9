import {parentPort, workerData} from 'node:worker_threads';
import {multiplyPart, type Part} from './multiply.ts';

const rows = multiplyPart(workerData as Part);
parentPort?.postMessage(rows, [rows.offsets.buffer, rows.columns.buffer, rows.values.buffer] as ArrayBuffer[]);
