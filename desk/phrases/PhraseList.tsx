// The phrases of one step: what they are for, each with what may be done with it, and those that are archived, folded away.
// A phrase is edited where it stands.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Phrase } from '../../core/respond/phrases/library.ts';
import type { PhraseUse } from '../../core/respond/phrases/phrase.ts';
import { teamsOf } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { PhraseForm } from './PhraseForm.tsx';
import { PhraseRow, type RowActs } from './PhraseRow.tsx';
import { draftOf, type OwnScope } from './phrase-drafts.ts';
import { usePhraseChange } from './use-phrase-change.ts';

export interface Editing {
  readonly slug: string;
  readonly brand: string;
  readonly language: string;
  /** The widest scope this person may give; null: they only read along. */
  readonly scope: OwnScope | null;
  readonly hasAddress: boolean;
}

interface PhraseListProps extends Editing {
  readonly use: PhraseUse;
  readonly phrases: readonly Phrase[];
}

export function PhraseList({ use, phrases, ...editing }: PhraseListProps) {
  const live = phrases.filter((one) => !one.isArchived);
  const archived = phrases.filter((one) => one.isArchived);
  return (
    <section className="phrase-section" aria-labelledby={`phrases-${use}`}>
      <h2 id={`phrases-${use}`} className="page-heading phrase-heading">
        {say(`phrases.use.${use}`)}
      </h2>
      <p className="phrase-about">{say(`phrases.useAbout.${use}`)}</p>
      {live.length > 0 && (
        <ul className="rows">
          {live.map((phrase) => (
            <Item key={phrase.id} phrase={phrase} {...editing} />
          ))}
        </ul>
      )}
      {archived.length > 0 && (
        <details className="phrase-archived">
          <summary>{say('phrases.archivedOnes', { count: archived.length })}</summary>
          <ul className="rows">
            {archived.map((phrase) => (
              <Item key={phrase.id} phrase={phrase} {...editing} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Item({ phrase, ...editing }: Editing & { readonly phrase: Phrase }) {
  const [isOpen, setOpen] = useState(false);
  const { slug, language, scope } = editing;
  const { archiving, restoring } = usePhraseChange(slug, language);
  const teams = useQuery(teamsOf(slug)).data ?? [];
  const canShare = scope !== null && scope !== 'own';
  const mayChange = scope !== null && (canShare || phrase.scope === 'own' || phrase.scope === 'shipped');
  if (isOpen && scope !== null) {
    return (
      <li className="row phrase-row">
        <PhraseForm {...editing} draft={draftOf(phrase, scope)} canShare={canShare} onDone={() => setOpen(false)} />
      </li>
    );
  }
  const acts: RowActs = {
    edit: mayChange && !phrase.isArchived ? () => setOpen(true) : null,
    archive: mayChange && !phrase.isArchived ? () => archiving.mutate({ phrase, scope }) : null,
    restore: mayChange && phrase.isArchived ? () => restoring.mutate(phrase) : null,
    editKey: phrase.scope !== 'shipped' ? 'edit' : canShare ? 'makeOurs' : 'makeMine',
  };
  return (
    <li className="row phrase-row">
      <PhraseRow phrase={phrase} teamName={teams.find((one) => one.id === phrase.teamId)?.name ?? null} acts={acts} />
    </li>
  );
}
