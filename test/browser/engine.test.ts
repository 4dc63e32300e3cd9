import type {RecList} from '@vitrine/core';
import {connectEngine, type Engine, type EngineConfig, serve} from '@vitrine/engine';
import {afterEach, beforeEach, expect, test} from 'vitest';

const CONFIG: EngineConfig = {
  shopId: 'test-shop',
  server: '',
  key: '',
  consent: 'memory',
  gpc: false,
  locale: 'en',
  sealUrl: '',
};

const script = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`;

/** A worker that speaks as ours does: answers `start` and `ping` at once, `recommend` with where it ran. */
const ANSWERS = `onmessage = ({data: {id, path: [name], argumentList: [argument]}}) => {
  if (name === 'recommend' && argument.value.query === 'hang') for (;;);
  if (name === 'recommend' && argument.value.query === 'die') throw new Error('died');
  const value = name === 'recommend' ? {listId: 'worker', items: []} : undefined;
  setTimeout(postMessage, name === 'recommend' && argument.value.query === 'slow' ? 4500 : 0, {id, type: 'RAW', value});
};`;
const HANGS = 'for (;;);';
const SILENT = 'onmessage = () => {};';
const THROWS = 'throw new Error("no");';

/** The engine in the page, as a file beside ours: the rest of the address is a comment to it. */
const IN_PAGE = `${script(
  "export const startEngine = () => ({recommend: async () => ({listId: 'page', items: []}), record: async () => {}});",
)}//`;

let errors: string[] = [];
const hear = (event: ErrorEvent | PromiseRejectionEvent) => errors.push(event.type);
const warn = console.error;

beforeEach(() => {
  errors = [];
  localStorage.clear();
  window.addEventListener('error', hear);
  window.addEventListener('unhandledrejection', hear);
  console.error = () => errors.push('console');
});
afterEach(() => {
  window.removeEventListener('error', hear);
  window.removeEventListener('unhandledrejection', hear);
  console.error = warn;
  expect(errors).toEqual([]); // whatever happens to the worker, the shop's page hears nothing of it
});

const connect = (worker: string, config: Partial<EngineConfig> = {}) =>
  connectEngine({...CONFIG, ...config}, {base: IN_PAGE, worker});

async function where(engine: Engine, query?: string): Promise<string> {
  const {listId}: RecList = await engine.recommend({placement: 'home', query});
  return listId;
}

const timed = async <T>(promise: Promise<T>): Promise<[T, number]> => {
  const from = performance.now();
  return [await promise, performance.now() - from];
};

test('runs in a worker of its own origin', async () => {
  const url = URL.createObjectURL(new Blob([ANSWERS]));
  expect(await where(connect(url))).toBe('worker');
});

test('runs a script of another origin in a worker made from its text', async () => {
  expect(await where(connect(script(ANSWERS)))).toBe('worker');
});

test('runs in the page when the worker throws at its start', async () => {
  expect(await where(connect(script(THROWS)))).toBe('page');
});

test('runs in the page when there is no worker to be had', async () => {
  expect(await where(connect('/no/such/worker.js'))).toBe('page');
});

test('runs in the page, and tries no worker, where the shop wants none', async () => {
  const {Worker} = window;
  let made = 0;
  window.Worker = class extends Worker {
    constructor(url: string | URL) {
      super(url);
      made++;
    }
  };
  try {
    expect(await where(connect('off'))).toBe('page');
    expect(made).toBe(0);
  } finally {
    window.Worker = Worker;
  }
});

test('runs in the page when the browser refuses workers', async () => {
  const {Worker} = window;
  window.Worker = class {
    constructor() {
      throw new DOMException('refused', 'SecurityError'); // as WebKit does; others fire an error, as in the test above
    }
  } as unknown as typeof Worker;
  try {
    expect(await where(connect(script(ANSWERS)))).toBe('page');
  } finally {
    window.Worker = Worker;
  }
});

test.for([
  ['hung', HANGS],
  ['silent', SILENT],
])('gives a %s worker a second, then runs in the page', async ([, source]) => {
  const [place, ms] = await timed(where(connect(script(source))));
  expect(place).toBe('page');
  expect(ms).toBeGreaterThan(900);
  expect(ms).toBeLessThan(3000);
});

test('answers a call to a worker that hung later with the empty list, and runs on in a new worker', async () => {
  const engine = connect(script(ANSWERS));
  expect(await where(engine)).toBe('worker');
  const [place, ms] = await timed(where(engine, 'hang'));
  expect(place).toBe('');
  expect(ms).toBeLessThan(5000);
  await new Promise((resolve) => setTimeout(resolve, 2200)); // it has 2 s to show that it is alive
  expect(await where(engine)).toBe('worker');
}, 20_000);

test('tells once of a call that was got to too late, so that lists ask again', async () => {
  let told = 0;
  const engine = connectEngine(CONFIG, {base: IN_PAGE, worker: script(ANSWERS)}, () => told++);
  expect(await where(engine, 'slow')).toBe('');
  expect(told).toBe(0); // there is nothing to ask for yet
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(told).toBe(1);
  expect(await where(engine)).toBe('worker');
  expect(await where(engine, 'slow')).toBe('');
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(told).toBe(1); // an engine that is slow for good is not asked again and again
}, 20_000);

