// What is wrong with the field above, and what to do about it.

import type { Fault } from '../../core/protocol/fault.ts';
import { IconAlert } from '../parts/icons.tsx';

export function FaultLines({ faults }: { readonly faults: readonly Fault[] }) {
  if (faults.length === 0) return null;
  return (
    <ul className="faults">
      {faults.map((fault) => (
        <li key={`${fault.path.join('.')} ${fault.code} ${fault.words}`} className="fault">
          <IconAlert size={14} />
          <span>
            {fault.words} <span className="fault-remedy">{fault.remedy}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
