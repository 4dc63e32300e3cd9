const WIDTH = 24;

/** How far a step is: a bar that grows on a terminal, a line when the step is done anywhere else. */
export function createProgressBar(
  out: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
): (step: string, done: number, parts: number) => void {
  return (step, done, parts) => {
    if (out.isTTY) {
      const full = Math.round((WIDTH * done) / parts);
      out.write(`\r${step.padEnd(10)} ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${done}/${parts}`);
    }
    if (done === parts) out.write(out.isTTY ? '\n' : `${step}: ${parts} parts done\n`);
  };
}
