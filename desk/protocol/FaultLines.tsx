// What is wrong with the field above, and what to do about it.

import type { Fault } from '../../core/protocol/fault.ts';
import { IconAlert } from '../parts/icons.tsx';

export function FaultLines({ faults, id }: { readonly faults: readonly Fault[]; readonly id?: string }) {
  if (faults.length === 0) return null;
  return (
    <ul className="faults" id={id}>
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
