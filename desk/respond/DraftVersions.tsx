// Earlier wordings of one's own draft, in a menu. In: the case. Out: one of them back in the composer; what stood there is
// kept in its turn.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { firstLine } from '../../core/case.ts';
import { getDraftVersions } from '../api.ts';
import { sayWhen } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { IconHistory } from '../parts/icons.tsx';
import { Menu, type MenuItem } from '../parts/Menu.tsx';
import { useToast } from '../parts/Toast.tsx';
import { drafts } from './use-draft.ts';

interface DraftVersionsProps {
  readonly slug: string;
  readonly caseId: string;
}

export function DraftVersions({ slug, caseId }: DraftVersionsProps) {
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const kept = useQuery({
    queryKey: ['draft-versions', slug, caseId],
    queryFn: ({ signal }) => getDraftVersions(slug, caseId, signal),
    enabled: isOpen,
    staleTime: 0,
  });
  const now = new Date();
  const items: MenuItem[] = (kept.data?.versions ?? []).map(({ at, text, visibility }) => ({
    id: at,
    label: firstLine(text),
    hint: sayWhen(new Date(at), now),
    onPick: () => {
      drafts.write({ slug, caseId }, text, visibility);
      toast.show({ message: say('assist.versionRestored') });
    },
  }));
  const none: MenuItem = { id: 'none', label: say('assist.versionsNone'), isDisabled: true, onPick: () => {} };
  return (
    <Menu
      label={say('assist.versions')}
      items={kept.isSuccess && items.length === 0 ? [none] : items}
      align="end"
      isOpen={isOpen && kept.isSuccess}
      onOpen={setOpen}
      trigger={
        <button type="button" className="tool" title={say('assist.versions')}>
          <IconHistory size={16} />
          <span className="sr-only">{say('assist.versions')}</span>
        </button>
      }
    />
  );
}
