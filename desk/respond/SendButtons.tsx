// The ways a reply can leave from here, each with its own look: public, private, or over the platform's own page.
// In: the words and the ways. Out: a press; what is too long cannot be pressed, and says by how much.

import { type ReactNode, useState } from 'react';
import type { Visibility } from '../../core/channel.ts';
import type { CasePage } from '../../wire/case.ts';
import { KeyNames } from '../keys/KeyNames.tsx';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconExternal, IconLock, IconSend } from '../parts/icons.tsx';
import { useToast } from '../parts/Toast.tsx';
import { judge } from './judge.ts';
import { LengthMeter } from './LengthMeter.tsx';
import { isOffered } from './offered-ways.ts';
import { isComing, type Lying } from './pictures.ts';

interface SendButtonsProps {
  readonly page: CasePage;
  readonly text: string;
  readonly pictures: readonly Lying[];
  /** The way Ctrl+Enter takes; Shift takes the other. */
  readonly main: Visibility;
  readonly isBusy: boolean;
  /** What one more press of the same key waves through. */
  readonly waits: 'anyway' | 'notes' | null;
  /** A second person's yes is needed: the press asks for it. */
  readonly isAsking: (visibility: Visibility) => boolean;
  readonly draftWords: string;
  readonly tools: ReactNode;
  readonly onSend: (visibility: Visibility) => void;
  readonly onAnsweredThere: (visibility: Visibility) => void;
}

const order: readonly Visibility[] = ['private', 'public'];

export function SendButtons(props: SendButtonsProps) {
  const { page, text, main, isAsking, draftWords, tools } = props;
  const { as } = page.ways;
  const offered = order.filter((visibility) => isOffered(page, visibility));
  return (
    <div className="composer-foot">
      <span className="composer-facts">
        {as !== null && !isElsewhere(page) && <span className="composer-as">{asWords(as)}</span>}
        {text === '' && isElsewhere(page) && <span>{say('composer.linkOutAbout')}</span>}
        <span className="composer-draft" role="status">
          {tooLongWords(page, text) ?? draftWords}
        </span>
      </span>
      {tools}
      <span className="composer-buttons">
        <LengthMeter judged={judge(text, main, page.ways)} />
        {offered.map((visibility) =>
          isAsking(visibility) || page.ways[visibility] === 'interface' ? (
            <SendButton key={visibility} {...props} visibility={visibility} />
          ) : (
            <LinkOut key={visibility} {...props} visibility={visibility} />
          ),
        )}
      </span>
    </div>
  );
}

/** Who speaks, and what that profile is for, where the protocol says so. */
function asWords({ name, handle, purpose }: NonNullable<CasePage['ways']['as']>): string {
  const who = handle ?? name;
  return purpose === null ? say('composer.as', { name: who }) : say('composer.asFor', { name: who, purpose });
}

/** Nothing can leave from here; said before the first word, because the buttons alone puzzle. */
const isElsewhere = ({ ways }: CasePage): boolean => order.every((visibility) => ways[visibility] !== 'interface');

const tooLong = { public: 'composer.tooLongPublic', private: 'composer.tooLongPrivate' } as const;

/** Says which way is closed because the words are too long for it. */
function tooLongWords(page: CasePage, text: string): string | null {
  for (const visibility of order) {
    if (page.ways[visibility] !== 'interface') continue;
    const over = judge(text, visibility, page.ways).findings.find((finding) => finding.code === 'too_long')?.detail[
      'over'
    ];
    if (typeof over === 'number') return say(tooLong[visibility], { over });
  }
  return null;
}

interface OneWay extends SendButtonsProps {
  readonly visibility: Visibility;
}

const words = { public: 'composer.sendPublic', private: 'composer.sendPrivate' } as const;

const asking = { public: 'assist.ask', private: 'assist.askPrivate' } as const;
const pressedOn = { anyway: 'composer.sendAnyway', notes: 'assist.sendAsItIs' } as const;
const askedOn = { anyway: 'assist.ask', notes: 'assist.askAsItIs' } as const;

/** What the press does, as far as the words may go from here. */
function pressWords(waits: SendButtonsProps['waits'], isAsked: boolean, visibility: Visibility) {
  if (waits !== null) return isAsked ? askedOn[waits] : pressedOn[waits];
  return isAsked ? asking[visibility] : words[visibility];
}

function SendButton({ page, text, pictures, main, isBusy, waits, isAsking, onSend, visibility }: OneWay) {
  const judged = judge(text, visibility, page.ways, pictures);
  const isMain = visibility === main;
  const now = pressWords(isMain ? waits : null, isAsking(visibility), visibility);
  return (
    <Button
      variant={visibility === 'private' ? 'private' : isMain ? 'primary' : 'secondary'}
      icon={visibility === 'private' ? <IconLock size={14} /> : <IconSend size={14} />}
      disabled={!judged.mayGo}
      isBusy={isBusy || isComing({ pictures })}
      onClick={() => onSend(visibility)}
    >
      {say(now)}
      {isMain && (
        <span className="composer-key" aria-hidden="true">
          <KeyNames keys="mod+enter" />
        </span>
      )}
    </Button>
  );
}

function LinkOut({ page, text, isBusy, onAnsweredThere, visibility }: OneWay) {
  const toast = useToast();
  const [isOpened, setOpened] = useState(false);
  const { originalUrl } = page.ways;
  const isEmpty = text.trim() === '';

  async function open(url: string): Promise<void> {
    await navigator.clipboard.writeText(text.trim()).catch(() => {});
    window.open(url, '_blank', 'noopener,noreferrer');
    setOpened(true);
    toast.show({ message: say('composer.copied') });
  }

  if (originalUrl === null) return <span className="composer-no-page">{say('composer.linkOutNoPage')}</span>;
  return (
    <>
      <Button
        variant={isOpened ? 'secondary' : 'primary'}
        icon={<IconExternal size={14} />}
        disabled={isEmpty}
        onClick={() => void open(originalUrl)}
      >
        {say('composer.openPublic')}
      </Button>
      <Button
        variant={isOpened ? 'primary' : 'secondary'}
        disabled={isEmpty}
        isBusy={isBusy}
        onClick={() => onAnsweredThere(visibility)}
      >
        {say('composer.answeredThere')}
      </Button>
    </>
  );
}
