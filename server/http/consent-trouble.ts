// The page for somebody who comes back from a platform with something that is not taken. In: why. Out: plain HTML that
// says what happened, that nothing changed, and what to do. No script.

import type { ReturnFault } from '../do/consent.ts';

const words: Readonly<Record<ReturnFault, readonly [title: string, about: string]>> = {
  unknown: ['This return is not known here', 'Heed did not send anybody to the platform with it.'],
  elsewhere: [
    'This was begun in another browser or session',
    'A permission is taken only where it was asked for, by the person who asked.',
  ],
  not_allowed: ['Connecting is for an admin or an owner', 'Your role has changed since you left for the platform.'],
  expired: [
    'That took longer than ten minutes',
    'So that nobody can use an old page of yours, it is not taken any more.',
  ],
  used: ['This return was used already', 'Each works once; what came of it stands on the sources page.'],
};

export function consentTrouble(fault: ReturnFault): string {
  const [title, about] = words[fault];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/talk.css">
</head>
<body>
<main>
<div class="door"><h1>${title}</h1><p>${about} Nothing was changed. Go back to Heed and press “Connect” again.</p>
<p class="again"><a href="/">Back to Heed</a></p></div>
</main>
</body>
</html>
`;
}
