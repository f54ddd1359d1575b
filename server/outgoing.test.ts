// The guarded client against real servers on loopback: where it refuses to go, what it bounds, what it may call safe.

import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { ChannelErrorCode, Json, Page } from '../channels/channel.ts';
import { ChannelError } from '../channels/channel.ts';
import { loadChannel } from '../channels/registry.ts';
import { handsForTests } from '../channels/testbed.ts';
import { createOutgoing, type OutgoingOptions } from './outgoing.ts';

const closing: (() => Promise<unknown>)[] = [];
after(async () => {
  for (const close of closing) await close();
});

async function serve(
  listener: RequestListener,
  host = '127.0.0.1',
): Promise<{ url: string; pair: string; seen: string[] }> {
  const seen: string[] = [];
  const server: Server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  closing.push(async () => {
    server.close();
    server.closeAllConnections();
  });
  const pair = `${host}:${(server.address() as AddressInfo).port}`;
  return { url: `http://${pair}`, pair, seen };
}

function client(allow: readonly string[], more: Partial<OutgoingOptions> = {}) {
  const outgoing = createOutgoing({ allow, userAgent: 'Heed/test', ...more });
  closing.push(outgoing.close);
  return outgoing;
}

function failsAs(code: ChannelErrorCode, words: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof ChannelError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, words);
    return true;
  };
}

