// What helps while one writes, under the text area: findings, a promise to keep, the five steps, how fresh the words are.
// In: what the guard shows of the draft. Out: better wordings, notes let stand, phrases of a step.

import type { Step } from '../../core/respond/cater.ts';
import type { FindingCode, Span } from '../../core/respond/finding.ts';
import { CaterTicks } from './CaterTicks.tsx';
import { FindingList } from './FindingList.tsx';
import { FreshnessLine } from './FreshnessLine.tsx';
import { PromiseMade, PromiseTimes } from './PromiseOffer.tsx';
import { useToldSentence } from './ToldSentence.tsx';
import type { Guard } from './use-guard.ts';
import type { Shown } from './use-judged.ts';
import type { Words } from './use-words.ts';
import type { WrittenWith } from './written-with.ts';
import './Assist.css';

interface AssistProps {
  readonly slug: string;
  readonly text: string;
  readonly guard: Guard;
  readonly shown: Shown;
  readonly standing: ReadonlySet<FindingCode>;
  readonly onStand: (code: FindingCode, isStanding: boolean) => void;
  readonly words: Words;
  readonly written: WrittenWith;
  readonly onLit: (spans: readonly Span[]) => void;
  readonly onStep: (step: Step) => void;
}

export function Assist({ slug, text, guard, shown, standing, onStand, words, written, onLit, onStep }: AssistProps) {
  const { situation } = guard;
  const told = useToldSentence(slug, shown.findings);
  return (
    <div className="assist">
      <FindingList
        text={text}
        findings={shown.findings}
        standing={standing}
        onUse={words.use}
        onStand={({ code }, isStanding) => onStand(code, isStanding)}
        onShow={words.show}
        onLit={onLit}
        onBack={words.back}
        actsFor={(finding) =>
          finding.code === 'promise_without_clock' ? (
            <PromiseTimes finding={finding} written={written} />
          ) : (
            told.button(finding)
          )
        }
      />
      {told.reply}
      <PromiseMade written={written} />
      <div className="assist-line">
        <CaterTicks text={text} steps={shown.steps} onLit={onLit} onStep={onStep} />
        <FreshnessLine
          slug={slug}
          text={text}
          said={situation.said}
          cannedFrom={situation.guard.cannedFrom}
          hasToldSentence={shown.findings.some(({ code }) => code === 'same_sentence')}
        />
      </div>
    </div>
  );
}
