// Says what a command is doing while it does it: one short line a step, with the seconds since it began.

export type Narrate = (line: string) => void;

export function createNarrator(out: NodeJS.WritableStream = process.stdout): Narrate {
  const began = performance.now();
  return (line) => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5);
    out.write(`${seconds} s  ${line}\n`);
  };
}
