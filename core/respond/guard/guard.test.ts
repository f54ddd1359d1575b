// What the guard finds, what it leaves alone, and that nothing a person can paste makes it slow, blind or wrong about
// where it stands.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defaultProtocol } from '../../protocol/default.ts';
import type { GuardRules } from '../../protocol/voice.ts';
import { readDraftLanguage } from '../draft-language.ts';
import { findingCodes } from '../finding.ts';
import type { SaidBefore } from '../freshness/said-before.ts';
import { de } from '../packs/de.ts';
import { fr } from '../packs/fr.ts';
import { pt } from '../packs/pt.ts';
import { respond } from '../respond.ts';
import { anyWay, judgeIn, situationWith } from '../testbed.ts';

type Changes = NonNullable<Parameters<typeof judgeIn>[1]>;
const found = (text: string, changes: Changes = {}) =>
  judgeIn(text, changes).findings.map(({ code, spans }) =>
    [code, ...spans.map(({ start, end }) => text.slice(start, end))].join(' · '),
  );

test('an honest, friendly reply has nothing found in it', () => {
  for (const text of [
    'Thanks!',
    'Hi Dana, thanks for telling us. Sorry about the teapot! A new one leaves today.',
    'You should have received the new lid on Monday, and it is not your fault that it never came.',
    'Hello Dana, a new teapot is packed. Is the PDF label I sent you readable? The NHS shop has the same.',
    'Sorry, Dana. We are open from 10 to 18 at 12 Oak Road, come by and try the 42.',
  ]) {
    assert.deepEqual(found(text), [], text);
  }
  assert.deepEqual(
    found('So glad you liked it, thank you so much!!!', { matter: { kind: 'praise', feeling: 'positive' } }),
    [],
  );
});

test('tone is found with its words, and a better way where the pack has one', () => {
  assert.deepEqual(found("You should have read it. It's not our fault, idiot. haha 😂"), [
    'anger · idiot',
    'defensive · not our fault',
    'blame · You should have',
    'joke · haha',
    'joke · 😂',
  ]);
  const [blame] = judgeIn('You should have called.').findings;
  assert.deepEqual([blame?.level, blame?.better], ['note', { is: 'wording', text: 'Next time' }]);
  const [canned] = judgeIn('Sorry to hear that').findings;
  assert.deepEqual([canned?.code, canned?.better?.is], ['canned_form', 'advice']);
  // Beside this customer's own matter the same words are a habit.
  assert.deepEqual(found('Sorry to hear that. A new blue teapot leaves today.'), []);
  assert.deepEqual(found('haha, thank you', { matter: { kind: 'praise', feeling: 'positive' } }), []);
});

test('capitals shout in a row; abbreviations and what the customer writes so do not', () => {
  assert.deepEqual(found('We TOLD YOU already'), ['shouting · TOLD YOU']);
  assert.deepEqual(found('Really?!?! No.'), ['shouting · ?!?!']);
  assert.deepEqual(found('The SUPER LAMP is here', { matter: { words: ['my SUPER LAMP broke'] } }), []);
});

test('a greeting names the customer and nobody else', () => {
  assert.deepEqual(found('Hi Petra, a new one leaves today.'), ['wrong_name · Petra']);
  assert.deepEqual(judgeIn('Hi Petra, hello').findings[0]?.better, { is: 'wording', text: 'Dana' });
  const named = (customerName: string | null, text: string, changes: Changes = {}) =>
    found(text, { ...changes, matter: { customerName, ...changes.matter } });
  assert.deepEqual(named('Samantha Fox', 'Hi Sam, hello'), []);
  assert.deepEqual(named('José Luis García', 'Dear Jose Luis, hello'), []);
  assert.deepEqual(named('ZOË KAHN', 'Hi Zoe, hello'), []);
  assert.deepEqual(named('Мария', 'Hi Maria, hello'), []);
  assert.deepEqual(named(null, 'Hi Petra, hello'), []);
  assert.deepEqual(named('Dana', 'Dear Ms Smith, hello'), ['wrong_name · Smith']);
  assert.deepEqual(named('Petra Schulz', 'Sehr geehrter Herr Müller, hallo', { pack: de }), ['wrong_name · Müller']);
  assert.deepEqual(named('Petra Schulz', 'Guten Tag, Bestellung ist da', { pack: de }), []);
  assert.deepEqual(named('Sunny Days', 'Hi Ben, hello', { matter: { words: ['It is late. Ben'] } }), []);
  assert.deepEqual(named('Dana', 'A new one leaves today. Lea'), []);
});