describe('where it goes', () => {
  test('an allowed pair answers; the same host on another port is refused and hears nothing', async () => {
    const open = await serve((request, response) => response.end(request.headers['user-agent']));
    const shut = await serve((_, response) => response.end('secret'));
    const { fetch } = client([open.pair]);
    const answer = await fetch(`${open.url}/a?b=c#d`);
    assert.equal(answer.status, 200);
    assert.equal(answer.text(), 'Heed/test');
    assert.equal(answer.url, `${open.url}/a?b=c`);
    assert.equal(answer.movedTo, undefined);
    await assert.rejects(fetch(shut.url), failsAs('unreachable', /not a public address/));
    assert.deepEqual(shut.seen, []);
  });

  test('every spelling of an inner address is refused, directly and behind a redirect', async () => {
    const inner = await serve((_, response) => response.end('secret'));
    const port = inner.pair.split(':')[1];
    const door = await serve((request, response) => {
      response.writeHead(302, { location: decodeURIComponent(request.url?.slice(1) ?? '') }).end();
    });
    const { fetch } = client([door.pair]);
    const hosts = [
      '127.0.0.1',
      '2130706433',
      '0177.0.0.1',
      '0x7f.1',
      '127.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::127.0.0.1]',
      '0.0.0.0',
      'localhost',
      'LOCALHOST.',
      'a.localhost',
      '10.0.0.1',
      '172.16.3.4',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '224.0.0.1',
      '198.18.0.1',
      '[fe80::1]',
      '[fd00::1]',
      '[ff02::1]',
      '[64:ff9b::a00:1]',
      '[2002:7f00:1::]',
      '240.0.0.1',
    ];
    for (const host of hosts) {
      const address = `http://${host}:${port}/`;
      await assert.rejects(fetch(address), failsAs('unreachable', /not a public address/), address);
      const behind = `${door.url}/${encodeURIComponent(address)}`;
      await assert.rejects(
        fetch(behind),
        failsAs('unreachable', /not a public address/),
        `behind a redirect: ${address}`,
      );
      await assert.rejects(
        fetch(address, { method: 'POST', body: 'x' }),
        failsAs('unreachable', /not a public/),
        address,
      );
    }
    assert.deepEqual(inner.seen, []);
  });

  test('a name is judged by the addresses it has at the moment of connecting', async () => {
    const inner = await serve((_, response) => response.end('secret'));
    const asked: string[] = [];
    const { fetch } = client([], {
      resolve: (hostname, done) => {
        asked.push(hostname);
        done(null, [
          { address: '127.0.0.1', family: 4 },
          { address: '::1', family: 6 },
        ]);
      },
    });
    await assert.rejects(
      fetch(`http://rebound.example:${inner.pair.split(':')[1]}/`),
      failsAs('unreachable', /rebound\.example is not a public address/),
    );
    assert.deepEqual(asked, ['rebound.example']);
    assert.deepEqual(inner.seen, []);
  });

  test('an allowed name passes whatever it resolves to; only exact pairs are taken', async () => {
    const open = await serve((_, response) => response.end('in'), '127.0.0.1');
    const port = open.pair.split(':')[1];
    const { fetch } = client([`LocalHost:${port}`]);
    assert.equal((await fetch(`http://localhost:${port}/`)).text(), 'in');
    for (const pair of ['127.0.0.1', 'http://a:80', 'a:b', '10.0.0.0/8:80', 'u@h:1']) {
      assert.throws(() => client([pair]), /exact host:port/, pair);
    }
  });

  test('other schemes, passwords in addresses and nonsense are refused in words', async () => {
    const { fetch } = client([]);
    await assert.rejects(fetch('file:///etc/passwd'), failsAs('unreachable', /only http and https/));
    await assert.rejects(fetch('http://user:pw@example.org/'), failsAs('unreachable', /carries a password/));
    await assert.rejects(fetch('not an address'), failsAs('unreachable', /not a web address/));
    const door = await serve((_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end());
    await assert.rejects(client([door.pair]).fetch(door.url), failsAs('unreachable', /only http and https/));
  });
});

describe('redirects', () => {
  test('follows five and tells the last permanent address; six are a circle', async () => {
    const server = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('here');
      else response.writeHead(left === 2 ? 302 : 301, { location: `/${left - 1}` }).end();
    });
    const { fetch } = client([server.pair]);
    const answer = await fetch(`${server.url}/5`);
    assert.equal(answer.text(), 'here');
    assert.equal(answer.url, `${server.url}/0`);
    assert.equal(answer.movedTo, `${server.url}/2`);
    await assert.rejects(fetch(`${server.url}/6`), failsAs('unreachable', /circles/));
  });

  test('secrets stay with their origin; a POST keeps method and body on 308 and becomes a GET on 303', async () => {
    const seen: [string | undefined, string | undefined, string | undefined, string][] = [];
    const target = await serve((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        seen.push([request.method, request.headers.authorization, request.headers.cookie, body]);
        response.end('ok');
      });
    });
    const door = await serve((request, response) => {
      request.resume();
      response.writeHead(Number(request.url?.slice(1)), { location: target.url }).end();
    });
    const { fetch } = client([door.pair, target.pair]);
    const secret = { headers: { Authorization: 'Bearer a', Cookie: 'b=c' } };
    await fetch(`${door.url}/302`, secret);
    await fetch(`${door.url}/308`, { ...secret, method: 'POST', body: 'hello' });
    await fetch(`${door.url}/303`, { ...secret, method: 'POST', body: 'hello' });
    await fetch(target.url, secret);
    assert.deepEqual(seen, [
      ['GET', undefined, undefined, ''],
      ['POST', undefined, undefined, 'hello'],
      ['GET', undefined, undefined, ''],
      ['GET', 'Bearer a', 'b=c', ''],
    ]);
  });

  test('a write that was answered with 303 may be taken, whatever comes after', async () => {
    const door = await serve((request, response) => {
      request.resume();
      response.writeHead(request.url === '/303' ? 303 : 307, { location: 'http://10.0.0.1/' }).end();
    });
    const { fetch } = client([door.pair]);
    const post = { method: 'POST', body: 'x' };
    await assert.rejects(fetch(`${door.url}/303`, post), failsAs('outcome_unknown', /not a public address/));
    await assert.rejects(fetch(`${door.url}/307`, post), failsAs('unreachable', /not a public address/));
  });
});

