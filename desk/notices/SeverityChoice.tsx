// From which severity on: a choice of three.

import { say } from '../messages/say.ts';

const severities = ['normal', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

interface SeverityChoiceProps {
  readonly label: string;
  readonly severity: Severity;
  readonly onSeverity: (severity: Severity) => void;
}

export function SeverityChoice({ label, severity, onSeverity }: SeverityChoiceProps) {
  return (
    <select
      className="notices-choice"
      aria-label={label}
      value={severity}
      onChange={({ currentTarget }) => onSeverity(severities.find((one) => one === currentTarget.value) ?? severity)}
    >
      {severities.map((one) => (
        <option key={one} value={one}>
          {say(`notices.severity.${one}`)}
        </option>
      ))}
    </select>
  );
}
