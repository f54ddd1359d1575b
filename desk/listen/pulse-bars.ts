// The heartbeat as bars. In: the polls of a day in half hours, oldest first. Out: for each, how tall it stands (0 to 1)
// and what it was: heard something, polled quietly, failed in part or whole, or no poll at all.

export interface PulsePart {
  readonly ok: number;
  readonly failed: number;
  readonly heard: number;
}

export interface Bar {
  readonly height: number;
  readonly kind: 'heard' | 'quiet' | 'failed' | 'none';
}

const QUIET = 0.12;
const NONE = 0.04;

/** Heights grow with the square root, so that one busy half hour does not flatten the day. */
export function pulseBars(pulse: readonly PulsePart[]): readonly Bar[] {
  const most = Math.max(1, ...pulse.map((part) => part.heard));
  return pulse.map((part) => {
    const height = part.heard === 0 ? QUIET : QUIET + (1 - QUIET) * Math.sqrt(part.heard / most);
    if (part.failed > 0 && part.failed >= part.ok) return { height: Math.max(height, 0.3), kind: 'failed' };
    if (part.ok + part.failed === 0)
      return { height: part.heard > 0 ? height : NONE, kind: part.heard > 0 ? 'heard' : 'none' };
    return { height, kind: part.heard > 0 ? 'heard' : 'quiet' };
  });
}

export function sumPulse(pulse: readonly PulsePart[]): PulsePart {
  return pulse.reduce(
    (sum, part) => ({ ok: sum.ok + part.ok, failed: sum.failed + part.failed, heard: sum.heard + part.heard }),
    { ok: 0, failed: 0, heard: 0 },
  );
}
