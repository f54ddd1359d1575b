// A sentence with fields in it. In: the key of a message with a value for each field. Out: its words with the fields
// standing where the language wants them.

import { Fragment, type ReactNode } from 'react';
import { type MessageKey, say } from '../messages/say.ts';

/** No language writes it. */
const edge = '\u0001';

export function sentence(key: MessageKey, fields: Readonly<Record<string, ReactNode>>): ReactNode {
  const marks = Object.keys(fields).map((name) => [name, `${edge}${name}${edge}`]);
  const pieces = say(key, Object.fromEntries(marks)).split(edge);
  return pieces.map((piece, at) => (
    <Fragment key={at % 2 === 0 ? `words before ${pieces[at + 1] ?? ''}` : piece}>
      {at % 2 === 0 ? piece : fields[piece]}
    </Fragment>
  ));
}
