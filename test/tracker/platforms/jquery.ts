/** As much of jQuery as a listener meets: `$(document).on/off`, and triggers that reach the document. */
export interface JQueryStandIn {
  trigger(name: string, told?: unknown): void;
  handlerCount(): number;
}

type Handler = (event: {type: string}, told?: unknown) => void;

export function installJQuery(): JQueryStandIn {
  let handlers: {name: string; handler: Handler}[] = [];
  const jQuery = Object.assign(
    () => ({
      on(names: string, handler: Handler) {
        for (const name of names.split(' ')) handlers.push({name, handler});
      },
      off(names: string, handler: Handler) {
        handlers = handlers.filter((one) => !(names.split(' ').includes(one.name) && one.handler === handler));
      },
    }),
    {fn: {on: () => {}}},
  );
  (window as {jQuery?: unknown}).jQuery = jQuery;
  return {
    trigger(name, told) {
      for (const one of handlers) if (one.name === name) one.handler({type: name}, told);
    },
    handlerCount: () => handlers.length,
  };
}
