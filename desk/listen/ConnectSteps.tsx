// Connecting where something is registered first or a consent is asked for: which step it is, and the step itself. What
// is registered already is not asked for again.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AppView } from '../../wire/apps.ts';
import type { ChannelView } from '../../wire/sources.ts';
import { say } from '../messages/say.ts';
import { IconCheck } from '../parts/icons.tsx';
import { joinClasses } from '../parts/join-classes.ts';
import { Skeleton } from '../parts/Skeleton.tsx';
import { useToast } from '../parts/Toast.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { AppForm } from './AppForm.tsx';
import { appOf, isRegistered, mayAsk } from './app-of.ts';
import './Connect.css';
import { ConsentStep } from './ConsentStep.tsx';
import { CredentialForm } from './CredentialForm.tsx';

type Credential = NonNullable<ChannelView['credential']>;

interface ConnectStepsProps {
  readonly slug: string;
  readonly channel: ChannelView;
  readonly credential: Credential;
  readonly form: NonNullable<Credential['app']>;
  readonly onDone: () => void;
}

export function ConnectSteps({ slug, channel, credential, form, onDone }: ConnectStepsProps) {
  const app = useQuery(appOf(slug, channel.id));
  const toast = useToast();
  const [asked, setAsked] = useState<'register' | 'allow' | null>(null);
  if (app.data === undefined) {
    return app.isError ? <Trouble error={app.error} onRetry={() => void app.refetch()} /> : <Skeleton lines={4} />;
  }
  const isComplete = isRegistered(form, app.data) && mayAsk(credential, app.data);
  const step = asked ?? (isComplete ? 'allow' : 'register');
  const isConsent = credential.consent !== undefined;
  /** A key alone is enough for some sources; then there is nobody to be sent to the platform. */
  const goOn = (saved: AppView): void => {
    if (mayAsk(credential, saved)) setAsked('allow');
    else {
      toast.show({ message: say('connecting.kept', { channel: channel.label }), tone: 'good' });
      onDone();
    }
  };
  return (
    <>
      <ol className="steps" aria-label={say('connecting.steps')}>
        <Step n={1} words={say('connecting.register')} isNow={step === 'register'} isDone={isComplete} />
        <Step
          n={2}
          words={isConsent ? say('connecting.allow') : say('connecting.fillIn')}
          isNow={step === 'allow'}
          isDone={false}
        />
      </ol>
      {step === 'register' ? (
        <AppForm slug={slug} channel={channel} form={form} app={app.data} onSaved={goOn} onCancel={onDone} />
      ) : credential.consent === undefined ? (
        <CredentialForm
          slug={slug}
          channel={channel}
          credential={credential}
          onBack={() => setAsked('register')}
          onDone={onDone}
        />
      ) : (
        <ConsentStep
          slug={slug}
          channel={channel}
          help={credential.help}
          scopes={credential.consent.scopes}
          onBack={() => setAsked('register')}
        />
      )}
    </>
  );
}

interface StepProps {
  readonly n: number;
  readonly words: string;
  readonly isNow: boolean;
  readonly isDone: boolean;
}

function Step({ n, words, isNow, isDone }: StepProps) {
  return (
    <li className={joinClasses('step', isDone && !isNow && 'step-done')} aria-current={isNow ? 'step' : undefined}>
      <span className="step-mark">{isDone && !isNow ? <IconCheck size={12} /> : n}</span>
      {words}
    </li>
  );
}
