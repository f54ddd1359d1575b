// One act takes a matter to a private place: where, and what is said in public. In: the case. Out: the public line on its
// way and the private thread open; the link to a page is shown once.

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { linkHole, withLink } from '../../core/respond/handover.ts';
import type { OfflineBody } from '../../wire/handovers.ts';
import { channelsOf, type KeptCase } from '../live/snapshots.ts';
import { offline as messages } from '../messages/en/offline.ts';
import { learn, say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { joinClasses } from '../parts/join-classes.ts';
import { sayFinding } from './finding-words.ts';
import { judge } from './judge.ts';
import { LengthMeter } from './LengthMeter.tsx';
import { OfflineLink } from './OfflineLink.tsx';
import './Offline.css';
import { findingsIn, type Stop, stopOf, type Told } from './stops.ts';
import { useLines } from './use-lines.ts';
import { useOffline } from './use-offline.ts';

learn(messages);

interface OfflineDialogProps {
  readonly slug: string;
  readonly page: KeptCase;
  readonly onClose: () => void;
}

export function OfflineDialog({ slug, page, onClose }: OfflineDialogProps) {
  const { name } = page.row.customer;
  const [link, setLink] = useState<string | null>(null);
  const isLink = link !== null;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={isLink ? say('offline.linkTitle') : say('offline.takeTitle', { name })}
      description={isLink ? say('offline.linkAbout') : say('offline.takeAbout')}
    >
      {isLink ? (
        <OfflineLink link={link} onDone={onClose} />
      ) : (
        <OfflineForm slug={slug} page={page} onClose={onClose} onLink={setLink} />
      )}
    </Dialog>
  );
}

type FormProps = OfflineDialogProps & { readonly onLink: (link: string) => void };
type Way = OfflineBody['way'];

/** As long as a real address. */
const sampleLink = (): string => `${window.location.origin}/talk/${'x'.repeat(43)}`;
const values = { link: linkHole };

function OfflineForm({ slug, page, onClose, onLink }: FormProps) {
  const offline = useOffline();
  // What arrives behind the dialog was not what the decision was about.
  const [opened] = useState(page);
  const hasChannel = page.ways.private === 'interface';
  const [way, setWay] = useState<Way>(hasChannel ? 'channel' : 'page');
  const line = useLine(slug, page, way);
  const [isQuiet, setQuiet] = useState(!line.canSay);
  const [stop, setStop] = useState<Stop | null>(null);
  const [found, setFound] = useState<readonly Told[]>([]);
  const [isPending, setPending] = useState(false);
  const judged = judge(withLink(line.text, sampleLink()), 'public', page.ways);
  const isSaid = !isQuiet && line.canSay;
  const { over } = judged.findings.find(({ code }) => code === 'too_long')?.detail ?? {};

  async function take(): Promise<void> {
    if (isSaid && !judged.mayGo) return;
    setPending(true);
    try {
      const { toMentionId, text, phraseIds } = line;
      const link = await offline.take(stop?.isAnyway === true ? page : opened, {
        way,
        isAnyway: stop?.isAnyway ?? false,
        line: isSaid
          ? {
              toMentionId: toMentionId ?? '',
              text: text.trim(),
              via: 'interface',
              pictures: [],
              phraseIds,
              answerIds: [],
              overruled: [...(stop?.notes ?? [])],
            }
          : null,
      });
      const isInLine = isSaid && text.includes(linkHole);
      if (link === null || isInLine) onClose();
      else onLink(link);
    } catch (thrown) {
      setStop(stopOf(thrown, page, stop?.isAnyway ?? false, 'send'));
      setFound(findingsIn(thrown));
    } finally {
      setPending(false);
    }
  }

  const sendWords = stop?.waits != null ? 'offline.sendAnyway' : isSaid ? 'offline.send' : 'offline.sendQuiet';
  return (
    <DialogForm
      className="offline-form"
      sending={{ mutate: () => void take(), isPending }}
      trouble={stop?.words}
      send={say(sendWords)}
      cancel={say('parts.cancel')}
      onCancel={onClose}
    >
      <Places page={page} way={way} hasChannel={hasChannel} onWay={setWay} />
      {line.canSay && (
        <label className="offline-quiet">
          <input type="checkbox" checked={isQuiet} onChange={(event) => setQuiet(event.currentTarget.checked)} />
          {say(way === 'page' ? 'offline.quiet' : 'offline.quietChannel')}
        </label>
      )}
      {isSaid && (
        <div className="offline-line">
          <label className="field-label" htmlFor="offline-line">
            {say('offline.line')}
          </label>
          <textarea
            id="offline-line"
            className="offline-words"
            rows={3}
            dir="auto"
            value={line.text}
            onChange={(event) => {
              setStop(null);
              setFound([]);
              line.write(event.currentTarget.value);
            }}
          />
          <div className="offline-under">
            <span className="offline-hint">{hintFor(way, line.text, over)}</span>
            <LengthMeter judged={judged} />
            {line.another !== null && (
              <Button size="s" variant="ghost" onClick={line.another}>
                {say('offline.another')}
              </Button>
            )}
          </div>
          {found.length > 0 && (
            <ul className="offline-found">
              {found.map((one) => (
                <li key={one.code}>{sayFinding(one)}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </DialogForm>
  );
}

function hintFor(way: Way, text: string, over: unknown): string {
  if (typeof over === 'number') return say('offline.tooLong', { over });
  if (way === 'channel') return '';
  return say(text.includes(linkHole) ? 'offline.lineHint' : 'offline.linkHoleMissing', { hole: linkHole });
}

interface PlacesProps {
  readonly page: KeptCase;
  readonly way: Way;
  readonly hasChannel: boolean;
  readonly onWay: (way: Way) => void;
}

function Places({ page, way, hasChannel, onWay }: PlacesProps) {
  const channels = useQuery(channelsOf()).data;
  const channel = channels?.find(({ id }) => id === page.row.channel)?.label ?? page.row.channel;
  const places: readonly Way[] = hasChannel ? ['channel', 'page'] : ['page'];
  return (
    <fieldset className="offline-places">
      <legend className="field-label">{say('offline.where')}</legend>
      {places.map((place) => (
        <label key={place} className={joinClasses('offline-place', way === place && 'offline-place-chosen')}>
          <input type="radio" name="offline-way" checked={way === place} onChange={() => onWay(place)} />
          <span>
            <strong>{say(`offline.${place}`, { channel })}</strong>
            <span className="offline-about">{say(`offline.${place}About`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The public line: the library's best until somebody writes. */
function useLine(slug: string, page: KeptCase, way: Way) {
  const lines = useLines(slug, page, 'offline', values);
  const [at, setAt] = useState(0);
  const [written, setWritten] = useState<string | null>(null);
  const fit = useMemo(() => lines.filter(({ filled }) => way === 'page' || !filled.includes(linkHole)), [lines, way]);
  const best = fit[at % Math.max(1, fit.length)];
  const proposed = best === undefined ? '' : way === 'page' ? holed(best.filled) : best.filled;
  const newest = page.thread.findLast(
    (item) => item.isCustomer && item.removedAt === null && item.visibility === 'public',
  );
  return {
    text: written ?? proposed,
    phraseIds: written === null && best !== undefined ? [best.phrase.id] : [],
    toMentionId: newest?.id ?? null,
    canSay: page.ways.public === 'interface' && newest !== undefined,
    write: setWritten,
    another:
      fit.length < 2
        ? null
        : () => {
            setWritten(null);
            setAt((now) => now + 1);
          },
  };
}

const holed = (text: string): string => (text.includes(linkHole) ? text : `${text} ${linkHole}`);
