// What the pipeline is given beside a page: whose source it is, how its channel reads, and the moment of hearing.

import type { Channel } from '../../channels/channel.ts';
import type { Case } from '../../core/case.ts';
import type { Rules } from '../../core/triage/rules.ts';
import type { OwnHead } from '../../core/understand/own-head.ts';
import type { Weights } from '../../core/understand/weights.ts';
import type { Database } from '../../store/database.ts';

export interface PipelineSource {
  readonly id: string;
  readonly brandId: string;
  readonly channel: string;
  readonly kind: string;
  readonly sphere: Case['sphere'];
  readonly config: Readonly<Record<string, string>>;
  readonly locationId: string | null;
  readonly connectedAt: Date;
  readonly isFirstRead: boolean;
}

export interface PipelineInput {
  readonly database: Database;
  readonly source: PipelineSource;
  readonly channel: Pick<Channel, 'normalise'>;
  /** External ids of the brand's own profiles on this channel. */
  readonly ownIds: ReadonlySet<string>;
  readonly rules: Rules;
  readonly weights: Weights;
  /** The brand's own head; left out: the shipped weights alone. */
  readonly own?: OwnHead | null;
  readonly heardAt: Date;
  /** Puts a body too long for the database into the blob store and gives its SHA-256 in hex. */
  readonly keepBlob: (body: string) => Promise<string>;
}
