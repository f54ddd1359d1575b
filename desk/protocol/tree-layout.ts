// Where everything of a tree's picture stands, from the top down: what begins it, each step with the wait before it, the
// arc of its repeats, the last step, where it goes on. In: words. Out: boxes and lines in the picture's own units.

import type { Tree } from '../../core/protocol/protocol.ts';
import { say } from '../messages/say.ts';
import { sentenceCase } from './list-words.ts';
import type { Naming } from './naming.ts';
import { recipientTitle, triggerWords, waitWords } from './rule-words.ts';

export interface Box {
  readonly key: string;
  readonly sort: 'trigger' | 'step' | 'last' | 'then' | 'end';
  readonly y: number;
  readonly height: number;
  /** Small, above the lines. */
  readonly caption: string | null;
  readonly lines: readonly string[];
}

export interface Wait {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
  readonly isDashed: boolean;
}

export interface TreePlan {
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly waits: readonly Wait[];
  /** From below the steps back to above the first one. */
  readonly arc: { readonly from: number; readonly to: number; readonly words: string } | null;
}

export const width = 360;
export const boxLeft = 4;
export const boxWidth = 296;
export const lineHeight = 18;
const padding = 11;
const captionHeight = 17;
const charsInBox = 40;
const charsInWait = 38;
const edge = 4;

interface Draft {
  readonly sort: Box['sort'];
  readonly caption: string | null;
  readonly lines: readonly string[];
  /** What stands on the line that leads to it. */
  readonly wait: readonly string[];
}

export function planTree(tree: Tree, naming: Naming): TreePlan {
  const boxes: Box[] = [];
  const waits: Wait[] = [];
  let y = edge;
  for (const [at, draft] of draftsOf(tree, naming).entries()) {
    if (at > 0) {
      const to = y + 20 + draft.wait.length * lineHeight;
      waits.push({ key: `wait ${at}`, from: y, to, lines: draft.wait, isDashed: draft.sort === 'then' });
      y = to;
    }
    const height = 2 * padding + (draft.caption === null ? 0 : captionHeight) + draft.lines.length * lineHeight;
    const { sort, caption, lines } = draft;
    boxes.push({ key: `box ${at}`, sort, y, height, caption, lines });
    y += height;
  }
  return { height: y + edge, boxes, waits, arc: arcOf(tree, boxes) };
}

function draftsOf(tree: Tree, naming: Naming): readonly Draft[] {
  const told = (tell: Tree['last']['tell']): readonly string[] =>
    tell.length === 0
      ? [sentenceCase(say('protocol.recipient.nobody'))]
      : tell.flatMap((recipient) => wrap(recipientTitle(recipient, naming), charsInBox));
  const step = (given: Tree['last'], sort: 'step' | 'last', caption: string): Draft => ({
    sort,
    caption,
    lines: told(given.tell),
    wait: wrap(waitWords(given, naming), charsInWait),
  });
  return [
    { sort: 'trigger', caption: null, lines: wrap(sentenceCase(triggerWords(tree, naming)), charsInBox), wait: [] },
    ...tree.steps.map((one, at) => step(one, 'step', say('protocol.step.number', { number: at + 1 }))),
    step(tree.last, 'last', say('protocol.tree.last')),
    tree.thenTree === null
      ? { sort: 'end', caption: null, lines: [say('protocol.tree.ends')], wait: [] }
      : {
          sort: 'then',
          caption: null,
          lines: wrap(say('protocol.tree.then', { name: tree.thenTree }), charsInBox),
          wait: [],
        },
  ];
}

function arcOf(tree: Tree, boxes: readonly Box[]): TreePlan['arc'] {
  const steps = boxes.filter(({ sort }) => sort === 'step');
  const first = steps[0];
  const last = steps.at(-1);
  if (tree.repeats === 0 || first === undefined || last === undefined) return null;
  return {
    from: last.y + last.height * 0.7,
    to: first.y + first.height * 0.3,
    words: say('protocol.tree.times', { count: tree.repeats }),
  };
}

/** Broken at spaces; a word longer than the line stands alone and is cut. */
export function wrap(words: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > most ? `${word.slice(0, most - 1)}…` : word);
  }
  return lines;
}
