// May these words leave from here, and as whom. In: a draft and its place. Out: how it would leave, with what the guard
// found: the same code as under the fingers of whoever wrote it.

import type { Case } from '../../core/case.ts';
import type { Finding, FindingCode } from '../../core/respond/finding.ts';
import { fits } from '../../core/respond/fits.ts';
import { type Judged, respond } from '../../core/respond/respond.ts';
import type { Tx } from '../../store/database.ts';
import { mentionById } from '../../store/triage/case-page.ts';
import { lockCase } from '../../store/triage/cases.ts';
import type { ReplyBody } from '../../wire/acts.ts';
import type { PictureNamed } from '../../wire/pictures.ts';
import { HeedError } from '../problem.ts';
import { rulesOf } from '../rules.ts';
import { placeOf, profileFor, waysNow } from '../ways.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';
import { type FoundPicture, findPictures } from './name-pictures.ts';
import { answeredBy, checkPage, pageOf } from './reply-timing.ts';
import { situationOf } from './situation-of.ts';

/** What these words are to be sent as, and what was found in them. */
export interface Leaving {
  readonly of: Case;
  readonly toMentionId: string;
  readonly pictures: readonly FoundPicture[];
  /** The private page it is shown on. */
  readonly pageId: string | null;
  readonly profileId: string | null;
  readonly undoMs: number;
  readonly findings: readonly Finding[];
  readonly needsSecondPerson: boolean;
}

/**
 * Whether these words may leave from here, and as whom. Throws `may_not_go` with every finding; what a second person's
 * yes can settle is the caller's to ask for.
 */
export async function mayLeave(
  tx: Tx,
  world: World,
  { brandId, personId, caseId, now }: Actor,
  body: Pick<ReplyBody, 'toMentionId' | 'text' | 'visibility' | 'via' | 'promiseUntil'> & {
    readonly sendAt?: string | undefined;
    readonly pictures?: readonly PictureNamed[];
  },
  isToBeSaid = body.via === 'interface',
): Promise<Leaving> {
  const one = await lockCase(tx, brandId, caseId);
  const asked = await mentionById(tx, brandId, body.toMentionId);
  const isPublic = body.visibility === 'public';
  const answeredId = asked === null ? null : await answeredBy(tx, brandId, caseId, asked, isPublic);
  if (asked !== null && answeredId === null) {
    throw new HeedError('may_not_go', 'Nothing here was said in public: what is private is answered in private.');
  }
  const isOther = answeredId !== null && answeredId !== asked?.id;
  const mention = isOther ? await mentionById(tx, brandId, answeredId) : asked;
  if (one === null || mention === null || mention.threadExternalId === '' || mention.caseId !== caseId) {
    throw new HeedError('not_found', 'There is no such mention in this case.', { field: 'toMentionId' });
  }
  if (mention.removedAt !== null) throw new HeedError('may_not_go', 'What this answers was taken back meanwhile.');
  const place = placeOf<{ channel: string; sourceId: string }>(one, mention);
  const profile = await profileFor(tx, brandId, place);
  const pageId = isPublic || body.via === 'link_out' ? null : await pageOf(tx, brandId, one, mention.identityId);
  if (pageId !== null) await checkPage(tx, brandId, pageId, now);
  const leavesAt = body.sendAt === undefined ? now : new Date(Math.max(now.getTime(), Date.parse(body.sendAt)));
  const ways = await waysNow(tx, world, brandId, { place, profile, mention, leavesAt, hasPage: pageId !== null });
  const { protocol } = await rulesOf(tx, brandId);
  const about = { brandId, personId, of: one, mention, protocol };
  const hasPromise = body.promiseUntil !== undefined;
  const situation = await situationOf(tx, world, { ...about, text: body.text, now, hasPromise });
  const pictures = await findPictures(tx, { brandId, caseId }, body.pictures ?? []);
  const draft = { ...body, pictures };
  // What was said on the place's own page is there already: it is recorded whatever the guard thinks of it.
  const judged = isToBeSaid ? respond(draft, ways, situation) : { ...fits(draft, ways), needsSecondPerson: false };
  if (judged.way !== body.via || !judged.mayGo) {
    throw new HeedError('may_not_go', whyNot(judged), { detail: { findings: judged.findings, way: judged.way } });
  }
  return {
    of: one,
    toMentionId: mention.id,
    pictures,
    pageId,
    profileId: body.via === 'interface' && pageId === null ? (profile?.id ?? null) : null,
    undoMs: protocol.undoSeconds * 1000,
    findings: judged.findings,
    needsSecondPerson: judged.needsSecondPerson,
  };
}

type Verdict = Pick<Judged, 'way' | 'findings' | 'mayGo' | 'needsSecondPerson'>;

/** Throws `notes` where the author has not seen and waved through what was found; gives what they overruled. */
export function overruledNotes(findings: readonly Finding[], overruled: readonly FindingCode[]): string {
  const notes = new Set(findings.filter(({ level }) => level === 'note').map(({ code }) => code));
  const isOpen = [...notes].some((code) => !overruled.includes(code));
  if (isOpen) {
    const words = 'Something was found in these words. Look at it, then change them or send them so.';
    throw new HeedError('notes', words, { detail: { findings } });
  }
  return [...notes].join(' ');
}

function whyNot({ findings, way }: Verdict): string {
  const tooLong = findings.find((one) => one.code === 'too_long');
  if (tooLong !== undefined) return `This is ${tooLong.detail['over']} over the ${tooLong.detail['max']} allowed here.`;
  if (findings.some((one) => one.code === 'no_way'))
    return 'No reply can leave this way from here. Connect a profile on this channel first.';
  const closed = findings.find(({ code }) => code === 'window_closed');
  if (closed !== undefined) return `The platform takes no more replies this way. ${closed.detail['wayOut']}`;
  const unfit = findings.find(({ code }) => code === 'pictures_unfit');
  if (unfit !== undefined) return unfitWords[String(unfit.detail['why'])] ?? 'These pictures cannot go this way.';
  const grave = findings.find(({ level }) => level === 'may_not_go');
  if (grave !== undefined) return whyGrave[grave.code] ?? 'What was found in these words may not go out.';
  return way === 'link_out'
    ? 'This place is answered on its own page: open it there, then confirm.'
    : 'This reply may not go.';
}

const unfitWords: Readonly<Record<string, string>> = {
  not_here: 'No pictures can go this way from here. Take them out.',
  too_many: 'More pictures than can go along here. Take some out.',
  too_large: 'One of the pictures is larger than is taken here. Make it smaller.',
  wrong_type: 'One of the pictures is of a kind that is not taken here.',
  alt_too_long: 'The words about one of the pictures are longer than is taken here.',
};

const whyGrave: Readonly<Partial<Record<FindingCode, string>>> = {
  placeholder: 'Something is still to be filled in here.',
  picture_without_alt: 'A picture has no words for who cannot see it. Write them, or take it out.',
  private_data: "This shows the customer's private data to everybody. Take it out, or say it privately.",
};
