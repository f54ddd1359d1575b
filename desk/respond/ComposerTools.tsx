// What can be fetched into the words: phrases, approved answers, earlier wordings. In: the case. Out: a press each.

import { useRef } from 'react';
import { keyName } from '../keys/KeyNames.tsx';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { IconBook, IconPhrases, IconPicture, IconWait } from '../parts/icons.tsx';
import { DraftVersions } from './DraftVersions.tsx';
import { SendLater } from './SendLater.tsx';
import type { Opened } from './TakeMenus.tsx';
import type { PicturesHere } from './use-pictures.ts';
import type { WrittenWith } from './written-with.ts';

interface ComposerToolsProps {
  readonly slug: string;
  readonly page: KeptCase;
  readonly written: WrittenWith;
  readonly pictures: PicturesHere;
  /** Null while there is nothing to say it with. */
  readonly onHold: (() => void) | null;
  /** Null while the guard is on its way: it says what fits here. */
  readonly onOpen: ((opened: Opened) => void) | null;
}

export function ComposerTools({ slug, page, written, pictures, onHold, onOpen }: ComposerToolsProps) {
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
      <AddPicture pictures={pictures} />
      <SendLater page={page} written={written} />
      <DraftVersions slug={slug} caseId={page.row.id} />
    </span>
  );
}

/** Only where a way carries some. */
function AddPicture({ pictures: { limit, add } }: Pick<ComposerToolsProps, 'pictures'>) {
  const input = useRef<HTMLInputElement>(null);
  if (limit === null) return null;
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple={limit.most > 1}
        accept={limit.types.join(',')}
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])]);
          // The same one can be chosen again after it was taken out.
          currentTarget.value = '';
        }}
      />
      <button type="button" className="tool" title={say('pictures.add')} onClick={() => input.current?.click()}>
        <IconPicture size={16} />
        <span className="sr-only">{say('pictures.add')}</span>
      </button>
    </>
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
