import {type Endpoint, expose} from 'comlink';
import {CALLS} from './calls.ts';
import type {Engine, EngineConfig} from './engine.ts';

/**
 * Serves an engine to the page through comlink: `start(config)` makes it, `ping` shows that we are alive, and then each
 * call of `CALLS`. comlink would follow any path a message names, prototypes included, and assign there
 * (GoogleChromeLabs/comlink#603); so it is given plain calls of these names with plain arguments and nothing else.
 */
export function serve(port: Endpoint, start: (config: EngineConfig) => Engine): void {
  let engine: Engine | undefined;
  const methods = Object.create(null) as Record<string, (...args: never[]) => unknown>;
  methods['start'] = (config: EngineConfig) => {
    engine ??= start(config);
  };
  methods['ping'] = () => {};
  for (const name of CALLS) {
    methods[name] = (...args) => {
      if (!engine) throw new Error('the engine is not started');
      return (engine[name] as (...args: never[]) => unknown)(...args);
    };
  }
  expose(methods, {
    postMessage: (message, transfer) => port.postMessage(message, transfer),
    addEventListener: (type, listener) =>
      port.addEventListener(type, (event) => {
        if (isCall((event as MessageEvent).data, methods)) (listener as EventListener)(event);
      }),
    removeEventListener() {}, // comlink's only when it is released, which is no call of ours
  });
}

function isCall(data: unknown, methods: object): boolean {
  const {type, path, argumentList} = (data ?? {}) as {type?: unknown; path?: unknown; argumentList?: unknown};
  return (
    type === 'APPLY' &&
    Array.isArray(path) &&
    path.length === 1 &&
    typeof path[0] === 'string' &&
    Object.hasOwn(methods, path[0]) &&
    Array.isArray(argumentList) &&
    argumentList.every((argument) => argument?.type === 'RAW')
  );
}
