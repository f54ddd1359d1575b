// A sentence of the draft that everybody was told: the newest reply that says it, when somebody asks. In: the finding. Out: a
// button beside it, and below the findings that reply.

import { useState } from 'react';
import type { Finding } from '../../core/respond/finding.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { EarlierReply } from './FreshnessLine.tsx';

interface ToldSentence {
  readonly button: (finding: Finding) => React.ReactNode;
  readonly reply: React.ReactNode;
}

export function useToldSentence(slug: string, findings: readonly Finding[]): ToldSentence {
  const [shown, setShown] = useState<string | null>(null);
  const isThere = findings.some((finding) => keyOf(finding) === shown);
  return {
    button: (finding) => {
      const key = keyOf(finding);
      if (key === null) return null;
      const isShown = shown === key;
      return (
        <Button size="s" variant="ghost" aria-expanded={isShown} onClick={() => setShown(isShown ? null : key)}>
          {say(isShown ? 'assist.nearHide' : 'assist.nearShow')}
        </Button>
      );
    },
    reply: shown !== null && isThere && <EarlierReply slug={slug} said={shown} />,
  };
}

function keyOf({ code, detail }: Finding): string | null {
  const key = detail['key'];
  return code === 'same_sentence' && typeof key === 'string' ? key : null;
}
