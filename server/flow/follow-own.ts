// What the brand answered in a platform's own app becomes answered before, like a reply sent from here: events of the
// record come in, the keys of what customers had asked go out. Behind the intake, which waits for nothing of this.

import { keysOf } from '../../core/respond/answers/wording.ts';
import { allBrands } from '../../store/account/brands.ts';
import { newestNumber } from '../../store/learn/record.ts';
import { isMoreToRead, keepPlace, ownAnswersIn, takePlace } from '../../store/respond/answers/own-words.ts';
import { keepKeysOfMany } from '../../store/respond/answers/wordings.ts';
import type { World } from '../world.ts';
import { startTicker, type Ticker } from './ticker.ts';

const lookEveryMs = 5000;
/** Events looked through in one transaction, and how many answers of them at most: their words are cut to stems here. */
const mostEvents = 5000;
const mostAnswers = 250;

type Follower = Pick<World, 'database'>;

export function startFollower(world: Follower & Pick<World, 'log'>): Ticker {
  return startTicker('the follower of answers given elsewhere', lookEveryMs, world.log, async () => {
    let isMore = false;
    // A piece of each in turn: a brand with a long past keeps no other waiting.
    for (const { id } of await allBrands(world.database.account)) if (await followNext(world, id)) isMore = true;
    return isMore ? 0 : null;
  });
}

/** Reads on in the record of a brand, a piece at most; true when there is more of it. */
export function followNext({ database }: Follower, brandId: string, limit = mostAnswers): Promise<boolean> {
  return database.brand(brandId, async (tx) => {
    if (!(await isMoreToRead(tx, brandId))) return false;
    const after = await takePlace(tx, brandId);
    // Numbers are given in the order of commits, so nothing below this one can still come.
    const newest = await newestNumber(tx, brandId);
    const until = Math.min(newest, after + mostEvents);
    const answers = await ownAnswersIn(tx, brandId, { after, until, limit });
    const keys = answers.flatMap(({ mentionId, asked }) => keysOf(asked).map((key) => ({ key, subjectId: mentionId })));
    await keepKeysOfMany(tx, brandId, 'reply', keys);
    const last = answers.length === limit ? answers.at(-1)?.number : undefined;
    await keepPlace(tx, brandId, last ?? until);
    return (last ?? until) < newest;
  });
}