test('a long first answer to a complaint names the customer, where the brand uses first names', () => {
  const long = `${'A new teapot leaves our house this morning and the old one stays. '.repeat(2)}Bye`;
  assert.deepEqual(found(long), ['no_name']);
  assert.deepEqual(found(`${long}, Dana`), []);
  assert.deepEqual(found(long, { voice: { usesFirstNames: false } }), []);
  assert.deepEqual(found(long, { matter: { customerName: 'xX_99_Xx' } }), []);
  assert.deepEqual(found(long, { matter: { publicReplies: 1 } }), []);
});

test('the voice of the brand: address, words, emoji, sign-off', () => {
  const inGerman = (address: 'formal' | 'informal' | 'either') =>
    found('Können Sie das prüfen? Ich sehe dein Paket.', { pack: de, voice: { address } });
  assert.deepEqual(inGerman('formal'), ['wrong_address · dein']);
  assert.deepEqual(inGerman('informal'), ['wrong_address · Sie']);
  assert.deepEqual(inGerman('either'), ['wrong_address · dein']);
  // At its beginning a sentence may speak of her.
  assert.deepEqual(found('Sie ist unterwegs, die Kanne.', { pack: de, voice: { address: 'informal' } }), []);
  const voice = { preferred: [{ say: 'guest', insteadOf: 'customer' }], banned: ['cheap*', 'no problem'] };
  const judged = judgeIn('No problem, every customer gets a cheaper one', { voice }).findings;
  assert.deepEqual(
    judged.map(({ code, level, better }) => [code, level, better?.text]),
    [
      ['banned_word', 'second_person', undefined],
      ['off_voice', 'note', 'guest'],
    ],
  );
  assert.deepEqual(found('Yes 👍🏽👨‍👩‍👧❤️', { voice: { emoji: 'few' } }), ['emoji · ❤️']);
  assert.deepEqual(found('Yes ❤️ ©', { voice: { emoji: 'none' } }), ['emoji · ❤️']);
  assert.deepEqual(found('It is on its way.', { voice: { signOff: '{agent}, {brand}' } }), ['off_voice']);
  assert.deepEqual(found('It is on its way.\nLea Stern, Casa Lola', { voice: { signOff: '{agent}, {brand}' } }), []);
});

test('holes, tags and hidden characters stand out', () => {
  const text = 'Dear {first_name}, [Your Name] XXX ____ <<date>> %order_no% {{a {b}}}';
  assert.deepEqual(found(text), [
    'placeholder · {first_name} · [Your Name] · XXX · ____ · <<date>> · %order_no% · {b}}}',
  ]);
  assert.equal(judgeIn(text).mayGo, false);
  assert.deepEqual(found('See [1], [sic] and [our page](x) {}'), []);
  assert.deepEqual(found('<b>A new</b> one &amp; a lid'), ['markup · <b> · </b>', 'markup · &amp;']);
  const hidden = 'p\u0430yment and z\u200bero and \u202edesrever';
  assert.deepEqual(found(hidden), [
    'hidden_characters · \u200b',
    'hidden_characters · \u202e',
    'hidden_characters · p\u0430yment',
  ]);
  assert.deepEqual(found('👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️', { voice: { emoji: 'free' } }), []);
  assert.deepEqual(found('שלום \u200fדנה', { pack: null }), []);
  // And nothing hides behind them.
  assert.deepEqual(found('You i\u200bdi\u00adot')[0], 'anger · i\u200bdi\u00adot');
});

