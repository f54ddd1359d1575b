// How the operator's classifier is doing, for the log and for the page that tells of readings.

import type { SecondHead } from '../core/understand/second-reading.ts';

export type FaultCode =
  /** `classifier.json` is missing or says what cannot be. */
  | 'settings'
  | 'vocabulary'
  | 'no_model'
  /** The runtime cannot be loaded, or it refuses the model. */
  | 'runtime'
  | 'model'
  /** The model wants or gives something else than `classifier.json` says. */
  | 'shape'
  | 'crashed'
  | 'too_slow';

/** Why there are no second readings. The message is for whoever runs the server. */
export class ClassifierFault extends Error {
  override readonly name = 'ClassifierFault';
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string) {
    super(message);
    this.code = code;
  }
}

export type SecondReaderState =
  /** Nobody asked for one: nothing is shown. */
  | { readonly is: 'off' }
  | {
      readonly is: 'starting' | 'reading';
      readonly name: string;
      readonly head: SecondHead;
      /** None: every language. */
      readonly languages: readonly string[];
      /** Mentions since this server started. */
      readonly read: number;
      readonly changed: number;
    }
  | { readonly is: 'broken'; readonly code: FaultCode; readonly message: string };
