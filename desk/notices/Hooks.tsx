// The brand's webhooks and chats: add one, try it, say from which severity it is told, change its secret, end it.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HookView } from '../../wire/notices.ts';
import { changeHook, changeSecret, endHook, tryHook } from '../api.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Chip } from '../parts/Chip.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { IconChevronDown, IconPlus } from '../parts/icons.tsx';
import { Menu } from '../parts/Menu.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { useToast } from '../parts/Toast.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { troubleOf } from '../trouble.ts';
import { HookDialog } from './HookDialog.tsx';
import { SecretDialog, type Shown } from './SecretDialog.tsx';
import { SeverityChoice } from './SeverityChoice.tsx';
import { hooksOf } from './snapshots.ts';

export function Hooks({ slug }: { readonly slug: string }) {
  const hooks = useQuery(hooksOf(slug));
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<Shown | null>(null);
  return (
    <section className="page-section" aria-labelledby="notices-hooks">
      <div className="notices-section-head">
        <div>
          <h2 id="notices-hooks" className="page-heading">
            {say('notices.hooks')}
          </h2>
          <p className="notices-about">{say('notices.hooksAbout')}</p>
        </div>
        <Button icon={<IconPlus />} onClick={() => setAdding(true)}>
          {say('notices.addHook')}
        </Button>
      </div>
      {hooks.isPending && <Skeleton shape="row" />}
      <TroubleLine words={hooks.isError ? troubleOf(hooks.error) : undefined} />
      {hooks.data !== undefined && (
        <ul className="rows">
          {hooks.data.length === 0 && <li className="row row-about">{say('notices.noHooks')}</li>}
          {hooks.data.map((hook) => (
            <li key={hook.id} className="row">
              <HookLine slug={slug} hook={hook} onSecret={setSecret} />
            </li>
          ))}
        </ul>
      )}
      <HookDialog slug={slug} isOpen={isAdding} onClose={() => setAdding(false)} onSecret={setSecret} />
      <SecretDialog shown={secret} onClose={() => setSecret(null)} />
    </section>
  );
}

interface HookLineProps {
  readonly slug: string;
  readonly hook: HookView;
  readonly onSecret: (shown: Shown) => void;
}

function HookLine({ slug, hook, onSecret }: HookLineProps) {
  const client = useQueryClient();
  const toast = useToast();
  const refresh = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: hooksOf(slug).queryKey });
    await client.invalidateQueries({ queryKey: ['deliveries', slug] });
  };
  const doing = useMutation({
    mutationFn: async (work: () => Promise<string | null>) => work(),
    onSuccess: async (message) => {
      if (message !== null) toast.show({ message, tone: 'good' });
      await refresh();
    },
    onError: (error) => toast.show({ message: troubleOf(error), tone: 'bad' }),
  });
  const { id, name } = hook;
  const after = (work: Promise<unknown>, message: string | null) => async () => {
    await work;
    return message;
  };
  const isSigned = hook.kind === 'webhook';
  return (
    <>
      <span className="row-words">
        <span className="row-title">{name}</span>
        <span className="row-about">{hook.host}</span>
      </span>
      <Chip>{say(`notices.kind.${hook.kind}`)}</Chip>
      <SeverityChoice
        label={say('notices.beginsAtOf', { name })}
        severity={hook.beginsAt}
        onSeverity={(beginsAt) => doing.mutate(() => after(changeHook(slug, id, { beginsAt }), null)())}
      />
      <Button
        size="s"
        isBusy={doing.isPending}
        onClick={() => doing.mutate(() => after(tryHook(slug, id), say('notices.tried', { name }))())}
      >
        {say('notices.tryHook')}
      </Button>
      <Menu
        label={say('notices.hookMore', { name })}
        align="end"
        trigger={<IconButton label={say('notices.hookMore', { name })} icon={<IconChevronDown />} />}
        items={[
          ...(isSigned
            ? [
                {
                  id: 'secret',
                  label: say('notices.newSecret'),
                  onPick: () =>
                    doing.mutate(async () => {
                      onSecret({ name, secret: (await changeSecret(slug, id)).secret });
                      return null;
                    }),
                },
              ]
            : []),
          {
            id: 'end',
            label: say('notices.endHook'),
            startsGroup: isSigned,
            onPick: () => doing.mutate(() => after(endHook(slug, id), say('notices.ended', { name }))()),
          },
        ]}
      />
    </>
  );
}
