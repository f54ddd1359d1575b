// The bare baseline of the benches, run as a process: Node's own HTTP server and one `pg` connection that LISTENs and
// passes every notice on to whoever is connected, as server-sent events. No sessions, no rows, no resuming.

import { createServer, type ServerResponse } from 'node:http';
import pg from 'pg';

const open = new Set<ServerResponse>();
const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
client.on('notification', ({ payload }) => {
  for (const response of open) response.write(`id: ${payload}\ndata: ${payload}\n\n`);
});
await client.connect();
await client.query('listen bare_relay');

const server = createServer((request, response) => {
  if (request.url === '/api/health') {
    response.end('{}');
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('retry: 2000\n\n');
  open.add(response);
  response.once('close', () => open.delete(response));
});
server.listen(Number(process.argv[2]), '127.0.0.1');
process.once('SIGTERM', () => process.exit());
