// Why a matter may be let be: a list of reasons in words, each with a code that stays what it is once it is used.

import type { LetBeReason } from '../../core/protocol/voice.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconPlus } from '../parts/icons.tsx';
import { useProtocolDesk } from './desk.ts';
import { freshName, freshSlug, numbered, removeAt, replaceAt, swap } from './edit-list.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsAt, faultsWithin } from './fault-places.ts';
import { TextBox } from './inline-fields.tsx';
import { OrderButtons } from './OrderButtons.tsx';

export function LetBeReasons() {
  const { protocol, change, faults } = useProtocolDesk();
  const reasons = protocol.letBeReasons;
  const edit = (next: (reasons: readonly LetBeReason[]) => readonly LetBeReason[]): void =>
    change((now) => ({ ...now, letBeReasons: next(now.letBeReasons) }));
  const add = (): void =>
    edit((all) => {
      const words = freshName(
        say('voice.newReason'),
        all.map((reason) => reason.words),
      );
      const code = freshSlug(
        words,
        all.map((reason) => reason.code),
      );
      return [...all, { code, words }];
    });
  return (
    <section className="rule-section">
      <h2 className="rule-title">{say('voice.reasons')}</h2>
      <p className="rule-about">{say('voice.reasonsAbout')}</p>
      <FaultLines faults={faultsAt(faults, ['letBeReasons'])} />
      <ol className="voice-reasons">
        {numbered(reasons).map(({ key, at, item }) => (
          <li key={key}>
            <span className="voice-reason">
              <TextBox
                label={say('voice.reason', { number: at + 1 })}
                maxLength={300}
                value={item.words}
                onValue={(words) => edit((all) => replaceAt(all, at, { ...item, words }))}
              />
              <OrderButtons
                name={item.words}
                onEarlier={at === 0 ? null : () => edit((all) => swap(all, at, at - 1))}
                onLater={at + 1 >= reasons.length ? null : () => edit((all) => swap(all, at, at + 1))}
                onRemove={() => edit((all) => removeAt(all, at))}
              />
            </span>
            <FaultLines faults={faultsWithin(faults, ['letBeReasons', at])} />
          </li>
        ))}
      </ol>
      <Button size="s" icon={<IconPlus size={14} />} onClick={add}>
        {say('voice.addReason')}
      </Button>
    </section>
  );
}
