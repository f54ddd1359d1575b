// The exact bytes of an event that are sealed, so that anyone can verify the record (law 9).

export interface SealedEvent {
  readonly number: number;
  readonly at: Date;
  readonly kind: string;
  readonly personId: string | null;
  readonly caseId: string | null;
  readonly subjectId: string | null;
  /** The detail's JSON text, byte for byte as stored. */
  readonly detail: string;
  readonly contentDigest: string | null;
}

/** One line, fields separated by tabs; JSON text holds neither tabs nor line breaks outside its escapes. */
export function sealedLine(event: SealedEvent): string {
  const { number, at, kind, personId, caseId, subjectId, detail, contentDigest } = event;
  const fields = [number, at.toISOString(), kind, personId, caseId, subjectId, detail, contentDigest];
  return `${fields.map((field) => field ?? '-').join('\t')}\n`;
}

/** The hash before the first seal. */
export const firstHash = '00'.repeat(32);
