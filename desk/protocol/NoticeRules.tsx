// How notices behave: from which severity on they break quiet hours, and when late ones come together.

import { say } from '../messages/say.ts';
import { useProtocolDesk } from './desk.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsWithin } from './fault-places.ts';
import { Choice, Duration } from './inline-fields.tsx';
import { sentence } from './sentence.tsx';
import { severities } from './TreeEditor.tsx';

export function NoticeRules() {
  const { protocol, change, faults } = useProtocolDesk();
  const { notices } = protocol;
  return (
    <section className="rule-section">
      <h2 className="rule-title">{say('protocol.notices')}</h2>
      <p className="sentence">
        {sentence('protocol.quietForm', {
          severity: (
            <Choice
              label={say('protocol.severityOf')}
              value={notices.breaksQuietFrom}
              options={severities.map((severity) => [severity, say(`protocol.severity.${severity}`)] as const)}
              onValue={(breaksQuietFrom) => change((now) => ({ ...now, notices: { ...now.notices, breaksQuietFrom } }))}
            />
          ),
        })}
      </p>
      <p className="sentence">
        {sentence('protocol.lateForm', {
          span: (
            <Duration
              label={say('protocol.lateBy')}
              minutes={notices.lateMinutes}
              least={1}
              onMinutes={(lateMinutes) => change((now) => ({ ...now, notices: { ...now.notices, lateMinutes } }))}
            />
          ),
        })}
      </p>
      <FaultLines faults={faultsWithin(faults, ['notices'])} />
    </section>
  );
}
