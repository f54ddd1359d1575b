// How large a picture is, as people say it. In: bytes. Out: "340 kB", "4.2 MB".

import { spokenLocale } from '../messages/say.ts';

export function sayBytes(bytes: number): string {
  const isSmall = bytes < 1_000_000;
  const unit = isSmall ? 'kilobyte' : 'megabyte';
  const options = { style: 'unit', unit, maximumFractionDigits: isSmall ? 0 : 1 } as const;
  return new Intl.NumberFormat(spokenLocale(), options).format(bytes / (isSmall ? 1_000 : 1_000_000));
}
