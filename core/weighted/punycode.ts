// How long a label of a host becomes in the letters the name system knows (RFC 3492): in, a label as it is written; out,
// its length with `xn--` before it. Only the length is asked for, so no letter of it is ever built.

const BASE = 36;
const LEAST = 1;
const MOST = 26;
const SKEW = 38;
const DAMP = 700;

/** The full stops of other scripts part a label into two. */
const OTHER_STOPS = /[\u3002\uFF0E\uFF61]/u;

export function asciiLength(label: string): number {
  const parts = label.split(OTHER_STOPS);
  return parts.reduce((sum, part) => sum + partLength(part), parts.length - 1);
}

function partLength(part: string): number {
  const points = Array.from(part, (char) => char.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < 0x80).length;
  if (basic === points.length) return basic;
  return 'xn--'.length + basic + (basic > 0 ? 1 : 0) + digits(points, basic);
}

/** The digits that say which letters stand where: one number a letter, in the order of the letters, not of the text. */
function digits(points: readonly number[], basic: number): number {
  let total = 0;
  let bias = 72;
  let delta = 0;
  let next = 0x80;
  let done = basic;
  while (done < points.length) {
    const least = Math.min(...points.filter((point) => point >= next));
    delta += (least - next) * (done + 1);
    for (const point of points) {
      if (point < least) delta += 1;
      if (point !== least) continue;
      total += digitsOf(delta, bias);
      bias = adapted(delta, done + 1, done === basic);
      delta = 0;
      done += 1;
    }
    delta += 1;
    next = least + 1;
  }
  return total;
}

function digitsOf(number: number, bias: number): number {
  let rest = number;
  for (let n = 1; ; n += 1) {
    const threshold = Math.min(Math.max(n * BASE - bias, LEAST), MOST);
    if (rest < threshold) return n;
    rest = Math.floor((rest - threshold) / (BASE - threshold));
  }
}

function adapted(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2));
  rest += Math.floor(rest / count);
  let steps = 0;
  for (; rest > ((BASE - LEAST) * MOST) / 2; steps += BASE) rest = Math.floor(rest / (BASE - LEAST));
  return steps + Math.floor(((BASE - LEAST + 1) * rest) / (rest + SKEW));
}
