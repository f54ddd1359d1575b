// Classifiers that cannot work, by what is wrong with them, each with the code and the words it has to be told by.

import { none, type Put, rows } from './folder.ts';
import { slowModel, textModel, tokenModel } from './tiny-model.ts';

interface StrangeModel extends Put {
  readonly code: string;
  readonly words: RegExp;
}

export const strangeModels: Readonly<Record<string, StrangeModel>> = {
  'labels for another model': {
    model: tokenModel(rows),
    settings: { labels: ['negative', 'positive'] },
    code: 'shape',
    words: /gives 1 × 3; its labels ask for 1 × 2/,
  },
  'a vocabulary larger than the table': {
    model: tokenModel(rows.slice(0, 2)),
    code: 'model',
    words: /out of data bounds/,
  },
  'another kind of input': { model: textModel(['a']), code: 'shape', words: /inputs are text/ },
  'tokens for a model of text': {
    model: tokenModel(rows),
    settings: { input: { kind: 'text' } },
    code: 'model',
    words: /./,
  },
  'no such output': {
    model: tokenModel(rows),
    settings: { output: { name: 'logits', scores: 'logits' } },
    code: 'shape',
    words: /no output logits; it has scores/,
  },
  'scores that are no shares': {
    model: slowModel([none, none, [5, 1, 1], none, none, none], 1),
    settings: { output: { name: null, scores: 'probabilities' } },
    code: 'shape',
    words: /no probabilities/,
  },
  'no model at all': { model: Buffer.from('<!doctype html>'), code: 'model', words: /./ },
};
