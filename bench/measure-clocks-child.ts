// The clocks' own worker in a process of its own, as the server starts it. In: the database's address. It says when it is
// there, and ends when its parent lets go.

import { pino } from 'pino';
import { startClocks } from '../server/flow/triage.ts';
import { openDatabase } from '../store/database.ts';

const database = openDatabase({ url: process.argv[2] ?? '' });
const clocks = startClocks({ database, now: () => new Date(), log: pino({ level: 'error' }) });
process.send?.('ready');
process.once('disconnect', async () => {
  await clocks.stop();
  await database.close();
});
