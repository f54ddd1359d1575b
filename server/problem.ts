// The one error the server answers with on purpose: a stable code, its HTTP status, and words that name the next step.

export const statusOf = {
  bad_request: 400,
  signed_out: 401,
  wrong_password: 401,
  not_allowed: 403,
  foreign_origin: 403,
  not_found: 404,
  conflict: 409,
  not_now: 409,
  not_answered: 409,
  not_told: 409,
  lease_held: 409,
  /** The guard has notes on a reply that its author has not waved through. */
  notes: 409,
  other_customer: 409,
  taken: 409,
  gone: 410,
  too_large: 413,
  may_not_go: 422,
  needs_approval: 422,
  faulty: 422,
  channel_refused: 422,
  too_many: 429,
} as const;

export type ProblemCode = keyof typeof statusOf;

export class HeedError extends Error {
  override readonly name = 'HeedError';
  readonly code: ProblemCode;
  /** The offending field, for forms. */
  readonly field: string | null;
  /** More for the client to act on; merged into the answer. */
  readonly detail: Readonly<Record<string, unknown>>;
  constructor(code: ProblemCode, message: string, more: { field?: string; detail?: Record<string, unknown> } = {}) {
    super(message);
    this.code = code;
    this.field = more.field ?? null;
    this.detail = more.detail ?? {};
  }
}