test('a feed that moved for good is asked for at its new place, a feed on a private address not at all', async () => {
  const rss = '<rss><channel><title>T</title><item><guid>1</guid><title>one</title></item></channel></rss>';
  const target = await serve((_, response) => response.end(rss));
  const door = await serve((request, response) => {
    const isTrap = request.url === '/trap';
    response.writeHead(301, { location: isTrap ? 'http://192.168.0.1/feed' : `${target.url}/feed` }).end();
  });
  const hands = handsForTests({ fetch: client([door.pair, target.pair]).fetch });
  const feed = await loadChannel('feed');
  const poll = async (path: string, cursor: Json) => {
    const source = { kind: 'feed', config: { address: door.url + path }, cursor, profile: null, credential: null };
    let last: Page | undefined;
    for await (const page of feed.listen(source, hands)) last = page;
    return last;
  };
  const first = await poll('/old', null);
  assert.equal(first?.raws.length, 1);
  await poll('/old', first.cursor);
  assert.deepEqual(door.seen, ['GET /old']);
  assert.deepEqual(target.seen, ['GET /feed', 'GET /feed']);
  await assert.rejects(poll('/trap', null), failsAs('unreachable', /192\.168\.0\.1 is not a public address/));
});

describe('reroute', () => {
  test('every hop is asked at its gateway and known by its own name; secrets go where they went before', async () => {
    const seen: (readonly [string | undefined, string | undefined])[] = [];
    const gateway = await serve((request, response) => {
      seen.push([request.url, request.headers.authorization]);
      const location = {
        '/a': `${gateway.url}/b`,
        '/b': '/c',
        '/c': 'https://cdn.town.example/d',
      }[request.url ?? ''];
      response.writeHead(location === undefined ? 200 : 302, location === undefined ? {} : { location }).end('here');
    });
    const reroute = { 'https://api.town.example': gateway.url, 'https://cdn.town.example': gateway.url };
    const { fetch, ...more } = client([gateway.pair], { reroute });
    const answer = await fetch('https://api.town.example/a', { headers: { authorization: 'Bearer t' } });
    assert.deepEqual([answer.url, answer.text()], ['https://cdn.town.example/d', 'here']);
    assert.deepEqual(seen, [
      ['/a', 'Bearer t'],
      ['/b', 'Bearer t'],
      ['/c', 'Bearer t'],
      ['/d', undefined],
    ]);
    assert.equal(more.reroute('https://api.town.example/x?y=1#z'), `${gateway.url}/x?y=1#z`);
    assert.equal(more.reroute('https://town.example/x'), 'https://town.example/x');
  });

  test('a key in a header of the platform’s own goes to no other place either', async () => {
    const seen: IncomingHttpHeaders[] = [];
    const gateway = await serve((request, response) => {
      seen.push(request.headers);
      response.writeHead(request.url === '/a' ? 302 : 200, { location: 'https://evil.example/b' }).end();
    });
    const reroute = { 'https://api.town.example': gateway.url, 'https://evil.example': gateway.url };
    const { fetch } = client([gateway.pair], { reroute });
    const headers = {
      'X-Api-Key': 'k',
      'heed-signature': 't=1,v1=00',
      accept: 'application/json',
      'if-none-match': '"1"',
    };
    await fetch('https://api.town.example/a', { headers });
    assert.equal(seen[0]?.['x-api-key'], 'k');
    assert.deepEqual([seen[1]?.['x-api-key'], seen[1]?.['heed-signature']], [undefined, undefined]);
    assert.deepEqual([seen[1]?.accept, seen[1]?.['if-none-match']], ['application/json', '"1"']);
    assert.match(seen[1]?.['user-agent'] ?? '', /./u);
  });

  test('a gateway that is not public has to be allowed like everything else', async () => {
    const gateway = await serve((_, response) => response.end('secret'));
    const { fetch } = client([], { reroute: { 'https://api.town.example': gateway.url } });
    await assert.rejects(fetch('https://api.town.example/'), failsAs('unreachable', /not a public address/));
    assert.deepEqual(gateway.seen, []);
  });
});

