// A brand just made and where it could be heard: what the first step of the first run hands to the second.

import type { z } from 'zod';
import type { BrandRef } from '../../wire/account.ts';
import type { HearFound } from '../../wire/sources.ts';

export interface HeardBrand {
  readonly brand: BrandRef;
  readonly found: z.infer<typeof HearFound>;
}
