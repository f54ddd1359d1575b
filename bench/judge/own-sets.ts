// The sets written for Heed (bench/judge/own, each with its README): a name goes in, its examples come out.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PrivateExample {
  readonly text: string;
  readonly language: string;
  readonly found: readonly { readonly kind: string; readonly quote: string }[];
}

export interface FreshnessExample {
  readonly a: string;
  readonly b: string;
  readonly language: string;
  readonly isSame: boolean;
}

export interface ToldExample {
  /** Replies to as many customers. */
  readonly told: readonly string[];
  readonly draft: string;
  /** The sentence of the draft that they were told; null where there is none. */
  readonly quote: string | null;
  readonly language: string;
}

export interface ContradictionExample {
  readonly question: string;
  readonly answer: string;
  readonly draft: string;
  readonly language: string;
  readonly contradicts: boolean;
  readonly about: string | null;
}

export interface StoredAnswer {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly language: string;
}

export interface AskedExample {
  readonly text: string;
  readonly id: string;
  readonly language?: string;
  readonly apart?: boolean;
}

interface Sets {
  readonly 'private-data/chosen': PrivateExample;
  readonly 'private-data/apart': PrivateExample;
  readonly 'freshness/chosen': FreshnessExample;
  readonly 'freshness/apart': FreshnessExample;
  readonly 'sentences/chosen': ToldExample;
  readonly 'sentences/apart': ToldExample;
  readonly 'contradiction/chosen': ContradictionExample;
  readonly 'contradiction/apart': ContradictionExample;
  readonly 'answers/answers': StoredAnswer;
  readonly 'answers/answers-es': StoredAnswer;
  readonly 'answers/answers-fr': StoredAnswer;
  readonly 'answers/answers-de': StoredAnswer;
  readonly 'answers/answers-pt': StoredAnswer;
  readonly 'answers/chosen': AskedExample;
  readonly 'answers/apart': AskedExample;
  readonly 'answers/other-languages': AskedExample;
}

export function readSet<Name extends keyof Sets>(name: Name): readonly Sets[Name][] {
  const file = join(import.meta.dirname, 'own', `${name}.jsonl`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Sets[Name]);
}
