// Judgement as lines: heads and what they reached go in, out come the lines of a table, the floors that were missed, and the
// page docs/judgement.md.

import type { Head, Part } from './head.ts';

export interface Line {
  readonly head: string;
  readonly part: string;
  readonly examples: number;
  readonly figure: string;
  readonly reached: number;
  readonly floor: number | null;
  readonly goal: number | null;
}

export function linesOf(head: Head, parts: readonly Part[]): Line[] {
  return parts.flatMap((part) =>
    Object.entries(part.figures).map(([figure, reached]) => ({
      head: head.name,
      part: part.name,
      examples: part.examples,
      figure,
      reached,
      floor: head.floors[part.name]?.[figure] ?? null,
      goal: head.goalsByPart?.[part.name]?.[figure] ?? head.goals[figure] ?? null,
    })),
  );
}

/** A floor for a part or a figure that is not there guards nothing. */
export function missed(head: Head, lines: readonly Line[]): string[] {
  const wanted = Object.entries(head.floors).flatMap(([part, figures]) =>
    Object.entries(figures).map(([figure, floor]) => ({ part, figure, floor })),
  );
  return wanted.flatMap(({ part, figure, floor }) => {
    const reached = lines.find((line) => line.part === part && line.figure === figure)?.reached;
    const said = `${head.name}, ${part}: ${figure}`;
    if (reached === undefined) return [`${said} is not judged any more`];
    return reached >= floor ? [] : [`${said} ${points(reached)}, at least ${points(floor)}`];
  });
}

/** In hundredths, as people say it: 98.2 */
export const points = (share: number): string => (share * 100).toFixed(1);

const cells = ({ part, examples, figure, reached, floor, goal }: Line): string[] => [
  part,
  String(examples),
  figure,
  points(reached),
  floor === null ? '' : points(floor),
  goal === null ? '' : `${points(goal)}${reached < goal ? ', missed' : ''}`,
];

export const tableHead = ['part', 'examples', 'figure', 'reached', 'floor', 'goal'] as const;

export const tableOf = (lines: readonly Line[]): string[][] => [[...tableHead], ...lines.map(cells)];

/** `weights`: the file that ships, by name and checksum. */
export function pageOf(
  judged: readonly (readonly [Head, readonly Line[]])[],
  { day, weights }: { readonly day: string; readonly weights: readonly string[] },
): string {
  const sections = judged.map(
    ([head, lines]) => `## ${head.name.charAt(0).toUpperCase()}${head.name.slice(1)}

${head.how}

| ${tableHead.join(' | ')} |
| --- | --: | --- | --: | --: | --: |
${lines.map((line) => `| ${cells(line).join(' | ')} |`).join('\n')}
`,
  );
  return `# Judgement

What \`npm run bench -- judge\` reached on ${day}, in hundredths. The floors are committed beside the code and fail the run; the
goals are the design's, and where one is not reached yet it says so. \`--write\` writes this page. Weights by SHA-256:

${weights.map((line) => `- ${line}`).join('\n')}

Two kinds of sets. Heed's own, written for it (\`bench/judge/own\`, each with a page on how it was made and what is weak): *chosen*
may be looked at while building; *apart* was written in sittings of its own and is for judging only. And the validation splits of
public sets, without texts that stand in a training split too. *Shipped* are the weights in this repository, trained on what may be
given away; *trained* the same code with everything at hand. Where the two lie apart, the sets with other licences are missing to
the shipped ones: tweets in English for feeling, emotion, irony and what tweets call offensive, and tweets to airlines. The goals of
*trained* were set for test splits; these are the validation splits.

${sections.join('\n')}`;
}