test('replaces a worker that dies three times, then runs in the page', async () => {
  const engine = connect(script(ANSWERS));
  expect(await where(engine, 'die')).toBe(''); // the first worker dies of it, and so does the second
  expect(await where(engine)).toBe('worker');
  expect(await where(engine, 'die')).toBe('');
  expect(await where(engine)).toBe('page');
});

test('a call that cannot cross the thread is answered with nothing', async () => {
  const engine = connect(script(ANSWERS));
  const list = await engine.recommend({placement: 'home', query: (() => {}) as unknown as string});
  expect(list).toMatchObject({level: 'empty', items: []});
  expect(await where(engine)).toBe('worker');
});

test('remembers a refusal for a day, where consent lets it keep anything', async () => {
  let made = 0;
  const {Worker} = window;
  window.Worker = class extends Worker {
    constructor(url: string | URL) {
      super(url);
      made++;
    }
  };
  try {
    await where(connect(script(THROWS), {consent: 'memory'}));
    expect(localStorage.length).toBe(0);
    await where(connect(script(THROWS), {consent: 'local'}));
    expect(localStorage.length).toBe(1);
    expect(made).toBe(2);
    await where(connect(script(THROWS), {consent: 'local'}));
    expect(made).toBe(2);
    localStorage.setItem('vitrine-worker', String(Date.now() - 90_000_000));
    await where(connect(script(THROWS), {consent: 'local'}));
    expect(made).toBe(3);
  } finally {
    window.Worker = Worker;
  }
});

test('without consent there is no worker at all, and with it there is', async () => {
  let made = 0;
  const {Worker} = window;
  window.Worker = class extends Worker {
    constructor(url: string | URL) {
      super(url);
      made++;
    }
  };
  try {
    const engine = connect(script(ANSWERS), {consent: 'off'});
    await engine.record([{type: 'search', at: 1, query: 'x'}]);
    expect(await engine.recommend({placement: 'home'})).toMatchObject({level: 'empty', items: []});
    expect(made).toBe(0);
    await engine.setConsent('memory');
    expect(await where(engine)).toBe('worker');
    expect(made).toBe(1);
  } finally {
    window.Worker = Worker;
  }
});

test('answers only the calls it knows, and no message reaches a prototype', async () => {
  const {port1, port2} = new MessageChannel();
  const asked: string[] = [];
  const engine = {recommend: async () => ({listId: 'served'}), flush: async () => void asked.push('flush')};
  serve(port2, () => engine as unknown as Engine);
  port2.start();
  const answers: {id: number; value: unknown}[] = [];
  port1.onmessage = ({data}) => answers.push(data);
  const send = (message: object) => port1.postMessage({argumentList: [], ...message});
  send({id: 1, type: 'APPLY', path: ['start'], argumentList: [{type: 'RAW', value: CONFIG}]});
  const hostile = [
    {type: 'SET', path: ['__proto__', 'polluted'], value: {type: 'RAW', value: 1}},
    {type: 'SET', path: ['recommend', '__proto__', 'polluted'], value: {type: 'RAW', value: 1}},
    {type: 'SET', path: ['flush'], value: {type: 'RAW', value: 1}},
    {type: 'GET', path: ['constructor']},
    {type: 'CONSTRUCT', path: ['recommend', 'constructor'], argumentList: [{type: 'RAW', value: 'self.polluted = 1'}]},
    {type: 'APPLY', path: ['recommend', 'constructor'], argumentList: [{type: 'RAW', value: 'self.polluted = 1'}]},
    {type: 'APPLY', path: ['toString']},
    {type: 'APPLY', path: ['hasOwnProperty']},
    {type: 'APPLY', path: ['flush'], argumentList: [{type: 'HANDLER', name: 'proxy', value: null}]},
    {type: 'RELEASE', path: []},
    {type: 'ENDPOINT', path: []},
    {type: 'APPLY', path: 'flush'},
    {type: 'APPLY', path: ['flush'], argumentList: 'x'},
    {type: 'APPLY'},
  ];
  hostile.forEach((message, i) => {
    send({id: 100 + i, ...message});
  });
  port1.postMessage(null);
  port1.postMessage('APPLY');
  send({id: 2, type: 'APPLY', path: ['recommend']});
  while (!answers.some(({id}) => id === 2)) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(answers.map(({id}) => id)).toEqual([1, 2]);
  expect(answers[1].value).toEqual({listId: 'served'});
  expect(asked).toEqual([]);
  expect('polluted' in {} || 'polluted' in (() => {}) || 'polluted' in self).toBe(false);
});

test('a page put away ends its worker, holds what is asked meanwhile, and goes on in a new one when it is back', async () => {
  const engine = connect(script(ANSWERS), {consent: 'local'});
  expect(await where(engine)).toBe('worker');
  engine.suspend();
  let answered = false;
  const list = where(engine).finally(() => {
    answered = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(answered).toBe(false);
  await engine.resume();
  expect(await list).toBe('worker');
});

test('a page that keeps everything in memory keeps its worker, which is all it has', async () => {
  const engine = connect(script(ANSWERS), {consent: 'memory'});
  expect(await where(engine)).toBe('worker');
  engine.suspend();
  expect(await where(engine)).toBe('worker');
});
