// "This matter goes on in another case": one of the same customer, or of another when the person says it is one matter.
// In: the case. Out: the two made one, and the desk at the one it goes on in.

import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { KeptCase } from '../live/snapshots.ts';
import { say } from '../messages/say.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogForm } from '../parts/DialogForm.tsx';
import { Field } from '../parts/Field.tsx';
import { useActs } from './acts.ts';
import { CaseChoice } from './CaseChoice.tsx';
import { stateWord } from './CaseClock.tsx';
import { useFoundCustomers } from './use-found-customers.ts';

export interface JoiningProps {
  readonly slug: string;
  readonly page: KeptCase;
  readonly onClose: () => void;
}

interface Target {
  readonly id: string;
  readonly version: number;
  readonly channel: string;
  readonly state: Parameters<typeof stateWord>[0];
  readonly firstLine: string | null;
  readonly lastMentionAt: string;
  readonly name: string;
  readonly isOther: boolean;
}

export function MergeDialog(props: JoiningProps) {
  return (
    <Dialog isOpen onClose={props.onClose} title={say('joining.mergeTitle')} description={say('joining.mergeAbout')}>
      <MergeForm {...props} />
    </Dialog>
  );
}

function MergeForm({ slug, page, onClose }: JoiningProps) {
  const [typed, setTyped] = useState('');
  const [target, setTarget] = useState<Target | null>(null);
  const [isSame, setSame] = useState(false);
  const { name } = page.customer;
  const found = useFoundCustomers(slug, typed);
  const others = found.customers.filter(({ id }) => id !== page.customer.id);
  const merging = useMerging(page, target, isSame, onClose);
  const choose = (one: Target): void => {
    setTarget(one);
    setSame(false);
  };
  return (
    <DialogForm
      className="joining"
      sending={merging}
      trouble={merging.trouble}
      send={say('joining.mergeDo')}
      cancel={say('parts.cancel')}
      onCancel={onClose}
    >
      <Targets
        legend={say('joining.ownCases', { name })}
        targets={ownTargets(page)}
        chosen={target}
        onChoose={choose}
      />
      {ownTargets(page).length === 0 && <p className="joining-quiet">{say('joining.noOwnCases', { name })}</p>}
      <Field
        label={say('joining.find')}
        placeholder={say('joining.findLabel')}
        hint={say('joining.findHint')}
        value={typed}
        onValue={setTyped}
        maxLength={100}
        autoComplete="off"
      />
      {found.isNobody && <p className="joining-quiet">{say('joining.findNobody')}</p>}
      {others.map((other) => (
        <Targets
          key={other.id}
          legend={say('joining.ownCases', { name: other.name })}
          targets={other.cases.map((one) => ({ ...one, name: other.name, isOther: true }))}
          chosen={target}
          onChoose={choose}
        />
      ))}
      {target?.isOther === true && (
        <label className="joining-check">
          <input type="checkbox" checked={isSame} onChange={() => setSame(!isSame)} />
          {say('joining.sameMatter', { other: target.name })}
        </label>
      )}
    </DialogForm>
  );
}

function ownTargets(page: KeptCase): readonly Target[] {
  const { name, otherCases } = page.customer;
  return otherCases.filter((one) => one.mergedInto === null).map((one) => ({ ...one, name, isOther: false }));
}

interface TargetsProps {
  readonly legend: string;
  readonly targets: readonly Target[];
  readonly chosen: Target | null;
  readonly onChoose: (target: Target) => void;
}

function Targets({ legend, targets, chosen, onChoose }: TargetsProps) {
  if (targets.length === 0) return null;
  return (
    <fieldset className="joining-group">
      <legend>{legend}</legend>
      <div className="joining-choices">
        {targets.map((one) => (
          <CaseChoice
            key={one.id}
            type="radio"
            isChosen={one.id === chosen?.id}
            onChoose={() => onChoose(one)}
            channels={[one.channel]}
            head={stateWord(one.state)}
            words={one.firstLine ?? say('joining.untitled')}
            at={one.lastMentionAt}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** What is missing is said when one presses, not before. */
function useMerging(page: KeptCase, target: Target | null, isSame: boolean, onClose: () => void) {
  const acts = useActs();
  const navigate = useNavigate();
  const { view = 'due', slug = '' } = useParams({ strict: false });
  const [isPending, setPending] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const fault = target === null ? 'joining.chooseCase' : target.isOther && !isSame ? 'joining.saySame' : null;
  const merge = async (): Promise<void> => {
    setAsked(true);
    if (target === null || fault !== null) return;
    setPending(true);
    const into = { id: target.id, version: target.version, name: target.name };
    const isDone = await acts.merge(page, into, target.isOther);
    setPending(false);
    if (!isDone) return;
    onClose();
    await navigate({ to: '/b/$slug/inbox/$view/$caseId', params: { slug, view, caseId: target.id } });
  };
  return { mutate: () => void merge(), isPending, trouble: isAsked && fault !== null ? say(fault) : undefined };
}
