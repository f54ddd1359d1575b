// The private page as plain HTML: what is known in, a whole document out. No script, nothing from elsewhere; every word
// of people is escaped.

import type { PageLine } from '../../store/respond/handovers.ts';
import type { SayFault } from '../flow/hear-on-page.ts';
import { type PageWords, pageTongue } from './private-page-words.ts';

export interface Whose {
  readonly brand: string;
  readonly language: string | null;
}

export interface TalkView extends Whose {
  readonly token: string;
  readonly person: string;
  readonly checkWords: string;
  readonly isProven: boolean;
  readonly expiresAt: Date;
  readonly timeZone: string;
  readonly lines: readonly PageLine[];
  /** What came of the message just sent. */
  readonly said: SayFault | 'heard' | null;
  /** The words of a message that was not taken: nobody writes them twice. */
  readonly draft: string;
}

/** The door: nothing is opened by looking at it, for platforms fetch every link they are given. */
export function doorPage({ brand, language, token }: Whose & { readonly token: string }): string {
  return page({ brand, language }, (words, say) => [
    '<div class="door">',
    `<h1>${say(words.invites)}</h1>`,
    `<p>${say(words.about)}</p>`,
    `<p class="soft">${say(words.openOnce)}</p>`,
    `<form method="post" action="/talk/${plain(token)}/open"><button>${say(words.open)}</button></form>`,
    '</div>',
  ]);
}

export function shutPage(why: 'elsewhere' | 'closed' | 'nothing', whose: Whose): string {
  return page(whose, (words, say) => [
    `<div class="door"><h1>${say(words[why])}</h1><p>${say(words[`${why}About`])}</p></div>`,
  ]);
}

/** More than was ever read: the browser's way back leads to the words as they were. */
export function tooLargePage(whose: Whose): string {
  return page(whose, (words, say) => [`<div class="door"><h1>${say(words.faults.file_too_large)}</h1></div>`]);
}

export function talkPage(view: TalkView): string {
  const { token, person, expiresAt, lines, said } = view;
  return page(view, (words, say, language) => [
    `<h1>${say(words.title)}</h1>`,
    `<p class="soft">${say(words.talkingTo, { person })} ${say(words.onlyYou)}</p>`,
    view.isProven ? '' : checkBox(view, words, say),
    said === null ? '' : toldLine(said, words, say),
    `<h2>${say(words.conversation)}</h2>`,
    lines.length === 0 ? `<p>${say(words.nothingYet)}</p>` : '',
    `<ol class="talk">${lines.map((line) => saidLine(line, view, words, language)).join('')}</ol>`,
    `<p class="again"><a href="/talk/${plain(token)}">${say(words.reload)}</a></p>`,
    writeForm(view, words, say),
    `<p class="soft foot">${say(words.closesOn, { time: timeIn(language, view.timeZone, expiresAt, 'long') })}</p>`,
  ]);
}

type Say = (words: string, values?: Readonly<Record<string, string>>) => string;

function checkBox({ checkWords }: TalkView, words: PageWords, say: Say): string {
  const check = say(words.check, { words: checkWords });
  return `<div class="check"><strong>${check}</strong><p>${say(words.checkAbout)}</p></div>`;
}

function toldLine(said: SayFault | 'heard', words: PageWords, say: Say): string {
  if (said === 'heard') return `<p class="told told-good" role="status">${say(words.received)}</p>`;
  return `<p class="told told-bad" role="alert">${say(words.faults[said])}</p>`;
}

function saidLine(line: PageLine, { token, brand, timeZone }: TalkView, words: PageWords, language: string): string {
  const isMine = line.byName === null;
  const who = isMine ? words.you : `${line.byName} · ${brand}`;
  const at = timeIn(language, timeZone, line.at, 'short');
  const files = line.files.map(({ url, alt }) => {
    const id = url.slice(url.lastIndexOf('/') + 1);
    return `<li><a href="/talk/${plain(token)}/files/${plain(id)}">${plain(alt ?? id)}</a></li>`;
  });
  return [
    `<li${isMine ? ' class="mine"' : ''}>`,
    `<span class="who"><b>${plain(who)}</b> <time datetime="${line.at.toISOString()}">${plain(at)}</time></span>`,
    line.text === '' ? '' : `<p class="words" dir="auto">${plain(line.text)}</p>`,
    files.length === 0 ? '' : `<ul>${files.join('')}</ul>`,
    '</li>',
  ].join('');
}

function writeForm({ token, draft }: TalkView, words: PageWords, say: Say): string {
  return [
    `<form method="post" action="/talk/${plain(token)}/say" enctype="multipart/form-data">`,
    `<label for="text">${say(words.message)}</label>`,
    `<textarea id="text" name="text" maxlength="5000" dir="auto">${plain(draft)}</textarea>`,
    `<label for="files">${say(words.files)}</label>`,
    '<input id="files" name="files" type="file" multiple accept="image/jpeg,image/png,image/webp,application/pdf" aria-describedby="about-files">',
    `<p class="hint" id="about-files">${say(words.filesAbout)}</p>`,
    `<button>${say(words.send)}</button>`,
    '</form>',
  ].join('\n');
}

function page(whose: Whose, body: (words: PageWords, say: Say, language: string) => readonly string[]): string {
  const { language, words } = pageTongue(whose.language);
  const say: Say = (text, values = {}) =>
    plain(text.replace(/\{(\w+)\}/gu, (hole, name: string) => ({ brand: whose.brand, ...values })[name] ?? hole));
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex, nofollow">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${whose.brand === '' ? say(words.nothing) : say(words.title)}</title>`,
    '<link rel="stylesheet" href="/talk.css">',
    '</head>',
    '<body>',
    '<main>',
    whose.brand === '' ? '' : `<p class="brand">${plain(whose.brand)}</p>`,
    ...body(words, say, language),
    '</main>',
    '</body>',
    '</html>',
  ].join('\n');
}

/** The hours of the business, with their zone said: where the customer is, nobody knows. */
function timeIn(language: string, timeZone: string, at: Date, how: 'short' | 'long'): string {
  const day =
    how === 'long'
      ? ({ day: 'numeric', month: 'long', year: 'numeric' } as const)
      : ({ day: 'numeric', month: 'short' } as const);
  const zone = how === 'long' ? ({ timeZoneName: 'short' } as const) : {};
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...day,
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    ...zone,
  }).format(at);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function plain(text: string): string {
  return text.replace(/[&<>"']/gu, (char) => entities[char] ?? char);
}
