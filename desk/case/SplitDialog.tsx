// A second matter in one conversation: chosen words become a case of their own. In: the case. Out: two cases.

import { useState } from 'react';
import { say } from '../messages/say.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { useActs } from './acts.ts';
import { CaseChoice } from './CaseChoice.tsx';
import type { JoiningProps } from './MergeDialog.tsx';

export function SplitDialog(props: JoiningProps) {
  return (
    <Dialog isOpen onClose={props.onClose} title={say('joining.splitTitle')} description={say('joining.splitAbout')}>
      <SplitForm {...props} />
    </Dialog>
  );
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]);
}

function SplitForm({ page, onClose }: JoiningProps) {
  const acts = useActs();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isAsked, setAsked] = useState(false);
  const [isPending, setPending] = useState(false);
  const said = page.thread.filter((item) => item.isCustomer);
  const fault = chosen.size === 0 ? 'joining.splitNone' : chosen.size === said.length ? 'joining.splitAll' : null;
  const split = async (): Promise<void> => {
    setAsked(true);
    if (fault !== null) return;
    setPending(true);
    const isDone = await acts.split(page, [...chosen]);
    setPending(false);
    if (isDone) onClose();
  };
  return (
    <DialogForm
      className="joining"
      sending={{ mutate: () => void split(), isPending }}
      trouble={isAsked && fault !== null ? say(fault) : undefined}
      send={say('joining.splitDo', { count: chosen.size })}
      cancel={say('parts.cancel')}
      onCancel={onClose}
    >
      <fieldset className="joining-group">
        <legend>{say('joining.splitChoose')}</legend>
        <div className="joining-choices">
          {said.map((item) => (
            <CaseChoice
              key={item.id}
              type="checkbox"
              isChosen={chosen.has(item.id)}
              onChoose={() => setChosen(toggled(chosen, item.id))}
              channels={[]}
              head={item.author.name}
              words={item.text ?? say('joining.untitled')}
              at={item.publishedAt ?? item.heardAt}
            />
          ))}
        </div>
      </fieldset>
    </DialogForm>
  );
}
