// Entry of vitrine-worker.js. Everything is exposed before the first await: an earlier message would find no listener.
import {serve} from './serve.ts';
import {startEngine} from './start.ts';

serve(self as unknown as Worker, startEngine);
