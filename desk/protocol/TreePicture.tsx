// A tree as a picture, drawn in the colours of its severity; the same is told as a list to those who do not see it.

import type { Tree } from '../../core/protocol/protocol.ts';
import { say } from '../messages/say.ts';
import { useProtocolDesk } from './desk.ts';
import { numbered } from './edit-list.ts';
import { stepWords, triggerWords } from './rule-words.ts';
import { type Box, boxLeft, boxWidth, lineHeight, planTree, type TreePlan, type Wait, width } from './tree-layout.ts';
import './TreePicture.css';

const lineAt = 28;

export function TreePicture({ tree }: { readonly tree: Tree }) {
  const { naming } = useProtocolDesk();
  const plan = planTree(tree, naming);
  return (
    <figure className={`tree-picture tree-${tree.severity}`}>
      <svg viewBox={`0 0 ${width} ${plan.height}`} aria-hidden="true" focusable="false">
        {plan.waits.map((wait) => (
          <WaitLine key={wait.key} wait={wait} />
        ))}
        {plan.boxes.map((box) => (
          <StepBox key={box.key} box={box} />
        ))}
        {plan.arc !== null && <RepeatArc arc={plan.arc} />}
      </svg>
      <figcaption className="sr-only">
        {tree.name}
        <ol>
          <li>{triggerWords(tree, naming)}</li>
          {numbered(tree.steps).map(({ key, item }) => (
            <li key={key}>{stepWords(item, naming)}</li>
          ))}
          {tree.repeats > 0 && <li>{say('protocol.tree.repeats', { count: tree.repeats })}</li>}
          <li>{say('protocol.tree.lastLine', { words: stepWords(tree.last, naming) })}</li>
          <li>
            {tree.thenTree === null ? say('protocol.tree.ends') : say('protocol.tree.then', { name: tree.thenTree })}
          </li>
        </ol>
      </figcaption>
    </figure>
  );
}

function WaitLine({ wait }: { readonly wait: Wait }) {
  const start = wait.from + (wait.to - wait.from - wait.lines.length * lineHeight) / 2;
  return (
    <g className={wait.isDashed ? 'tree-wait tree-wait-dashed' : 'tree-wait'}>
      <path d={`M${lineAt} ${wait.from}V${wait.to - 1}`} />
      <path className="tree-tip" d={`M${lineAt - 4} ${wait.to - 6}l4 5 4-5`} />
      {wait.lines.map((words, row) => (
        <text key={words} x={lineAt + 14} y={start + (row + 0.72) * lineHeight}>
          {words}
        </text>
      ))}
    </g>
  );
}

function StepBox({ box }: { readonly box: Box }) {
  const top = box.y + 11;
  const below = box.caption === null ? top : top + 17;
  const isRound = box.sort === 'trigger' || box.sort === 'then';
  return (
    <g className={`tree-box tree-box-${box.sort}`}>
      <rect x={boxLeft} y={box.y} width={boxWidth} height={box.height} rx={isRound ? 18 : 8} />
      {box.caption !== null && (
        <text className="tree-caption" x={boxLeft + 14} y={top + 10}>
          {box.caption}
        </text>
      )}
      {box.lines.map((words, row) => (
        <text key={words} x={boxLeft + 14} y={below + (row + 0.75) * lineHeight}>
          {words}
        </text>
      ))}
    </g>
  );
}

function RepeatArc({ arc }: { readonly arc: NonNullable<TreePlan['arc']> }) {
  const right = boxLeft + boxWidth;
  const out = right + 26;
  return (
    <g className="tree-arc">
      <path
        d={`M${right} ${arc.from}H${out - 10}Q${out} ${arc.from} ${out} ${arc.from - 10}V${arc.to + 10}Q${out} ${arc.to} ${out - 10} ${arc.to}H${right + 2}`}
      />
      <path className="tree-tip" d={`M${right + 7} ${arc.to - 4}l-5 4 5 4`} />
      <text x={out + 5} y={(arc.from + arc.to) / 2 + 4}>
        {arc.words}
      </text>
    </g>
  );
}
