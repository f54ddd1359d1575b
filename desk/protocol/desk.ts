// What every part of the protocol pages shares: the draft, how to change it, what is wrong with it, what things are called.

import { createContext, useContext } from 'react';
import type { Fault } from '../../core/protocol/fault.ts';
import type { Protocol } from '../../core/protocol/protocol.ts';
import type { Known, Naming } from './naming.ts';

export interface ProtocolDesk {
  readonly slug: string;
  /** The draft, with everything changed so far. */
  readonly protocol: Protocol;
  readonly change: (edit: (protocol: Protocol) => Protocol) => void;
  readonly faults: readonly Fault[];
  readonly known: Known;
  readonly naming: Naming;
  /** Whether it differs from the protocol in force. */
  readonly isChanged: boolean;
  readonly canPush: boolean;
}

export const DeskContext = createContext<ProtocolDesk | null>(null);

export function useProtocolDesk(): ProtocolDesk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('outside the protocol pages');
  return desk;
}
