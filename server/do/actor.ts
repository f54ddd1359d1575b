// Who acts, on which case, when.

export interface Actor {
  readonly brandId: string;
  readonly personId: string;
  readonly caseId: string;
  readonly now: Date;
}
