// What can be fetched into the words: phrases, approved answers, earlier wordings. In: the case. Out: a press each.

import { keyName } from '../keys/KeyNames.tsx';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { IconBook, IconPhrases, IconWait } from '../parts/icons.tsx';
import { DraftVersions } from './DraftVersions.tsx';
import { SendLater } from './SendLater.tsx';
import type { Opened } from './TakeMenus.tsx';
import type { WrittenWith } from './written-with.ts';

interface ComposerToolsProps {
  readonly slug: string;
  readonly page: KeptCase;
  readonly written: WrittenWith;
  /** Null while there is nothing to say it with. */
  readonly onHold: (() => void) | null;
  /** Null while the guard is on its way: it says what fits here. */
  readonly onOpen: ((opened: Opened) => void) | null;
}

export function ComposerTools({ slug, page, written, onHold, onOpen }: ComposerToolsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that is seen
    <span className="tools" role="group" aria-label={say('assist.tools')}>
      <Tool label={say('assist.phrases')} sign="/" onOpen={onOpen && (() => onOpen({ is: 'phrases', step: null }))}>
        <IconPhrases size={16} />
      </Tool>
      <Tool label={say('assist.answers')} sign="?" onOpen={onOpen && (() => onOpen({ is: 'answers' }))}>
        <IconBook size={16} />
      </Tool>
      <Tool label={say('hold.acknowledge')} sign="h" onOpen={onHold}>
        <IconWait size={16} />
      </Tool>
      <SendLater page={page} written={written} />
      <DraftVersions slug={slug} caseId={page.row.id} />
    </span>
  );
}

interface ToolProps {
  readonly label: string;
  readonly sign: string;
  readonly onOpen: (() => void) | null;
  readonly children: React.ReactNode;
}

function Tool({ label, sign, onOpen, children }: ToolProps) {
  return (
    <button
      type="button"
      className="tool"
      title={`${label} (${keyName(sign)})`}
      disabled={onOpen === null}
      onClick={() => onOpen?.()}
    >
      {children}
      <span className="sr-only">{label}</span>
    </button>
  );
}
