// Preloaded into the network's process: every server in it listens on 127.0.0.1, where dev-env would open all interfaces.

import { Server } from 'node:net';

const listen = Server.prototype.listen;

Server.prototype.listen = function listenOnLoopback(first, ...rest) {
  const callback = [first, ...rest].find((one) => typeof one === 'function');
  if (typeof first === 'object' && first !== null) {
    if (first.path === undefined && first.fd === undefined)
      return listen.call(this, { ...first, host: '127.0.0.1' }, callback);
    return listen.call(this, first, ...rest);
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) return listen.call(this, first, ...rest);
  const port = typeof first === 'function' || first === undefined ? 0 : Number(first);
  return listen.call(this, { port, host: '127.0.0.1' }, callback);
};
