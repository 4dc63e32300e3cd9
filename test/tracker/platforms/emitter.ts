type Hear = (told: unknown) => void;

/** An emitter as shops have them, by the names of its two methods. */
export function createEmitter(on: string, off: string) {
  let heard: {name: string; hear: Hear}[] = [];
  return {
    methods: {
      [on]: (name: string, hear: Hear) => void heard.push({name, hear}),
      [off]: (name: string, hear: Hear) => {
        heard = heard.filter((one) => one.name !== name || one.hear !== hear);
      },
    },
    emit(name: string, told: unknown) {
      for (const one of heard) if (one.name === name) one.hear(told);
    },
    count: () => heard.length,
  };
}
