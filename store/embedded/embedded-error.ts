// What can keep the embedded database from starting, each with a sentence that says what to do about it.

export type EmbeddedErrorCode =
  | 'already_runs' // another Heed holds this folder
  | 'not_writable' // the folder cannot be written
  | 'not_ours' // the data belongs to another user of the machine
  | 'data_missing' // the folder points to data that is gone
  | 'other_version' // the data was made by another PostgreSQL
  | 'no_binaries' // npm brought no server for this machine
  | 'no_passwd_entry' // initdb insists on a user with a name
  | 'will_not_start'; // PostgreSQL gave up; its own words are in the message

export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError';
  readonly code: EmbeddedErrorCode;
  constructor(code: EmbeddedErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