test('a promise by a time wants a clock, and says the time where it is clear', () => {
  const detail = (text: string, changes: Changes = {}) => judgeIn(text, changes).findings[0]?.detail;
  assert.deepEqual(detail('I will call you by 15:30.'), { time: '15:30', at: '15:30' });
  assert.deepEqual(detail('We will get back to you within two days.'), { time: 'two days', minutes: 2880 });
  assert.deepEqual(detail("I'll call you at 3pm."), { time: '3pm', at: '15:00' });
  assert.deepEqual(detail("I'll call you tomorrow at 3pm."), { time: '3pm', at: '15:00', days: 1 });
  assert.deepEqual(detail('Wir melden uns morgen bei Ihnen.', { pack: de }), { time: 'morgen', days: 1 });
  assert.deepEqual(detail("I'll call you on Friday."), { time: 'Friday', weekday: 5 });
  assert.deepEqual(found('We will get back to you.'), []);
  assert.deepEqual(found('The shop opens tomorrow at 10:00.'), []);
  assert.deepEqual(found('I will call you by 15:30.', { hasPromise: true }), []);
});

test('the place it goes to: links, a third reply in public, another language, private data', () => {
  assert.deepEqual(found('See https://example.com/x', { links: 'charged' }), ['link · https://example.com/x']);
  assert.deepEqual(found('See acme.coffee today', { links: 'charged' }), ['link · acme.coffee']);
  assert.deepEqual(found('See acme.nothing today', { links: 'charged' }), []);
  assert.deepEqual(found('See https://example.com/x'), []);
  assert.deepEqual(found('A new one leaves today', { matter: { publicReplies: 2 } }), ['back_and_forth']);
  const readLanguage = (text: string) => readDraftLanguage(text, []);
  const inFrench = 'Nous vous renvoyons une théière bleue dès ce matin, avec toutes nos excuses.';
  assert.deepEqual(found(inFrench, { readLanguage, pack: fr }), ['wrong_language']);
  assert.deepEqual(found(inFrench, { readLanguage, pack: fr, matter: { language: 'fr' } }), []);
  assert.deepEqual(found(inFrench, { readLanguage, pack: fr, languages: ['fr'] }), []);
  const text = 'Your card 4111 1111 1111 1111 was charged';
  assert.deepEqual(found(text), ['private_data · 4111 1111 1111 1111']);
  const privately = respond({ text, visibility: 'private' }, anyWay, situationWith());
  assert.deepEqual(privately.findings, []);
});

test('what was said before and what was agreed on are held against it', () => {
  const said = { size: 1, closest: () => ({ key: 'r1', closeness: 0.817 }), repeated: () => [] };
  const [canned] = judgeIn('A new teapot is on its way to you with the evening van', { said }).findings;
  assert.deepEqual([canned?.code, canned?.detail], ['canned', { closeness: 0.82, key: 'r1' }]);
  assert.deepEqual(found('Thank you!', { said }), []);
  const answer = {
    id: 'a',
    version: 1,
    question: 'How long can I return a teapot?',
    text: 'You can return a teapot within 30 days.',
    language: 'en',
  };
  const [against] = judgeIn('You can return the teapot within 14 days.', { answers: [answer] }).findings;
  assert.deepEqual([against?.code, against?.level], ['contradiction', 'second_person']);
});

test('a sentence everybody was told is marked, unless the whole reply was said before', () => {
  const text = 'Hi Petra, a new one is on its way. Our vans were\u200b stuck behind the marathon all day.';
  const start = text.indexOf('Our');
  const near = (closeness: number): SaidBefore => ({
    size: 9,
    closest: () => ({ key: 'r1', closeness }),
    repeated: (draft) => [
      { start: draft.indexOf('a new'), end: draft.indexOf(' Our'), customers: 3, key: 'r2' },
      { start: draft.indexOf('Our'), end: draft.length, customers: 14, key: 'r3' },
    ],
  });
  const about = (said: SaidBefore, rules: Partial<GuardRules> = {}) =>
    judgeIn(text, { said, guard: { ...defaultProtocol().guard, ...rules } }).findings.filter(
      ({ code }) => code === 'canned' || code === 'same_sentence',
    );
  const [told, ...others] = about(near(0.5));
  assert.deepEqual([told?.code, told?.level, others], ['same_sentence', 'note', []]);
  assert.deepEqual(told?.detail, { customers: 14, key: 'r3' });
  assert.deepEqual(told?.spans[1], { start, end: text.length });
  const codes = (said: SaidBefore, levels: GuardRules['levels']) => about(said, { levels }).map(({ code }) => code);
  assert.deepEqual(codes(near(0.8), {}), ['canned']);
  assert.deepEqual(codes(near(0.8), { canned: 'off' }), ['same_sentence']);
  assert.deepEqual(codes(near(0.5), { same_sentence: 'off' }), []);
});

