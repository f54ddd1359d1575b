// Rotas: people who take turns by the day or the week, handed over at a time of day.

import type { Rota } from '../../core/protocol/protocol.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { IconClose, IconPlus } from '../parts/icons.tsx';
import { useNow } from '../parts/ticker.ts';
import { useProtocolDesk } from './desk.ts';
import { freshName, freshSlug, numbered, removeAt, replaceAt } from './edit-list.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsWithin } from './fault-places.ts';
import { Choice, TextBox } from './inline-fields.tsx';
import { RotaPeople } from './RotaPeople.tsx';
import { sentence } from './sentence.tsx';
import { ZoneBox } from './ZoneBox.tsx';

export function RotaList() {
  const { protocol, change, faults } = useProtocolDesk();
  const today = new Date(useNow(60_000)).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const add = (): void =>
    change((now) => {
      const name = freshName(
        say('protocol.newRota'),
        now.rotas.map((rota) => rota.name),
      );
      const slug = freshSlug(
        name,
        now.rotas.map((rota) => rota.slug),
      );
      const timeZone = now.calendars[0]?.timeZone ?? 'UTC';
      const rota: Rota = { slug, name, timeZone, startsOn: today, handoverAt: '09:00', every: 'week', people: [] };
      return { ...now, rotas: [...now.rotas, rota] };
    });
  return (
    <section className="rule-section">
      <h2 className="rule-title">{say('protocol.rotas')}</h2>
      <p className="rule-about">{say('protocol.rotasAbout')}</p>
      {numbered(protocol.rotas).map(({ key, at, item: rota }) => (
        <section key={key} className="rule-card" aria-label={rota.name}>
          <RotaFields
            rota={rota}
            onRota={(next) => change((now) => ({ ...now, rotas: replaceAt(now.rotas, at, next) }))}
            onRemove={() => change((now) => ({ ...now, rotas: removeAt(now.rotas, at) }))}
          />
          <FaultLines faults={faultsWithin(faults, ['rotas', at])} />
        </section>
      ))}
      <Button size="s" icon={<IconPlus size={14} />} onClick={add}>
        {say('protocol.addRota')}
      </Button>
    </section>
  );
}

interface RotaProps {
  readonly rota: Rota;
  readonly onRota: (rota: Rota) => void;
  readonly onRemove: () => void;
}

function RotaFields({ rota, onRota, onRemove }: RotaProps) {
  const put = (part: Partial<Rota>): void => onRota({ ...rota, ...part });
  return (
    <>
      <header className="rule-head">
        <TextBox
          label={say('protocol.rotaName')}
          className="rule-name"
          value={rota.name}
          onValue={(name) => put({ name })}
        />
        <IconButton label={say('protocol.removeNamed', { name: rota.name })} icon={<IconClose />} onClick={onRemove} />
      </header>
      <p className="sentence">
        {sentence('protocol.rotaForm', {
          every: (
            <Choice
              label={say('protocol.turnLength')}
              value={rota.every}
              options={[
                ['day', say('protocol.everyDay')],
                ['week', say('protocol.everyWeek')],
              ]}
              onValue={(every) => put({ every })}
            />
          ),
          at: (
            <TextBox
              type="time"
              label={say('protocol.handoverAt')}
              value={rota.handoverAt}
              onValue={(handoverAt) => handoverAt !== '' && put({ handoverAt })}
            />
          ),
          from: (
            <TextBox
              type="date"
              label={say('protocol.startsDate')}
              value={rota.startsOn}
              onValue={(startsOn) => startsOn !== '' && put({ startsOn })}
            />
          ),
        })}
      </p>
      <ZoneBox zone={rota.timeZone} onZone={(timeZone) => put({ timeZone })} />
      <RotaPeople rota={rota} onPeople={(people) => put({ people })} />
    </>
  );
}
