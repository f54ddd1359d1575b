// Mails of places, by fixture: who said what where, in which words and with how many stars; and what is never believed.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Heard } from '../../core/mention.ts';
import type { Raw } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { handsForTests } from '../testbed.ts';
import { channel } from './channel.ts';
import { lacks, startFake } from './fake.ts';
import { rawsOf } from './listen.ts';
import { unwrap } from './notice.ts';

const own = 'notices@shop.example';
const context = { kind: 'notices', config: {}, ownIds: new Set([own]) };

async function heardOf(source: Buffer | string): Promise<readonly Heard[]> {
  const raws = await rawsOf({ uid: 1, arrivedAt: null, source: Buffer.from(source) });
  return raws.map((raw) => channel.normalise(JSON.parse(JSON.stringify(raw)) as Raw, context));
}

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}.eml`, import.meta.url));

const told = ({ kind, author, text, rating, url }: Heard) => ({ kind, by: author.name, text, rating, url });

const alertItems = [
  {
    kind: 'article',
    by: 'The Daily Bean',
    rating: null,
    url: 'https://news.example/2026/acme?id=7',
  },
  {
    kind: 'article',
    by: 'Evening Paper',
    text: 'Cups of Acme recalled\nA crack in the handle is the reason, says ...',
    rating: null,
    url: 'https://paper.example/acme-recall',
  },
  {
    kind: 'article',
    by: 'Bean Forum',
    text: 'Is Acme Coffee any good?\nI bought a bag there and it was stale ...',
    rating: null,
    url: 'https://forum.example/t/99',
  },
];

test('an alert is one mention for each page, with the page’s own address', async () => {
  const heard = await heardOf(fixture('google-alert'));
  const first =
    'Acme Coffee opens in Lisbon & Porto\nThe roaster Acme Coffee opens two shops this week, and queues ...';
  assert.deepEqual(heard.map(told), [{ ...alertItems[0], text: first }, ...alertItems.slice(1)]);
  assert.deepEqual(
    heard.map(({ title }) => title),
    ['Acme Coffee opens in Lisbon & Porto', 'Cups of Acme recalled', 'Is Acme Coffee any good?'],
  );
  assert.deepEqual(new Set(heard.map(({ visibility }) => visibility)), new Set(['public']));
});

test('the same alert as plain text, in another language’s name, tells the same under the same ids', async () => {
  const [html, text] = await Promise.all([heardOf(fixture('google-alert')), heardOf(fixture('google-alert-text'))]);
  assert.deepEqual(
    text.map(({ canonicalId }) => canonicalId),
    html.map(({ canonicalId }) => canonicalId),
  );
  assert.deepEqual(text.slice(1).map(told), alertItems.slice(1));
});

test('Talkwalker’s links are unwrapped, its own pages are no items', async () => {
  assert.deepEqual((await heardOf(fixture('talkwalker-alert'))).map(told), [
    {
      kind: 'article',
      by: 'blog.example',
      text: 'A week with Acme beans\nThe first cup was sour, the second one better.',
      rating: null,
      url: 'https://blog.example/acme-review',
    },
    {
      kind: 'article',
      by: 'video.example',
      text: 'Acme unboxed\nWhat is in the box.',
      rating: null,
      url: 'https://video.example/w/1',
    },
  ]);
});

for (const [name, wanted] of [
  [
    'yelp-review',
    {
      kind: 'review',
      by: 'Ada L.',
      text: 'The espresso was cold and nobody came.\nI will not be back soon.',
      rating: 2,
      url: 'https://biz.yelp.com/biz/acme/reviews?hrid=ab12&utm_source=mail',
    },
  ],
  [
    'tripadvisor-review-german',
    {
      kind: 'review',
      by: 'Bo K.',
      text: 'Guter Kaffee, lange Wartezeit',
      rating: 4,
      url: 'https://www.tripadvisor.de/ShowUserReviews-g1-d2-r333-Acme.html?m=1',
    },
  ],
  [
    'facebook-group-post',
    {
      kind: 'post',
      by: 'Cy Young',
      text: 'Has anybody else got a cracked cup from Acme?\nMine broke on day one.',
      rating: null,
      url: 'https://www.facebook.com/n/?groups%2F77%2Fpermalink%2F88%2F&aref=1',
    },
  ],
  [
    'facebook-comment-french',
    {
      kind: 'comment',
      by: 'Dee Dupont',
      text: 'Vous êtes ouverts le dimanche ?',
      rating: null,
      url: 'https://www.facebook.com/acme/posts/55?comment_id=66',
    },
  ],
  [
    'pinterest-comment-spanish',
    {
      kind: 'comment',
      by: 'Eva',
      text: '¿Dónde se puede comprar esta taza?',
      rating: null,
      url: 'https://www.pinterest.com/pin/123/',
    },
  ],
] as const) {
  test(`${name}: who said what, and the page to answer on`, async () => {
    assert.deepEqual((await heardOf(fixture(name))).map(told), [wanted]);
  });
}

test('a place’s name in a mail that its server did not send is not believed', async () => {
  const [heard] = await heardOf(fixture('yelp-forged'));
  assert.deepEqual([heard?.kind, heard?.visibility, heard?.rating, heard?.url], ['message', 'private', null, null]);
  assert.equal(heard?.author.externalId, 'no-reply@yelp.com', 'it is shown as the mail it is');
  const alike = fixture('yelp-review').toString('latin1').replace('no-reply@yelp.com', 'no-reply@notyelp.com');
  assert.equal((await heardOf(alike))[0]?.kind, 'message', 'a domain that only ends like it');
});

test('the own address in a mail that its server did not send is not the business', async () => {
  const mail = (verdict: string) =>
    `Authentication-Results: mx.example; dmarc=${verdict} header.from=shop.example\nFrom: ${own}\nMessage-ID: <o@x.example>\n\nHi`;
  for (const [verdict, isOwn] of [
    ['pass', true],
    ['fail', false],
  ] as const) {
    const [heard] = await heardOf(mail(verdict));
    assert.equal(heard?.isOwn, isOwn, verdict);
  }
});

test('a mail nobody knows, and a known place’s mail about something else, are shown whole', async () => {
  const [unknown] = await heardOf(fixture('nobody-knows'));
  assert.deepEqual(
    [unknown?.kind, unknown?.author.name, unknown?.title, unknown?.text],
    ['message', 'Bean Board', 'You have 1 new message', 'Someone wrote about your shop on Bean Board:\nToo expensive!'],
  );
  const bill = 'From: Yelp <no-reply@yelp.com>\nMessage-ID: <b@x.example>\nSubject: Your invoice\n\nYou owe us.';
  assert.equal((await heardOf(bill))[0]?.kind, 'message');
  const bare =
    'From: Yelp <no-reply@yelp.com>\nMessage-ID: <c@x.example>\nSubject: Ada left you a review\n\nUnsubscribe';
  assert.deepEqual(
    (await heardOf(bare)).map(({ kind, text }) => [kind, text]),
    [['message', 'Unsubscribe']],
  );
});

test('a link is unwrapped as far as it says itself, and no further', () => {
  const inner = 'https://news.example/a?b=1';
  const wrap = (at: string, link: string) => `${at}${encodeURIComponent(link)}`;
  assert.equal(unwrap(wrap('https://www.google.de/url?q=', inner)), inner);
  assert.equal(
    unwrap(wrap('https://l.facebook.com/l.php?h=x&u=', wrap('https://www.google.com/url?url=', inner))),
    inner,
  );
  assert.equal(unwrap(wrap('https://shop.example/login?url=', inner)), wrap('https://shop.example/login?url=', inner));
  assert.equal(unwrap('https://www.google.com/url?url=javascript:alert(1)'), null);
  assert.equal(unwrap('not a link'), null);
});

test('a digest of however many links stays bounded', async () => {
  const links = Array.from({ length: 3_000 }, (_, n) => `<p><a href="https://n.example/${n}">Page ${n}</a></p>`).join(
    '',
  );
  const mail = `From: a@google.com\nMessage-ID: <d@x.example>\nSubject: Google Alert - x\nContent-Type: text/html\n\n${links}`;
  assert.equal((await heardOf(mail)).length, 100);
});

const skip = process.env['CI'] ? false : lacks;

test('a mailbox is tried before it is kept', { skip, timeout: 60_000 }, async () => {
  const double = await startFake();
  try {
    assert.ok(double.credential && channel.connect);
    const [connected] = await channel.connect(double.credential, handsForTests());
    assert.equal(connected?.profile.externalId, double.profileId);
    const refused = (typed: Record<string, string>, code: string) =>
      assert.rejects(
        async () => channel.connect?.({ ...double.credential, ...typed }, handsForTests()),
        (error) => error instanceof ChannelError && error.code === code,
      );
    await refused({ password: 'wrong' }, 'auth_expired');
    await refused({ address: 'nobody' }, 'rejected');
    await refused({ imapHost: 'two words' }, 'rejected');
    await refused({ imapPort: '99999' }, 'rejected');
    await refused({ imapSecurity: 'maybe' }, 'rejected');
    assert.equal((await double.mailbox.mails()).length, 0);
  } finally {
    await double.stop();
  }
});
