// The sub-navigation of the protocol pages; a tab with something wrong on it says how much.

import { Link } from '@tanstack/react-router';
import type { Fault } from '../../core/protocol/fault.ts';
import { say } from '../messages/say.ts';
import { tabOf, tabs } from './fault-places.ts';

export function TabList({ slug, faults }: { readonly slug: string; readonly faults: readonly Fault[] }) {
  return (
    <nav className="protocol-tabs" aria-label={say('protocol.title')}>
      {tabs.map((tab) => {
        const count = faults.filter((fault) => tabOf(fault) === tab).length;
        return (
          <Link key={tab} to="/b/$slug/protocol/$tab" params={{ slug, tab }} className="protocol-tab">
            {say(`protocol.tab.${tab}`)}
            {count > 0 && (
              <span className="protocol-tab-faults">
                <span aria-hidden="true">{count}</span>
                <span className="sr-only">{say('protocol.faults', { count })}</span>
              </span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
