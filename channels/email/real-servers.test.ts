// The whole way with real servers: a customer's mail goes through opensmtpd into dovecot, is heard over IMAP, and the answer
// goes back over SMTP, each with TLS and a checked certificate.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createServer, getCACertificates, type Server, setDefaultCACertificates } from 'node:tls';
import { simpleParser } from 'mailparser';
import type { Credential, Profile, Sending } from '../channel.ts';
import { ChannelError } from '../channel.ts';
import { type FakeMailbox, mailboxPassword, mailHost, noDovecot } from '../families/mail/fake-mailboxes.ts';
import { handsForTests } from '../testbed.ts';
import { channel } from './channel.ts';
import { noPostOffice, officeHost, type PostOffice, startPostOffice } from './fake-post-office.ts';
import { OWN } from './testbed.ts';

const isUnable = noDovecot || noPostOffice;
/** In CI what is installed there must be there; a container without mount namespaces still says so. */
const skip = process.env['CI'] && /not installed/u.test(String(isUnable)) ? false : isUnable;

describe('with dovecot and opensmtpd', { skip, timeout: 60_000 }, () => {
  let office: PostOffice;
  let shop: FakeMailbox;
  let ada: FakeMailbox;
  let imap: Server;
  let own: Profile;
  const trusted = getCACertificates('default');
  // A name that leads to this machine, as the guarded client's look-up would say it.
  const hands = handsForTests({ reach: async () => '127.0.0.1' });

  before(async () => {
    const host = await mailHost();
    [shop, ada] = [await host.mailbox(), await host.mailbox()];
    office = await startPostOffice(host, [shop, ada]);
    setDefaultCACertificates([...trusted, office.certificate]);
    imap = createServer({ cert: office.certificate, key: office.key }, (socket) => {
      const behind = connect(host.port, '127.0.0.1');
      socket.on('error', () => behind.destroy()).pipe(behind);
      behind.on('error', () => socket.destroy()).pipe(socket);
    }).listen(0, '127.0.0.1');
    await once(imap, 'listening');
    own = { externalId: addressOf(shop), handle: addressOf(shop), name: 'Shop Care', url: null };
  });

  after(async () => {
    setDefaultCACertificates(trusted);
    imap?.close();
    await office?.stop();
  });

  const addressOf = ({ user }: FakeMailbox) => `${user}@shop.example`;

  const credentialOf = (mailbox: FakeMailbox, more: Credential = {}): Credential => {
    const address = imap.address();
    assert.ok(address !== null && typeof address !== 'string');
    return {
      ...{ address: addressOf(mailbox), user: mailbox.user, password: mailboxPassword },
      ...{ imapHost: officeHost, imapPort: String(address.port), imapSecurity: 'tls' },
      ...{ smtpHost: officeHost, smtpPort: String(office.ports.tls), smtpSecurity: 'tls' },
      ...more,
    };
  };

  const heardBy = async (mailbox: FakeMailbox) => {
    const source = { kind: 'mailbox', config: {}, profile: own, credential: credentialOf(mailbox), cursor: null };
    const heard = [];
    for await (const { raws } of channel.listen(source, hands)) {
      const context = { kind: 'mailbox', config: {}, ownIds: new Set([addressOf(mailbox)]) };
      heard.push(...raws.map((raw) => channel.normalise(raw, context)));
    }
    return heard;
  };

  const arrived = async (mailbox: FakeMailbox, count: number) => {
    for (const end = Date.now() + 5_000; Date.now() < end; await wait(20)) {
      const mails = await mailbox.mails();
      if (mails.length >= count) return mails;
    }
    throw new Error(`only ${(await mailbox.mails()).length} mails arrived`);
  };

  const answer = (from: FakeMailbox, to: Sending['to'], text: string, more: Credential = {}) => {
    const profile = { externalId: addressOf(from), handle: null, name: null, url: null };
    const sending = { clientKey: crypto.randomUUID().replaceAll('-', ''), queuedAt: new Date(), text, to, profile };
    return channel.reply?.(
      { ...sending, visibility: 'private', language: null, credential: credentialOf(from, more) },
      hands,
    );
  };

  const mailTo = (address: string): Sending['to'] => ({
    ...{
      canonicalId: 'first@elsewhere.example',
      threadId: 'first@elsewhere.example',
      visibility: 'private',
      url: null,
    },
    author: { externalId: address, handle: null, name: null, url: null, avatarUrl: null, followers: null },
    handle: { to: address, subject: 'My order' },
  });

  const fails = (act: Promise<unknown> | undefined, code: string, words: RegExp) =>
    assert.rejects(
      async () => act,
      (error) => {
        assert.ok(error instanceof ChannelError && error.code === code, String(error));
        assert.match(error.message, words);
        return true;
      },
    );

  test('a mail and its answer go there and back in one conversation', async () => {
    const [connected] = (await channel.connect?.(credentialOf(shop), hands)) ?? [];
    assert.equal(connected?.profile.externalId, addressOf(shop));
    await answer(ada, mailTo(addressOf(shop)), 'It never came – wo ist es?');
    await arrived(shop, 1);
    const [asked] = await heardBy(shop);
    assert.deepEqual(
      [asked?.text, asked?.author.externalId, asked?.isOwn],
      ['It never came – wo ist es?', addressOf(ada), false],
    );
    assert.ok(asked);
    const receipt = await answer(shop, asked, 'We look into it.\n.\nYours', {
      smtpPort: String(office.ports.starttls),
      smtpSecurity: 'starttls',
    });
    const [came] = await arrived(ada, 1);
    const mail = await simpleParser(came?.source ?? '');
    assert.equal(mail.messageId, `<${receipt?.canonicalId}>`);
    assert.equal(mail.inReplyTo, `<${asked.canonicalId}>`);
    assert.equal(mail.text?.trimEnd(), 'We look into it.\n.\nYours');
    const own = (await heardBy(shop)).find(({ canonicalId }) => canonicalId === receipt?.canonicalId);
    assert.deepEqual(
      [own?.isOwn, own?.threadId],
      [true, asked.threadId],
      'filed among the sent mails, as this server files nothing',
    );
  });

  test('an address that is not there is refused in the server’s words, and nothing is filed', async () => {
    const filed = (await shop.mails('Sent')).length;
    await fails(answer(shop, mailTo('nobody@shop.example'), 'Hello?'), 'rejected', /refuses the mail: 5\d\d/u);
    assert.equal((await shop.mails('Sent')).length, filed);
  });

  test('a wrong password is said by each server', async () => {
    await fails(answer(shop, mailTo(OWN), 'Hello?', { password: 'wrong' }), 'auth_expired', /does not let .* in: 535/u);
    await fails(
      channel.connect?.(credentialOf(shop, { password: 'wrong' }), hands),
      'auth_expired',
      /Authentication failed/u,
    );
  });

  test('a certificate nobody vouches for, or of another name, gets no password', async () => {
    const others = { imapHost: 'mail.other.example', smtpHost: 'mail.other.example' };
    await fails(channel.connect?.(credentialOf(shop, others), hands), 'rejected', /certificate that is not trusted/u);
    await fails(answer(shop, mailTo(OWN), 'Hello?', others), 'rejected', /certificate that is not trusted/u);
    setDefaultCACertificates(trusted);
    try {
      await fails(channel.connect?.(credentialOf(shop), hands), 'rejected', /certificate that is not trusted/u);
      await fails(answer(shop, mailTo(OWN), 'Hello?'), 'rejected', /certificate that is not trusted/u);
    } finally {
      setDefaultCACertificates([...trusted, office.certificate]);
    }
  });

  test('a server that offers no TLS gets no password either, unless it is on this machine and asked for so', async () => {
    const { port } = await mailHost();
    const open = { imapPort: String(port), imapSecurity: 'starttls' };
    await fails(channel.connect?.(credentialOf(shop, open), hands), 'unreachable', /broke off/u);
    const abroad = handsForTests({ reach: async () => '192.0.2.1' });
    const bare = credentialOf(shop, { imapSecurity: 'none' });
    await fails(channel.connect?.(bare, abroad), 'rejected', /password in the open/u);
  });

  test('a host the guard refuses is never connected to', async () => {
    const guard = async () => {
      throw new ChannelError(
        'unreachable',
        '10.0.0.1 is not a public address; an operator can allow its exact host:port',
      );
    };
    const guarded = handsForTests({ reach: guard });
    await fails(
      channel.connect?.(credentialOf(shop, { imapHost: '10.0.0.1' }), guarded),
      'unreachable',
      /not a public/u,
    );
  });
});
