// Something the person at the keyboard can put right. The message says what happened and what to do; no stack is shown.

export class CliError extends Error {
  override readonly name = 'CliError';
}

/** Whether an error was written for people: ours, the embedded database's, the server's. */
export function isForPeople(error: unknown): error is Error {
  return error instanceof Error && ['CliError', 'EmbeddedError', 'MigrationError', 'HeedError'].includes(error.name);
}
