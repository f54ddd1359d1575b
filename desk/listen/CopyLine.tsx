// An address that has to be carried over to another page: shown whole, selected by a press, copied by a button.

import { useId, useState } from 'react';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconCheck, IconCopy } from '../parts/icons.tsx';
import { useToast } from '../parts/Toast.tsx';

interface CopyLineProps {
  readonly label: string;
  readonly about: string;
  readonly value: string;
}

export function CopyLine({ label, about, value }: CopyLineProps) {
  const id = useId();
  const toast = useToast();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Without a secure context there is no clipboard; the address stands selected beside the button.
      toast.show({ message: say('connecting.copyFailed'), tone: 'bad' });
    }
  };
  return (
    <div className="copy-line">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="copy-line-row">
        <input
          id={id}
          className="field-input copy-line-value"
          readOnly
          dir="ltr"
          value={value}
          aria-describedby={`${id}-about`}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button
          icon={isCopied ? <IconCheck /> : <IconCopy />}
          aria-label={say('connecting.copyWhat', { what: label })}
          onClick={() => void copy()}
        >
          {isCopied ? say('connecting.copied') : say('connecting.copy')}
        </Button>
      </div>
      <p id={`${id}-about`} className="field-hint">
        {about}
      </p>
    </div>
  );
}
