// Where a person answers. In: the case and the mention to answer. Out: words that leave in public or in private by two
// visibly different buttons, never twice, never too long, and never over what the customer said meanwhile.

import { lazy, type RefObject, Suspense, useEffect, useId, useMemo, useRef, useState } from 'react';
import { firstLine } from '../../core/case.ts';
import type { Visibility } from '../../core/channel.ts';
import type { Step } from '../../core/respond/cater.ts';
import type { FindingCode, Span } from '../../core/respond/finding.ts';
import { isAtLeast } from '../../core/role.ts';
import type { CasePage } from '../../wire/case.ts';
import { useCommands } from '../keys/commands.ts';
import type { Command } from '../keys/strokes.ts';
import type { KeptCase } from '../live/snapshots.ts';
import { assist } from '../messages/en/assist.ts';
import { findings } from '../messages/en/findings.ts';
import { pictures as pictureWords } from '../messages/en/pictures.ts';
import { learn, say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { joinClasses } from '../parts/join-classes.ts';
import { TroubleLine } from '../parts/Trouble.tsx';
import { useBrand } from '../use-brand.ts';
import { ClosingLine } from './ClosingLine.tsx';
import './Composer.css';
import { ComposerTools } from './ComposerTools.tsx';
import { draftKey } from './draft-keys.ts';
import { firstBetter } from './FindingList.tsx';
import { FindingMarks } from './FindingMarks.tsx';
import { isOffered } from './offered-ways.ts';
import { needsYes } from './outcome.ts';
import { SendButtons } from './SendButtons.tsx';
import { LaterLine } from './SendLater.tsx';
import type { Stop } from './stops.ts';
import type { Opened } from './TakeMenus.tsx';
import { drafts, useDraft } from './use-draft.ts';
import { useDropping } from './use-dropping.ts';
import { useGuard } from './use-guard.ts';
import { useHold } from './use-hold.ts';
import { useJudged } from './use-judged.ts';
import { useLease } from './use-lease.ts';
import { filesIn, usePictures } from './use-pictures.ts';
import { useSending } from './use-sending.ts';
import { type Words, wordsOf } from './use-words.ts';
import { useWrittenWith, type WrittenWith } from './written-with.ts';

learn(assist);
learn(findings);
learn(pictureWords);

const Assist = lazy(() => import('./Assist.tsx').then((m) => ({ default: m.Assist })));
const PictureStrip = lazy(() => import('./PictureStrip.tsx').then((m) => ({ default: m.PictureStrip })));
const TakeMenus = lazy(() => import('./TakeMenus.tsx').then((m) => ({ default: m.TakeMenus })));

interface ComposerProps {
  readonly slug: string;
  readonly page: KeptCase;
  readonly askedAtMs: number;
  readonly toMentionId: string | null;
  /** Given when an older mention than the newest is answered. */
  readonly onNewest: (() => void) | null;
  /** Whatever stands beside the words puts an answer into them by this. */
  readonly taker: RefObject<Taker | null>;
}

export type Taker = (taken: { readonly answerId: string; readonly text: string }) => void;

export function Composer(props: ComposerProps) {
  const { role } = useBrand();
  if (!isAtLeast(role, 'trainee')) return <p className="composer composer-none">{say('composer.readAlong')}</p>;
  return <Writing {...props} canSend={isAtLeast(role, 'agent')} />;
}

interface WritingProps extends ComposerProps {
  /** What a trainee writes leaves with somebody's yes. */
  readonly canSend: boolean;
}

const noSpans: readonly Span[] = [];

function Writing({ slug, page, askedAtMs, toMentionId, onNewest, taker, canSend }: WritingProps) {
  const { row, ways } = page;
  const place = { slug, caseId: row.id };
  const { text, isKept } = useDraft(place, page.draft, askedAtMs);
  const [isFocused, setFocused] = useState(false);
  const [lit, setLit] = useState(noSpans);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { standing, stand } = useStanding();
  const written = useWrittenWith();
  // With the words goes what went with them: nobody was told of the promise.
  const isBlank = text.trim() === '';
  const { clear } = written;
  useEffect(() => {
    if (isBlank) clear();
  }, [isBlank, clear]);
  const lease = useLease(slug, page, isFocused && !isBlank);
  const hasWay = ways.public !== 'none' || ways.private !== 'none';
  const main: Visibility = isPrivate(page, toMentionId) && ways.private !== 'none' ? 'private' : firstWay(page);
  const here = usePictures(place, page, main, askedAtMs);
  const { pictures } = here;
  const guard = useGuard(slug, page, text, { hasPromise: written.promiseUntil !== null, pictures });
  const dropping = useDropping(here);
  const shown = useJudged(text, main, guard?.judge ?? null);
  const judge = guard?.judge ?? null;
  const { stop, isBusy, send, ask, forget } = useSending({
    slug,
    page,
    toMentionId,
    text,
    pictures,
    judge,
    standing,
    canSend,
    written,
  });
  const field = useRef<HTMLTextAreaElement>(null);
  const assisting = useRef<HTMLDivElement>(null);
  const words = useMemo(() => wordsOf(field), []);
  const id = useId();

  useTaking(taker, words, written);
  const hold = useHold({ slug, page, guard, text, words, written });
  const openStep = (step: Step | null): void => setOpened({ is: 'phrases', step });
  const isBoth = ways.private === 'interface' && main === 'public';
  const walk = (): void => assisting.current?.querySelector<HTMLElement>('.finding-name')?.focus();
  const takeBetter = (): void => {
    const better = firstBetter(shown.findings, standing);
    if (better !== undefined) words.use(better);
  };
  useReplyKeys({
    write: words.back,
    send: () => void send(main),
    ask: () => void ask(main),
    sendPrivately: isBoth ? () => void send('private') : null,
    phrases: () => openStep(null),
    answers: () => setOpened({ is: 'answers' }),
    takeBetter,
    walk,
    hold,
  });

  if (toMentionId === null) return <p className="composer composer-none">{say('composer.takenBack')}</p>;
  if (!hasWay) return <p className="composer composer-none">{say('composer.noWay')}</p>;

  function press(event: React.KeyboardEvent<HTMLTextAreaElement>): void {
    const { selectionStart } = event.currentTarget;
    const { isComposing } = event.nativeEvent;
    const { key, code, altKey, ctrlKey, metaKey, shiftKey } = event;
    const meant = draftKey({ key, code, altKey, ctrlKey, metaKey, shiftKey, isComposing }, text, selectionStart);
    if (meant === null || (guard === null && needsGuard.has(meant.is))) return;
    event.preventDefault();
    if (meant.is === 'leave') field.current?.blur();
    else if (meant.is === 'send') void send(main);
    else if (meant.is === 'send_other') void (isOffered(page, other(main)) && send(other(main)));
    else if (meant.is === 'ask') void ask(main);
    else if (meant.is === 'step') openStep(meant.step);
    else if (meant.is === 'phrases') openStep(null);
    else if (meant.is === 'answers') setOpened({ is: 'answers' });
    else if (meant.is === 'walk') walk();
    else takeBetter();
  }

  return (
    <section
      className={joinClasses(
        'composer',
        (isFocused || text !== '' || pictures.length > 0) && 'composer-open',
        dropping.isOver && 'composer-dropping',
      )}
      {...dropping.handlers}
      aria-label={say('composer.label', { name: row.customer.name })}
    >
      {lease.otherWriter !== null && <OtherWriter name={lease.otherWriter.name} onTakeOver={lease.takeOver} />}
      {onNewest !== null && <Answering words={wordsIn(page, toMentionId)} onNewest={onNewest} />}
      <label className="sr-only" htmlFor={id}>
        {say('composer.label', { name: row.customer.name })}
      </label>
      <div className="composer-words">
        <FindingMarks field={field} text={text} findings={shown.findings} standing={standing} lit={lit} />
        <textarea
          ref={field}
          id={id}
          className="composer-field"
          placeholder={say('composer.placeholder', { name: row.customer.name })}
          rows={1}
          dir="auto"
          value={text}
          onChange={(event) => {
            forget();
            drafts.write(place, event.currentTarget.value, row.visibility);
          }}
          onKeyDown={press}
          onPaste={(event) => {
            const files = filesIn(event.clipboardData);
            if (files.length === 0 || here.limit === null) return;
            event.preventDefault();
            here.add(files);
          }}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
        />
      </div>
      {dropping.isOver && <p className="composer-drop">{say('pictures.drop')}</p>}
      {(pictures.length > 0 || here.troubles.length > 0) && (
        <Suspense>
          <PictureStrip here={here} main={main} ways={ways} />
        </Suspense>
      )}
      <div ref={assisting}>
        {guard !== null && text.trim() !== '' && (
          <Suspense>
            <Assist
              slug={slug}
              text={text}
              guard={guard}
              shown={shown}
              standing={standing}
              onStand={stand}
              words={words}
              written={written}
              onLit={setLit}
              onStep={openStep}
            />
          </Suspense>
        )}
      </div>
      {stop !== null && <StopLine stop={stop} />}
      <LaterLine page={page} written={written} />
      <ClosingLine ways={ways} />
      <SendButtons
        page={page}
        text={text}
        pictures={pictures}
        main={main}
        isBusy={isBusy}
        waits={stop?.waits ?? null}
        isAsking={(visibility) => needsYes({ text, visibility, canSend, page }, shown.needsSecondPerson[visibility])}
        draftWords={draftWords(text, isKept)}
        tools={
          <ComposerTools
            slug={slug}
            page={page}
            written={written}
            pictures={here}
            onHold={hold}
            onOpen={guard === null ? null : setOpened}
          />
        }
        onSend={(visibility) => void send(visibility, ways[visibility] === 'interface' ? 'interface' : 'link_out')}
        onAnsweredThere={(visibility) => void send(visibility, 'link_out')}
      />
      {opened !== null && guard !== null && (
        <Suspense>
          <TakeMenus
            slug={slug}
            page={page}
            opened={opened}
            guard={guard}
            text={text}
            visibility={main}
            findField={() => field.current}
            words={words}
            written={written}
            onClose={() => setOpened(null)}
          />
        </Suspense>
      )}
    </section>
  );
}

/** Before the guard is here, the sign is written. */
const needsGuard: ReadonlySet<string> = new Set(['phrases', 'answers', 'step', 'use', 'walk']);

const noneStanding: ReadonlySet<FindingCode> = new Set();

/** Notes this person lets stand in this draft. */
function useStanding() {
  const [standing, setStanding] = useState(noneStanding);
  return {
    standing,
    stand: (code: FindingCode, isStanding: boolean): void =>
      setStanding((now) => new Set(isStanding ? [...now, code] : [...now].filter((one) => one !== code))),
  };
}

function useTaking(taker: RefObject<Taker | null>, words: Words, { put }: WrittenWith): void {
  useEffect(() => {
    taker.current = ({ answerId, text }) => {
      words.insert(text);
      put(({ answerIds }) => ({ answerIds: [...answerIds, answerId] }));
    };
    return () => {
      taker.current = null;
    };
  }, [taker, words, put]);
}

interface ReplyKeys {
  readonly write: () => void;
  readonly send: () => void;
  /** A second person's yes first, also where nothing asks for one. */
  readonly ask: () => void;
  /** Absent where there is no private way beside the public one. */
  readonly sendPrivately: (() => void) | null;
  readonly phrases: () => void;
  readonly answers: () => void;
  readonly takeBetter: () => void;
  readonly walk: () => void;
  readonly hold: (() => void) | null;
}

function useReplyKeys(keys: ReplyKeys): void {
  const { write, send, ask, sendPrivately, phrases, answers, takeBetter, walk, hold } = keys;
  const commands: Command[] = [
    { id: 'reply', label: say('keys.reply'), group: 'case', keys: ['r'], run: write },
    { id: 'send', label: say('keys.send'), group: 'case', keys: ['mod+enter'], run: send },
    { id: 'ask-yes', label: say('assist.ask'), group: 'case', keys: ['mod+alt+enter'], run: ask },
    { id: 'phrases', label: say('assist.phrases'), group: 'case', keys: ['f'], run: phrases },
    { id: 'answers', label: say('assist.answers'), group: 'case', keys: ['b'], run: answers },
    {
      id: 'better',
      label: say('assist.useBetter'),
      group: 'case',
      keys: ['alt+enter'],
      isKeyOnly: true,
      run: takeBetter,
    },
    {
      id: 'findings',
      label: say('assist.toFindings'),
      group: 'case',
      keys: ['alt+arrowdown'],
      isKeyOnly: true,
      run: walk,
    },
    { id: 'hold', label: say('hold.acknowledge'), group: 'case', keys: ['h'], run: () => hold?.() },
  ];
  if (sendPrivately !== null) {
    const label = say('keys.sendPrivate');
    commands.push({ id: 'send-private', label, group: 'case', keys: ['mod+shift+enter'], run: sendPrivately });
  }
  useCommands(commands);
}

const wordsIn = (page: CasePage, mentionId: string): string =>
  firstLine(page.thread.find((item) => item.id === mentionId)?.text ?? '');

/** Notes are no trouble: they are said calmly. */
function StopLine({ stop: { words, waits } }: { readonly stop: Stop }) {
  if (waits === 'notes') {
    return (
      <p className="composer-notes" role="alert">
        {words}
      </p>
    );
  }
  return (
    <div className={waits === null ? 'composer-stop' : 'composer-stop composer-conflict'}>
      <TroubleLine words={words} />
    </div>
  );
}

function OtherWriter({ name, onTakeOver }: { readonly name: string; readonly onTakeOver: () => void }) {
  return (
    <div className="composer-lease" role="status">
      {say('composer.writing', { name })}
      <Button size="s" variant="ghost" onClick={onTakeOver}>
        {say('composer.takeOver')}
      </Button>
    </div>
  );
}

function Answering({ words, onNewest }: { readonly words: string; readonly onNewest: () => void }) {
  return (
    <div className="composer-answering">
      <span className="composer-answered">{say('composer.answering', { words })}</span>
      <Button size="s" variant="ghost" onClick={onNewest}>
        {say('composer.answerNewest')}
      </Button>
    </div>
  );
}

const other = (visibility: Visibility): Visibility => (visibility === 'public' ? 'private' : 'public');

/** What was said in private is answered there. */
function isPrivate({ row, thread }: CasePage, toMentionId: string | null): boolean {
  const answered = thread.find((item) => item.id === toMentionId);
  return (answered?.visibility ?? row.visibility) === 'private';
}

const firstWay = ({ ways }: CasePage): Visibility => (ways.public === 'none' ? 'private' : 'public');

function draftWords(text: string, isKept: boolean): string {
  if (text.trim() === '') return '';
  return isKept ? say('composer.draftKept') : say('composer.draftHere');
}
