// The last step before the platform: what it will ask for, each with its reason, and the way there.

import type { ChannelView } from '../../wire/sources.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconArrow, IconCheck } from '../parts/icons.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { troubleOf } from '../trouble.ts';
import { useConsent } from './use-consent.ts';

interface ConsentStepProps {
  readonly slug: string;
  readonly channel: ChannelView;
  readonly help: string;
  readonly scopes: readonly { readonly scope: string; readonly why: string }[];
  /** Back to what is registered; null where nothing has to be. */
  readonly onBack: (() => void) | null;
}

export function ConsentStep({ slug, channel, help, scopes, onBack }: ConsentStepProps) {
  const leaving = useConsent(slug);
  return (
    <div className="manifest-form">
      <p className="manifest-help">{help}</p>
      <section className="scopes">
        <p className="scopes-about">{say('connecting.scopesAbout', { channel: channel.label })}</p>
        <ul className="scopes-list">
          {scopes.map(({ scope, why }) => (
            <li key={scope} className="scope">
              <IconCheck />
              <span className="scope-words">
                <span>{why}</span>
                <code className="scope-name" dir="ltr">
                  {scope}
                </code>
              </span>
            </li>
          ))}
        </ul>
      </section>
      <TroubleLine words={leaving.error === null ? undefined : troubleOf(leaving.error)} />
      <div className="dialog-actions">
        {onBack !== null && (
          <Button variant="ghost" onClick={onBack}>
            {say('connecting.changeApp')}
          </Button>
        )}
        <Button
          variant="primary"
          icon={<IconArrow />}
          isBusy={leaving.isPending || leaving.isSuccess}
          onClick={() => leaving.mutate(channel.id)}
        >
          {say('connecting.goOn', { channel: channel.label })}
        </Button>
      </div>
    </div>
  );
}