describe('bounds', () => {
  test('reads gzip, br, both deflates and stacked codings', async () => {
    const packed: Record<string, Buffer> = {
      gzip: gzipSync('hello'),
      br: brotliCompressSync('hello'),
      deflate: deflateSync('hello'),
      'deflate;raw': deflateRawSync('hello'),
      'gzip, br': brotliCompressSync(gzipSync('hello')),
      identity: Buffer.from('hello'),
    };
    const server = await serve((request, response) => {
      const coding = decodeURIComponent(request.url?.slice(1) ?? '');
      response.writeHead(200, { 'content-encoding': coding.split(';')[0] }).end(packed[coding] ?? 'packed');
    });
    const { fetch } = client([server.pair]);
    for (const coding of Object.keys(packed)) {
      assert.equal((await fetch(`${server.url}/${encodeURIComponent(coding)}`)).text(), 'hello', coding);
    }
    await assert.rejects(fetch(`${server.url}/zstd`), failsAs('unreadable', /packed as 'zstd'/));
    await assert.rejects(fetch(`${server.url}/gzip%2Cgzip%2Cgzip`), failsAs('unreadable', /3 times over/));
  });

  test('a bomb, an endless body and 50 MB are cut off at the bound', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const server = await serve((request, response) => {
      if (request.url === '/bomb') {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
        return;
      }
      const chunk = Buffer.alloc(64 * 1024, 'a');
      const pump = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', pump);
      pump();
    });
    const { fetch } = client([server.pair]);
    await assert.rejects(fetch(`${server.url}/bomb`), failsAs('unreadable', /larger than 10240 kB/));
    await assert.rejects(fetch(`${server.url}/endless`), failsAs('unreadable', /larger than 10240 kB/));
    await assert.rejects(fetch(`${server.url}/endless`, { maxBytes: 2048 }), failsAs('unreadable', /larger than 2 kB/));
    const post = { method: 'POST', body: 'x', maxBytes: 2048 };
    await assert.rejects(fetch(`${server.url}/endless`, post), failsAs('outcome_unknown', /larger than 2 kB/));
  });

  test('half a body, a broken gzip and silence: safe for a read, uncertain for a write', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/half') {
        response.writeHead(200, { 'content-length': '100' }).write('half');
        setTimeout(() => response.destroy(), 20);
      }
      if (request.url === '/cut') request.socket.destroy();
      if (request.url === '/gzip') {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('hello hello').subarray(0, 15));
      }
      if (request.url === '/trickle') response.write('a');
    });
    const { fetch } = client([server.pair]);
    for (const path of ['half', 'cut', 'gzip']) {
      const url = `${server.url}/${path}`;
      await assert.rejects(fetch(url), failsAs('unreachable', /broke off/), path);
      await assert.rejects(fetch(url, { method: 'POST', body: 'x' }), failsAs('outcome_unknown', /broke off/), path);
    }
    for (const path of ['silent', 'trickle']) {
      const request = { timeoutMs: 80 };
      await assert.rejects(fetch(`${server.url}/${path}`, request), failsAs('unreachable', /too long/), path);
      const post = { ...request, method: 'POST', body: 'x' };
      await assert.rejects(fetch(`${server.url}/${path}`, post), failsAs('outcome_unknown', /too long/), path);
    }
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    await assert.rejects(fetch(`${server.url}/silent`, {}, stop.signal), failsAs('unreachable', /stopped/));
    await assert.rejects(
      fetch(`${server.url}/silent`, { method: 'POST' }, stop.signal),
      failsAs('unreachable', /stopped/),
    );
  });

  test('a write that met no server at all is safe to try again', async () => {
    const gone = await serve(() => {});
    await closing.pop()?.();
    const { fetch } = client([gone.pair]);
    await assert.rejects(fetch(gone.url, { method: 'POST', body: 'x' }), failsAs('unreachable', /ECONNREFUSED/));
    const lost = client([], { resolve: (_, done) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []) });
    await assert.rejects(
      lost.fetch('http://nowhere.example/', { method: 'POST' }),
      failsAs('unreachable', /ENOTFOUND/),
    );
  });

  test('a status is an answer, not an error; JSON that is none is unreadable', async () => {
    const server = await serve((_, response) => response.writeHead(503, { 'retry-after': '7' }).end('<html>'));
    const answer = await client([server.pair]).fetch(server.url);
    assert.equal(answer.status, 503);
    assert.equal(answer.headers.get('retry-after'), '7');
    assert.throws(() => answer.json(), failsAs('unreadable', /not JSON/));
  });
});
