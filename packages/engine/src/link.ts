/** A way to an engine: by name and arguments, as they cross the thread. */
export interface Link {
  /** Rejects with `DEAD` as soon as the other side is known to be gone, with another error when the call failed there. */
  readonly ask: (name: string, args: readonly unknown[]) => Promise<unknown>;
  /** Ends the other side; all that waits for it rejects with `DEAD`. */
  readonly end: () => void;
}

export const DEAD = new Error();

/**
 * Speaks comlink's messages to a worker that comlink serves. Written out because comlink's own client is 1.9 kB gzip
 * on every page of the shop, answers nothing once a worker died (comlink#524) and offers paths we never need.
 */
export function createLink(worker: Worker): Link {
  const waiting = new Map<number, {resolve: (value: unknown) => void; reject: (error: Error) => void}>();
  let lastId = 0;
  let dead = false;

  const end = () => {
    dead = true;
    worker.terminate();
    for (const {reject} of waiting.values()) reject(DEAD);
    waiting.clear();
  };
  worker.onmessage = ({data}) => {
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.type === 'RAW') call?.resolve(data.value);
    else call?.reject(new Error());
  };
  worker.onmessageerror = end;
  worker.onerror = (event) => {
    event.preventDefault(); // else the browser reports it to the shop's own error handler
    end();
  };

  return {
    end,
    ask: (name, args) =>
      new Promise((resolve, reject) => {
        if (dead) return reject(DEAD);
        const id = ++lastId;
        waiting.set(id, {resolve, reject});
        try {
          worker.postMessage({
            id,
            type: 'APPLY',
            path: [name],
            argumentList: args.map((value) => ({type: 'RAW', value})),
          });
        } catch {
          waiting.delete(id);
          reject(new Error()); // an argument cannot be cloned
        }
      }),
  };
}
