// Says of an open case that many say the same, and leads to the matter and to the next of its cases. Asked beside the
// case, for the one that is looked at.

import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { voices as words } from '../messages/en/voices.ts';
import { learn, say } from '../messages/say.ts';
import { IconPeople } from '../parts/icons.tsx';
import { matterOfCase } from './snapshots.ts';
import './VoicesMark.css';

learn(words);

export function VoicesMark({ slug, caseId }: { readonly slug: string; readonly caseId: string }) {
  const { view = 'due' } = useParams({ strict: false });
  const matter = useQuery(matterOfCase(slug, caseId)).data;
  if (matter === undefined || matter === null) return null;
  return (
    <p className="voices-mark">
      <Link to="/b/$slug/voices/$id" params={{ slug, id: matter.id }} className="voices-mark-link">
        <IconPeople size={14} />
        {say('voices.mark', { count: matter.voices })}
      </Link>
      {matter.nextCaseId !== null && (
        <Link to="/b/$slug/inbox/$view/$caseId" params={{ slug, view, caseId: matter.nextCaseId }}>
          {say('voices.next')}
        </Link>
      )}
    </p>
  );
}
