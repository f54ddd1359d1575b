// Every version there was: who published it, what it changed, and the way back to it.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProtocolVersions } from '../../wire/protocol.ts';
import { protocolFileUrl } from '../api.ts';
import { sayInstant } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Chip } from '../parts/Chip.tsx';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { useToast } from '../parts/Toast.tsx';
import { Trouble, TroubleLine } from '../parts/Trouble.tsx';
import { troubleOf } from '../trouble.ts';
import { DiffLines } from './DiffLines.tsx';
import { useProtocolDesk } from './desk.ts';
import { readDiff } from './read-diff.ts';
import { diffOf, versionOf, versionsOf } from './snapshots.ts';
import './Versions.css';

type Version = ProtocolVersions['versions'][number];

export function VersionsTab() {
  const { slug } = useProtocolDesk();
  const versions = useQuery(versionsOf(slug));
  const [openVersion, setOpenVersion] = useState<number | null>(null);
  if (versions.isError) return <Trouble error={versions.error} onRetry={() => void versions.refetch()} />;
  const list = versions.data ?? [];
  return (
    <>
      <div className="escalation-head">
        <p className="rule-about">{say('protocol.versionsAbout')}</p>
        <a className="button button-secondary button-m" href={protocolFileUrl(slug)} download>
          {say('protocol.download')}
        </a>
      </div>
      {versions.isPending && <Skeleton shape="row" />}
      <ol className="rows versions">
        {list.map((version, at) => (
          <li key={version.version} className="version">
            <VersionLine
              version={version}
              isNow={at === 0}
              isOpen={openVersion === version.version}
              onOpen={() => setOpenVersion(openVersion === version.version ? null : version.version)}
            />
            {openVersion === version.version && (
              <VersionDiff to={version.version} from={list[at + 1]?.version ?? null} />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

interface LineProps {
  readonly version: Version;
  readonly isNow: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function VersionLine({ version: { version, madeAt, madeBy }, isNow, isOpen, onOpen }: LineProps) {
  const { canPush } = useProtocolDesk();
  return (
    <div className="row">
      <span className="row-words">
        <span className="row-title">{say('protocol.version', { version })}</span>
        <span className="row-about" title={sayInstant(new Date(madeAt))}>
          {madeBy === null ? say('protocol.byCommand') : madeBy.name} · <RelativeTime at={madeAt} />
        </span>
      </span>
      {isNow && <Chip tone="accent">{say('protocol.inForce')}</Chip>}
      <Button size="s" variant="ghost" aria-expanded={isOpen} onClick={onOpen}>
        {say('protocol.whatChanged')}
        <span className="sr-only">{say('protocol.version', { version })}</span>
      </Button>
      {canPush && !isNow && <Restore version={version} />}
    </div>
  );
}

/** Into the draft, to be looked at and published like any other change. */
function Restore({ version }: { readonly version: number }) {
  const { slug, change, protocol } = useProtocolDesk();
  const client = useQueryClient();
  const toast = useToast();
  const restore = async (): Promise<void> => {
    try {
      const old = await client.fetchQuery(versionOf(slug, version));
      change(() => old.protocol);
      toast.show({
        message: say('protocol.restored', { version }),
        action: { label: say('protocol.takeBack'), onAct: () => change(() => protocol) },
      });
    } catch (thrown) {
      toast.show({ message: troubleOf(thrown), tone: 'bad' });
    }
  };
  return (
    <Button size="s" onClick={() => void restore()}>
      {say('protocol.restore')}
      <span className="sr-only">{say('protocol.version', { version })}</span>
    </Button>
  );
}

function VersionDiff({ from, to }: { readonly from: number | null; readonly to: number }) {
  const { slug } = useProtocolDesk();
  const diff = useQuery({ ...diffOf(slug, from ?? to, to), enabled: from !== null });
  if (from === null) return <p className="version-note">{say('protocol.firstVersion')}</p>;
  if (diff.isError) return <TroubleLine words={troubleOf(diff.error)} />;
  if (diff.data === undefined) return <Skeleton />;
  const lines = readDiff(diff.data);
  if (lines.length === 0) return <p className="version-note">{say('protocol.nothingChanged')}</p>;
  return <DiffLines lines={lines} isCode />;
}
