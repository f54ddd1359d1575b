// Who is told when time runs out: each tree drawn, and beside the picture the same in sentences with fields.

import { Link } from '@tanstack/react-router';
import type { Tree } from '../../core/protocol/protocol.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { IconPlay, IconPlus } from '../parts/icons.tsx';
import { useProtocolDesk } from './desk.ts';
import { freshName, numbered, removeAt, replaceAt } from './edit-list.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsAt } from './fault-places.ts';
import { NoticeRules } from './NoticeRules.tsx';
import { TreeEditor } from './TreeEditor.tsx';
import { TreePicture } from './TreePicture.tsx';
import './Rules.css';
import './Escalation.css';

export function EscalationTab() {
  const { slug, protocol, change, faults } = useProtocolDesk();
  const add = (): void =>
    change((now) => {
      const name = freshName(
        say('protocol.newTree'),
        now.trees.map((tree) => tree.name),
      );
      return { ...now, trees: [...now.trees, newTree(name)] };
    });
  return (
    <>
      <div className="escalation-head">
        <p className="rule-about">{say('protocol.escalationAbout')}</p>
        <Link
          to="/b/$slug/protocol/$tab"
          params={{ slug, tab: 'dry-run' }}
          className="button button-secondary button-m"
        >
          <IconPlay />
          {say('protocol.tryIt')}
        </Link>
      </div>
      <FaultLines faults={faultsAt(faults, ['trees'])} />
      {protocol.trees.length === 0 && (
        <EmptyState title={say('protocol.noTreesTitle')}>{say('protocol.noTrees')}</EmptyState>
      )}
      {numbered(protocol.trees).map(({ key, at, item: tree }) => (
        <section key={key} className="rule-card tree" aria-label={tree.name}>
          <TreePicture tree={tree} />
          <TreeEditor
            at={at}
            tree={tree}
            onTree={(next) => change((now) => withTree(now.trees, at, next, (trees) => ({ ...now, trees })))}
            onRemove={() => change((now) => ({ ...now, trees: removeAt(now.trees, at) }))}
          />
        </section>
      ))}
      <Button icon={<IconPlus />} onClick={add}>
        {say('protocol.addTree')}
      </Button>
      <NoticeRules />
    </>
  );
}

function newTree(name: string): Tree {
  return {
    name,
    on: 'breach',
    clocks: [],
    when: {},
    severity: 'high',
    steps: [{ afterMinutes: 0, tell: [{ role: 'assignee' }], calendar: null }],
    repeats: 0,
    last: { afterMinutes: 30, tell: [{ role: 'leads' }], calendar: null },
    thenTree: null,
  };
}

/** Others that go on with it keep doing so under its new name. */
function withTree<T>(trees: readonly Tree[], at: number, next: Tree, give: (trees: readonly Tree[]) => T): T {
  const was = trees[at]?.name;
  const renamed = replaceAt(trees, at, next).map((tree) =>
    was !== next.name && tree.thenTree === was ? { ...tree, thenTree: next.name } : tree,
  );
  return give(renamed);
}