test('the protocol sets levels, and cannot let through what is empty or too long', () => {
  const levels = { anger: 'note', blame: 'off', empty: 'off', placeholder: 'note' } as const;
  const guard = { ...defaultProtocol().guard, levels };
  const judged = judgeIn('You should have known, idiot {name}', { guard });
  assert.deepEqual(
    judged.findings.map(({ code, level }) => [code, level]),
    [
      ['placeholder', 'note'],
      ['anger', 'note'],
    ],
  );
  assert.deepEqual([judged.mayGo, judged.needsSecondPerson], [true, false]);
  assert.equal(judgeIn(' ', { guard }).mayGo, false);
  assert.equal(judgeIn('You idiot').needsSecondPerson, true);
});

const pieces = fc.constantFrom(
  ...[
    'idiot ',
    'You should have ',
    '{',
    '}',
    '{{',
    '[NAME',
    ']',
    '<',
    '>',
    '<b ',
    '&',
    '_',
    '.',
    '@',
    'a@b.',
    '4',
    '0',
    ' 4111',
    '+49 ',
    'DE89',
    '-',
    '/',
    '(',
    'order ',
    'Straße 1',
    'rua ',
    'A',
    'AB ',
    '👩‍👩‍👧',
    '\u200b',
    '\u202e',
    '\ud83d',
    '\u0301',
    'שלום',
    'а',
    'hi Petra, ',
    'by 15:00 ',
    'http',
    'www.',
    'x',
    'XXX',
    '１',
    '\n',
    '!',
    '?',
    '  ',
  ],
);

test('whatever is pasted: spans inside the words, in order, and codes that are known', () => {
  const readLanguage = (text: string) => readDraftLanguage(text, []);
  const situations = [
    situationWith({ links: 'charged', readLanguage }),
    situationWith({ pack: pt }),
    situationWith({ pack: null }),
  ];
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      for (const situation of situations) {
        const { findings, steps } = respond({ text, visibility: 'public' }, anyWay, situation);
        for (const { spans, code } of [...findings, ...steps.map((step) => ({ ...step, code: 'canned' as const }))]) {
          assert.ok(findingCodes.includes(code));
          for (const { start, end } of spans)
            assert.ok(0 <= start && start < end && end <= text.length, `${code} ${start} ${end}`);
        }
      }
    }),
    { numRuns: 120 },
  );
});

test('a hundred thousand characters of anything are judged in bounded time', () => {
  const situation = situationWith({ links: 'charged', readLanguage: (text) => readDraftLanguage(text, []) });
  fc.assert(
    fc.property(fc.array(pieces, { minLength: 1, maxLength: 3 }), (parts) => {
      const piece = parts.join('');
      const text = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000);
      const began = performance.now();
      respond({ text, visibility: 'public' }, anyWay, situation);
      assert.ok(performance.now() - began < 4000, `${JSON.stringify(piece)} took ${performance.now() - began} ms`);
    }),
    { numRuns: 40 },
  );
});

test('a picture without words is a note that the protocol can weigh otherwise; one with words is nothing to speak of', () => {
  const media = { most: 4, types: ['image/png'], maxBytes: 1000, altMax: 100 } as const;
  const ways = { ...anyWay, media: { public: media, private: { ...media, altMax: 0 } } };
  const judged = (alt: string, visibility: 'public' | 'private' = 'public', changes: Changes = {}) =>
    respond(
      { text: 'Hi Dana, so here is the new teapot.', visibility, pictures: [{ type: 'image/png', bytes: 9, alt }] },
      ways,
      situationWith(changes),
    ).findings;
  assert.deepEqual(judged(''), [
    { code: 'picture_without_alt', level: 'note', spans: [], detail: { count: 1 }, better: null },
  ]);
  assert.deepEqual(judged('A blue teapot with its new lid'), []);
  assert.deepEqual(judged('', 'private'), [], 'nobody would be told there');
  const guard: GuardRules = { ...defaultProtocol().guard, levels: { picture_without_alt: 'may_not_go' } };
  assert.equal(judged('', 'public', { guard })[0]?.level, 'may_not_go');
});
