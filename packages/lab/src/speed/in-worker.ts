// Runs in a worker of Chromium: what the engine does, timed where it is done.
import {measureCore} from './measure-core.ts';

addEventListener('message', ({data}: MessageEvent<{itemCount: number; rounds: number; seed: number} | 'ping'>) => {
  if (data === 'ping') postMessage('pong');
  else
    void measureCore(data.itemCount, data.rounds, data.seed).then(
      (timings) => postMessage({timings}),
      (error: unknown) => postMessage({error: String(error)}),
    );
});
