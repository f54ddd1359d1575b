// The rules of care: when we are open, how soon we reply, who is told when we do not. One draft for all the tabs; it
// becomes the protocol when it is published.

import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import type { ProtocolView } from '../../wire/protocol.ts';
import { findings } from '../messages/en/findings.ts';
import { protocol as words } from '../messages/en/protocol.ts';
import { voice } from '../messages/en/voice.ts';
import { learn, say } from '../messages/say.ts';
import { usePageTitle } from '../page-title.ts';
import { PageHead } from '../parts/PageHead.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useBrand } from '../use-brand.ts';
import { DryRunTab } from './DryRunTab.tsx';
import { DeskContext, type ProtocolDesk } from './desk.ts';
import { EscalationTab } from './EscalationTab.tsx';
import { isTab, type Tab } from './fault-places.ts';
import { HoursTab } from './HoursTab.tsx';
import { LeaveQuestion } from './LeaveQuestion.tsx';
import { namingOf } from './naming.ts';
import { PublishBar } from './PublishBar.tsx';
import { RotasTab } from './RotasTab.tsx';
import { protocolOf } from './snapshots.ts';
import { TabList } from './TabList.tsx';
import { TargetsTab } from './TargetsTab.tsx';
import { useCheck } from './use-check.ts';
import { useDraft } from './use-draft.ts';
import { useKnown } from './use-known.ts';
import { VersionsTab } from './VersionsTab.tsx';
import { VoiceTab } from './VoiceTab.tsx';
import './Protocol.css';

learn(words);
learn(voice);
learn(findings);

/** The server asks for these too; rules that cannot be published are shown, not offered for change. */
const mayPush: readonly string[] = ['owner', 'admin'];

export function ProtocolPage() {
  const brand = useBrand();
  const { tab } = useParams({ from: '/b/$slug/protocol/$tab' });
  usePageTitle(say('protocol.title'), brand.name);
  const inForce = useQuery(protocolOf(brand.slug));
  if (!isTab(tab)) return <Navigate to="/b/$slug/protocol/$tab" params={{ slug: brand.slug, tab: 'hours' }} replace />;
  return (
    <div className="page protocol">
      <PageHead title={say('protocol.title')} about={say('protocol.about')} />
      {inForce.data !== undefined ? (
        <Tabs
          key={brand.slug}
          slug={brand.slug}
          tab={tab}
          inForce={inForce.data}
          canPush={mayPush.includes(brand.role)}
        />
      ) : inForce.isError ? (
        <Trouble error={inForce.error} onRetry={() => void inForce.refetch()} />
      ) : (
        <Skeleton shape="row" lines={5} />
      )}
    </div>
  );
}

interface TabsProps {
  readonly slug: string;
  readonly tab: Tab;
  readonly inForce: ProtocolView;
  readonly canPush: boolean;
}

const pages = {
  hours: HoursTab,
  targets: TargetsTab,
  escalation: EscalationTab,
  rotas: RotasTab,
  voice: VoiceTab,
  'dry-run': DryRunTab,
  versions: VersionsTab,
} as const;

/** Rules are changed here; the others only look at them. */
const isOfRules = (tab: Tab): boolean => tab !== 'dry-run' && tab !== 'versions';

function Tabs({ slug, tab, inForce, canPush }: TabsProps) {
  const draft = useDraft(inForce);
  const check = useCheck(slug, draft.protocol);
  const known = useKnown(slug);
  const desk: ProtocolDesk = {
    slug,
    protocol: draft.protocol,
    change: draft.change,
    faults: check.faults,
    known,
    naming: namingOf(known, draft.protocol),
    isChanged: draft.isChanged,
    canPush,
  };
  const Page = pages[tab];
  return (
    <DeskContext value={desk}>
      <TabList slug={slug} faults={check.faults} />
      {!canPush && isOfRules(tab) && <p className="protocol-note">{say('protocol.readOnly')}</p>}
      {inForce.isFallback && <p className="protocol-note">{say('protocol.fallback')}</p>}
      <fieldset className="protocol-rules" disabled={!canPush && isOfRules(tab)}>
        <Page />
      </fieldset>
      {canPush && <PublishBar draft={draft} check={check} />}
      <LeaveQuestion slug={slug} isChanged={draft.isChanged} />
    </DeskContext>
  );
}
