// The phrases, a key away while one writes. In: the moment and the step to begin at. Out: the words that were taken, filled,
// with the phrase's id; the best fit the public has not read lately stands first.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Phrase } from '../../core/respond/phrases/library.ts';
import { type PhraseUse, phraseUses } from '../../core/respond/phrases/phrase.ts';
import { findPhrases, type PhraseMoment, type RankedPhrase, rankPhrases } from '../../core/respond/phrases/rank.ts';
import { phrases as words } from '../messages/en/phrases.ts';
import { learn, say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { languageName } from '../people/languages.ts';
import { phrasesOf } from '../phrases/snapshots.ts';
import { troubleOf } from '../trouble.ts';
import { fillAt, PhraseOption } from './PhraseOption.tsx';
import './PhraseMenu.css';
import { TakeMenu } from './TakeMenu.tsx';

learn(words);

interface PhraseMenuProps {
  readonly slug: string;
  /** Where it begins; null: in all steps. */
  readonly step: PhraseUse | null;
  /** As `phraseMoment` puts it together. Taken when the menu opens: nothing moves while one chooses. */
  readonly moment: Omit<PhraseMoment, 'nowMs'>;
  /** The text area: the menu stands above it, and it has the focus back afterwards. */
  readonly findField: () => HTMLElement | null;
  readonly onTake: (taken: { readonly phraseId: string; readonly text: string }) => void;
  readonly onClose: () => void;
}

export function PhraseMenu(props: PhraseMenuProps) {
  return (
    <TakeMenu
      label={say('phrases.menu')}
      className="phrases-menu"
      findField={props.findField}
      onClose={props.onClose}
      inside={(search) => <Inside {...props} search={search} />}
    />
  );
}

const most = 40;

type InsideProps = PhraseMenuProps & { readonly search: React.RefObject<HTMLInputElement | null> };

function Inside({ slug, step, moment: given, onTake, search }: InsideProps) {
  const [moment] = useState<PhraseMoment>(() => ({ ...given, nowMs: Date.now() }));
  const { language } = moment;
  const library = useQuery(phrasesOf(slug, language));
  const [use, setUse] = useState(step);
  const [typed, setTyped] = useState('');
  const found = useFound(library.data?.phrases, moment, use, typed);
  const { at, turn, walk, turnText } = useChoice(found, `${use} ${typed}`);
  const listId = useId();

  const take = (one: RankedPhrase | undefined, turned: number): void => {
    if (one !== undefined) onTake({ phraseId: one.phrase.id, text: fillAt(one, turned, moment).text });
  };

  function press(event: React.KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const sideways = typed === '' || event.altKey;
    const wanted = phraseUses[Number(event.key) - 1];
    if (event.key === 'ArrowDown') walk(1);
    else if (event.key === 'ArrowUp') walk(-1);
    else if (event.key === 'ArrowRight' && sideways) turnText(1);
    else if (event.key === 'ArrowLeft' && sideways) turnText(-1);
    else if (event.key === 'Enter') take(found[at], turn);
    else if (event.key === '0' && sideways) setUse(null);
    else if (wanted !== undefined && sideways) setUse(wanted);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <Steps use={use} onUse={setUse} />
      <input
        ref={search}
        className="take-menu-search"
        role="combobox"
        aria-label={say('phrases.menuSearch')}
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-activedescendant={found[at] === undefined ? undefined : `${listId}-${at}`}
        autoComplete="off"
        spellCheck={false}
        placeholder={say('phrases.menuHint')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={press}
      />
      {library.isPending && <Skeleton shape="row" />}
      <TroubleLine words={library.isError && library.data === undefined ? troubleOf(library.error) : undefined} />
      <div id={listId} className="phrases-list" role="listbox" aria-label={say('phrases.menuList')}>
        {found.map((one, place) => (
          <PhraseOption
            key={one.phrase.id}
            id={`${listId}-${place}`}
            ranked={one}
            moment={moment}
            isActive={place === at}
            turn={place === at ? turn : 0}
            hasUse={use === null}
            onTake={() => take(one, place === at ? turn : 0)}
          />
        ))}
      </div>
      {library.isSuccess && found.length === 0 && (
        <p className="phrases-none">
          {library.data.phrases.length === 0
            ? say('phrases.menuNoSet', { language: languageName(language) })
            : say('phrases.menuNone')}
        </p>
      )}
      <div className="phrases-foot">
        <p className="phrases-keys">{say('phrases.menuKeys')}</p>
        {(found[at]?.phrase.texts.length ?? 0) > 1 && (
          <Button size="s" variant="ghost" onClick={() => turnText(1)}>
            {say('phrases.menuTurn')}
          </Button>
        )}
      </div>
    </>
  );
}

function useFound(
  library: readonly Phrase[] | undefined,
  moment: PhraseMoment,
  use: PhraseUse | null,
  search: string,
): readonly RankedPhrase[] {
  const ranked = useMemo(() => rankPhrases(library ?? [], moment), [library, moment]);
  return useMemo(() => findPhrases(ranked, { use, search, most }), [ranked, use, search]);
}

/** Which one is chosen and how far its wordings were turned; back at the first when something else is looked for. */
function useChoice(found: readonly RankedPhrase[], asked: string) {
  const [choice, setChoice] = useState({ asked, at: 0, turn: 0 });
  const { at, turn } = choice.asked === asked ? choice : { at: 0, turn: 0 };
  const count = found.length;
  return {
    at,
    turn,
    walk: (by: number) => setChoice({ asked, at: count === 0 ? 0 : (at + by + count) % count, turn: 0 }),
    turnText: (by: number) => setChoice({ asked, at, turn: turn + by }),
  };
}

function Steps({ use, onUse }: { readonly use: PhraseUse | null; readonly onUse: (use: PhraseUse | null) => void }) {
  const row = useRef<HTMLDivElement>(null);
  // On a phone the row is wider than the screen.
  useEffect(() => {
    if (use === null) return;
    row.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [use]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that is seen
    <div ref={row} className="phrases-steps" role="group" aria-label={say('phrases.steps')}>
      <button type="button" className="phrases-step" aria-pressed={use === null} onClick={() => onUse(null)}>
        {say('phrases.all')}
        <span className="phrases-digit">0</span>
      </button>
      {phraseUses.map((one, place) => (
        <button key={one} type="button" className="phrases-step" aria-pressed={use === one} onClick={() => onUse(one)}>
          {say(`phrases.useShort.${one}`)}
          <span className="phrases-digit">{place + 1}</span>
        </button>
      ))}
    </div>
  );
}
