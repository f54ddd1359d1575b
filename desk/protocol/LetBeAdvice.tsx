// When letting a matter be is suggested: not at all, or of whom, in sentences. The law that no first complaint is let be by
// suggestion is told here, and cannot be changed.

import type { LetBeRule } from '../../core/protocol/voice.ts';
import { say } from '../messages/say.ts';
import { useProtocolDesk } from './desk.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsWithin } from './fault-places.ts';
import { Choice, NumberBox } from './inline-fields.tsx';
import { sentence } from './sentence.tsx';

export function LetBeAdvice() {
  const { protocol, change, faults } = useProtocolDesk();
  const { letBe } = protocol;
  const put = (part: Partial<LetBeRule>): void => change((now) => ({ ...now, letBe: { ...now.letBe, ...part } }));
  return (
    <section className="rule-section">
      <h2 className="rule-title">{say('voice.letBe')}</h2>
      <p className="rule-about">{say('voice.letBeAbout')}</p>
      <p className="sentence">
        {sentence('voice.suggestForm', {
          suggest: (
            <Choice
              label={say('voice.suggest')}
              value={letBe.suggest}
              options={(['when_likely', 'never'] as const).map((one) => [one, say(`voice.suggest.${one}`)] as const)}
              onValue={(suggest) => put({ suggest })}
            />
          ),
        })}
      </p>
      {letBe.suggest !== 'never' && (
        <p className="sentence">
          {sentence('voice.complaintsForm', {
            count: (
              <NumberBox
                label={say('voice.complaints')}
                value={letBe.otherComplaints}
                least={1}
                most={20}
                onValue={(otherComplaints) => put({ otherComplaints })}
              />
            ),
          })}
        </p>
      )}
      <FaultLines faults={faultsWithin(faults, ['letBe'])} />
    </section>
  );
}
