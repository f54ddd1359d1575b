// The draft of the protocol, in memory for as long as one is on its pages. In: the version in force. Out: the draft, how
// to change it, what it was made upon. Nothing changed: whatever is in force is shown, also when others publish.

import { useState } from 'react';
import type { Protocol } from '../../core/protocol/protocol.ts';
import type { ProtocolView } from '../../wire/protocol.ts';

export interface Draft {
  /** What it is compared with and pushed upon. */
  readonly base: Pick<ProtocolView, 'version'> & { readonly protocol: Protocol };
  readonly protocol: Protocol;
  readonly isChanged: boolean;
  readonly change: (edit: (protocol: Protocol) => Protocol) => void;
  /** Somebody else published: the same draft, now compared with theirs. */
  readonly putUpon: (base: ProtocolView) => void;
  readonly drop: () => void;
}

interface Held {
  readonly base: Draft['base'];
  readonly protocol: Protocol;
}

export function useDraft(inForce: ProtocolView): Draft {
  const [held, setHeld] = useState<Held | null>(null);
  const { base, protocol } = held ?? { base: inForce, protocol: inForce.protocol };
  return {
    base,
    protocol,
    isChanged: held !== null,
    change: (edit) =>
      setHeld((last) => {
        const from = last ?? { base: inForce, protocol: inForce.protocol };
        const next = edit(from.protocol);
        return isSame(next, from.base.protocol) ? null : { base: from.base, protocol: next };
      }),
    putUpon: (newest) => setHeld((last) => last && { base: newest, protocol: last.protocol }),
    drop: () => setHeld(null),
  };
}

/** The version's own number is no part of what it says. */
export function isSame(a: Protocol, b: Protocol): boolean {
  return inOrder({ ...a, version: 0 }) === inOrder({ ...b, version: 0 });
}

/** As JSON in which the order of names does not matter. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
