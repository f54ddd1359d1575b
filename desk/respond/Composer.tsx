// Where a person answers. In: the case and the mention to answer. Out: words that leave in public or in private by two
// visibly different buttons, never twice, never too long, and never over what the customer said meanwhile.

import { useId, useRef, useState } from 'react';
import { firstLine } from '../../core/case.ts';
import type { Visibility } from '../../core/channel.ts';
import { isAtLeast } from '../../core/role.ts';
import type { CasePage } from '../../wire/case.ts';
import { useCommands } from '../keys/commands.ts';
import type { Command } from '../keys/strokes.ts';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { useBrand } from '../use-brand.ts';
import './Composer.css';
import { SendButtons } from './SendButtons.tsx';
import { drafts, useDraft } from './use-draft.ts';
import { useLease } from './use-lease.ts';
import { useSending } from './use-sending.ts';

interface ComposerProps {
  readonly slug: string;
  readonly page: KeptCase;
  readonly askedAtMs: number;
  readonly toMentionId: string | null;
  /** Given when an older mention than the newest is answered. */
  readonly onNewest: (() => void) | null;
}

export function Composer(props: ComposerProps) {
  const { role } = useBrand();
  if (!isAtLeast(role, 'trainee')) return <p className="composer composer-none">{say('composer.readAlong')}</p>;
  return <Writing {...props} canSend={isAtLeast(role, 'agent')} />;
}

interface WritingProps extends ComposerProps {
  /** A trainee writes; whoever sends is told where the words stand. */
  readonly canSend: boolean;
}

function Writing({ slug, page, askedAtMs, toMentionId, onNewest, canSend }: WritingProps) {
  const { row, ways } = page;
  const place = { slug, caseId: row.id };
  const { text, isKept } = useDraft(place, page.draft, askedAtMs);
  const [isFocused, setFocused] = useState(false);
  const lease = useLease(slug, page, isFocused && text.trim() !== '');
  const { stop, isBusy, send, forget } = useSending(slug, page, toMentionId, text);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const hasWay = ways.public !== 'none' || ways.private !== 'none';
  const main: Visibility = row.visibility === 'private' && ways.private !== 'none' ? 'private' : firstWay(page);

  const write = (): void => field.current?.focus();
  const isBoth = ways.private === 'interface' && main === 'public';
  useReplyKeys({
    write,
    send: () => void send(main),
    sendPrivately: isBoth ? () => void send('private') : null,
  });

  if (toMentionId === null) return <p className="composer composer-none">{say('composer.takenBack')}</p>;
  if (!hasWay) return <p className="composer composer-none">{say('composer.noWay')}</p>;

  function press(event: React.KeyboardEvent): void {
    const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (event.key === 'Escape') field.current?.blur();
    else if (isSend && !event.nativeEvent.isComposing) void send(event.shiftKey ? other(main) : main);
    else return;
    event.preventDefault();
  }

  return (
    <section className={isFocused || text !== '' ? 'composer composer-open' : 'composer'}>
      {lease.otherWriter !== null && <OtherWriter name={lease.otherWriter.name} onTakeOver={lease.takeOver} />}
      {onNewest !== null && <Answering words={wordsOf(page, toMentionId)} onNewest={onNewest} />}
      <label className="sr-only" htmlFor={id}>
        {say('composer.label', { name: row.customer.name })}
      </label>
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
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      />
      {stop !== null && (
        <div className={stop.isConflict ? 'composer-stop composer-conflict' : 'composer-stop'}>
          <TroubleLine words={stop.words} />
        </div>
      )}
      {canSend ? (
        <SendButtons
          page={page}
          text={text}
          main={main}
          isBusy={isBusy}
          isAnyway={stop?.isConflict ?? false}
          draftWords={draftWords(text, isKept)}
          onSend={(visibility) => void send(visibility)}
          onAnsweredThere={(visibility) => void send(visibility, 'link_out')}
        />
      ) : (
        <p className="composer-practise">{say('composer.practise')}</p>
      )}
    </section>
  );
}

interface ReplyKeys {
  readonly write: () => void;
  readonly send: () => void;
  /** Absent where there is no private way beside the public one. */
  readonly sendPrivately: (() => void) | null;
}

function useReplyKeys({ write, send, sendPrivately }: ReplyKeys): void {
  const commands: Command[] = [
    { id: 'reply', label: say('keys.reply'), group: 'case', keys: ['r'], run: write },
    { id: 'send', label: say('keys.send'), group: 'case', keys: ['mod+enter'], run: send },
  ];
  if (sendPrivately !== null) {
    const label = say('keys.sendPrivate');
    commands.push({ id: 'send-private', label, group: 'case', keys: ['mod+shift+enter'], run: sendPrivately });
  }
  useCommands(commands);
}

const wordsOf = (page: CasePage, mentionId: string): string =>
  firstLine(page.thread.find((item) => item.id === mentionId)?.text ?? '');

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

const firstWay = ({ ways }: CasePage): Visibility => (ways.public === 'none' ? 'private' : 'public');

function draftWords(text: string, isKept: boolean): string {
  if (text.trim() === '') return '';
  return isKept ? say('composer.draftKept') : say('composer.draftHere');
}
