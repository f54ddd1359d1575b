// Where the name of a host ends in a text: in, a text and which characters a label may have; out, for every place in it
// the end of the longest host that could begin there. One walk from the back, so a hostile text costs what a mild one does.

import { topLevel } from './top-level.ts';

/** Whether a character, by its code, is one of a class; past the end of a text (NaN) none is. */
export type Among = (code: number) => boolean;

/** A table for ASCII, where almost every question is; the expression is asked about the rest. */
export function among(one: RegExp): Among {
  const ascii = Array.from({ length: 128 }, (_, code) => one.test(String.fromCharCode(code)));
  return (code) => ascii[code] ?? (code >= 128 && one.test(String.fromCharCode(code)));
}

/** Which characters a label may be made of. */
export interface LabelRule {
  /** A label begins and ends with one of these. */
  readonly isEdge: Among;
  /** And may have these between, but a low line not in the label before the top level. */
  readonly isInner: Among;
}

const tops = new Set(topLevel.map((top) => top.toUpperCase()));
const longestTop = Math.max(...Array.from(tops, (top) => top.length));
const DOT = 46;
const LOW_LINE = 95;
const PUNYCODE = /xn--[-0-9a-z]+/iy;
const ASCII = /^[\0-\x7F]*$/u;
const goesOn = among(/[0-9a-zA-Z@+-]/);

/** For every place the end of the longest host that begins there, or -1. */
export function hostEnds(text: string, rule: LabelRule): Int32Array {
  const ends = new Int32Array(text.length + 1).fill(-1);
  /** Of the dot that ends the label we are in: how far the labels after it reach, and the top level right after it. */
  let beyond = -1;
  let top = -1;
  let hasLowLine = false;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const code = text.charCodeAt(at);
    if (code === DOT) {
      const canEndLabel = rule.isEdge(text.charCodeAt(at - 1));
      beyond = canEndLabel ? (ends[at + 1] ?? -1) : -1;
      top = canEndLabel ? topLevelEnd(text, at + 1) : -1;
      hasLowLine = false;
    } else if (rule.isEdge(code)) {
      ends[at] = beyond >= 0 ? beyond : hasLowLine ? -1 : top;
    } else if (rule.isInner(code)) {
      hasLowLine ||= code === LOW_LINE;
    } else {
      beyond = -1;
      top = -1;
    }
  }
  return ends;
}

/** Where the top level that begins here ends, or -1. The longest one counts, and no letter or digit may follow it. */
function topLevelEnd(text: string, from: number): number {
  const ahead = capitals(text.slice(from, from + longestTop));
  for (let length = ahead.length; length > 0; length -= 1) {
    if (!goesOn(text.charCodeAt(from + length)) && tops.has(ahead.slice(0, length))) return from + length;
  }
  PUNYCODE.lastIndex = from;
  return PUNYCODE.test(text) ? PUNYCODE.lastIndex : -1;
}

/** Capitals, letter by letter: one that would become two, or leave its script for the Latin one, stays as it is. */
function capitals(word: string): string {
  if (ASCII.test(word)) return word.toUpperCase();
  let out = '';
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charAt(at);
    const upper = unit.toUpperCase();
    out += upper.length === 1 && (unit < '\x80' || upper >= '\x80') ? upper : unit;
  }
  return out;
}
