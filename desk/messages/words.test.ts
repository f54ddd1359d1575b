// The message files and the code that uses them agree: every key used exists, every key is used, every message can be
// read, and no page says anything that is not in a message file.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { IntlMessageFormat } from 'intl-messageformat';
import { en as early } from './en.ts';
import { late } from './late.ts';

const en = { ...early, ...late };

const desk = `${import.meta.dirname}/..`;
const sources = globSync('**/*.{ts,tsx}', { cwd: desk })
  .filter((path) => !path.startsWith('dist/') && !path.includes('.test.') && !/^messages\/(en|packs)\b/u.test(path))
  .map((path) => ({ path, text: readFileSync(`${desk}/${path}`, 'utf8') }));

const sections = new Set(Object.keys(en).map((key) => key.split('.')[0]));
const allCode = sources.map((source) => source.text).join('\n');

/** What is said outright, what stands anywhere as a word of that shape, and how templated keys begin. */
function keysIn(text: string): { said: Set<string>; exact: Set<string>; begun: Set<string> } {
  const said = new Set([...text.matchAll(/\bsay\(\s*'([^']+)'/gu)].map((match) => match[1] ?? ''));
  const exact = new Set<string>();
  const begun = new Set<string>();
  for (const [, section, rest] of text.matchAll(/'([a-z]+)((?:\.\w+)+)'/gu)) {
    if (section !== undefined && sections.has(section)) exact.add(section + rest);
  }
  for (const [, start] of text.matchAll(/`([a-z]+\.(?:\w+\.)*\w*)\$\{/gu)) {
    if (start !== undefined && sections.has(start.split('.')[0])) begun.add(start);
  }
  return { said, exact, begun };
}

// No syntax tree: text between the end of a tag and the next tag or brace, and attributes that are shown or spoken.
const COMMENTS = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gmu;
const SPOKEN = /\s(?:title|placeholder|alt|label|aria-label|aria-description|aria-roledescription)="([^"]*)"/gu;
/** After `>` of a tag (so not `=>`, `>=`, `>>`) or after `}`, up to the next tag or brace. */
const BETWEEN =
  /(?<=<\/?[A-Za-z][^<>=]*(?:=(?:"[^"]*"|\{[^{}]*\})[^<>=]*)*>|\})([^<>{}]*\p{L}[^<>{}]*)(?=<\/?[A-Za-z>]|\{[^}]*\}[^<>{}]*<\/)/gu;
const CODE = /[;=()[\]|&]|=>|\b(?:const|return|export|import|function|interface|extends|type)\b|^\s*[,:.?]/u;

function bareWords(source: string): string[] {
  const code = source.replace(COMMENTS, '');
  const spoken = [...code.matchAll(SPOKEN)].map((match) => match[1] ?? '');
  const between = [...code.matchAll(BETWEEN)]
    .map((match) => (match[1] ?? '').trim())
    .filter((text) => !CODE.test(text));
  return [...spoken, ...between].filter((words) => /\p{L}/u.test(words));
}

test('every key that is used has words', () => {
  for (const { path, text } of sources) {
    const { said, begun } = keysIn(text);
    for (const key of said) assert.ok(Object.hasOwn(en, key), `${path} says '${key}', which has no words`);
    for (const start of begun) {
      assert.ok(
        Object.keys(en).some((key) => key.startsWith(start)),
        `${path} says \`${start}…\`, which begins no key`,
      );
    }
  }
});

test('no words are left over', () => {
  const { exact, begun } = keysIn(allCode);
  const unused = Object.keys(en).filter((key) => !exact.has(key) && ![...begun].some((start) => key.startsWith(start)));
  assert.deepEqual(unused, []);
});

test('every message can be read', () => {
  for (const [key, message] of Object.entries(en)) {
    assert.doesNotThrow(() => new IntlMessageFormat(message, 'en'), `${key}: ${message}`);
    assert.equal(message.trim(), message, `${key} begins or ends with a space`);
  }
});

test('no page speaks past the message files', () => {
  const found = sources
    .filter(({ path }) => path.endsWith('.tsx'))
    .flatMap(({ path, text }) => bareWords(text).map((words) => `${path}: ${words}`));
  assert.deepEqual(found, []);
});

test('the scan for bare words bites', () => {
  assert.deepEqual(bareWords('return <p className="x">Hello there</p>;'), ['Hello there']);
  assert.deepEqual(bareWords('return <input placeholder="Your name" />;'), ['Your name']);
  assert.deepEqual(bareWords('<b>{say("a.b")} or</b>'), ['or']);
  assert.deepEqual(bareWords('<b title={say("a.b")}>{name}</b>'), []);
  assert.deepEqual(bareWords('const a: Map<string, Set<number>> = b; if (x > 1 && y < 2) go();'), []);
});
