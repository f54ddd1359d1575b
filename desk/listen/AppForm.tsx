// The first step of connecting: what the owner registers at the platform. The addresses to carry over there stand beside
// the fields to bring back from there.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AppView } from '../../wire/apps.ts';
import type { ChannelView } from '../../wire/sources.ts';
import { say } from '../messages/say.ts';
import { DialogForm } from '../parts/DialogForm.tsx';
import { formTroubleOf } from '../trouble.ts';
import { appOf } from './app-of.ts';
import { CopyLine } from './CopyLine.tsx';
import { putApp } from './connect-api.ts';
import { filledIn, ManifestFields } from './ManifestFields.tsx';

/** No platform reaches a desk that is open on its own machine only. */
function isAtHome(address: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);
}

interface AppFormProps {
  readonly slug: string;
  readonly channel: ChannelView;
  readonly form: NonNullable<NonNullable<ChannelView['credential']>['app']>;
  readonly app: AppView;
  /** What is filled in now stands in the cache as well. */
  readonly onSaved?: (fresh: AppView) => void;
  readonly onCancel: () => void;
}

export function AppForm({ slug, channel, form, app, onSaved, onCancel }: AppFormProps) {
  const client = useQueryClient();
  const [values, setValues] = useState<Readonly<Record<string, string>>>(app.values);
  const saving = useMutation({
    mutationFn: () => putApp(slug, channel.id, { fields: filledIn(values) }),
    onSuccess: (fresh) => {
      client.setQueryData(appOf(slug, channel.id).queryKey, fresh);
      onSaved?.(fresh);
    },
  });
  const trouble = formTroubleOf(
    saving.error,
    form.fields.map(({ name }) => name),
  );
  // A secret that is there already is not asked for again.
  const fields = form.fields.map((field) => {
    const isKept = field.kind === 'secret' && app.filled.includes(field.name);
    return isKept ? { ...field, isRequired: false, hint: say('connecting.stays') } : field;
  });
  return (
    <DialogForm
      className="manifest-form"
      sending={saving}
      trouble={trouble.general}
      send={say('connecting.saveApp')}
      cancel={say('parts.cancel')}
      onCancel={onCancel}
    >
      <p className="manifest-help">{form.help}</p>
      {(app.redirectUrl ?? app.webhookUrl) !== null && (
        <div className="copy-lines">
          {app.redirectUrl !== null && (
            <CopyLine
              label={say('connecting.redirectUrl')}
              about={say('connecting.redirectAbout')}
              value={app.redirectUrl}
            />
          )}
          {app.webhookUrl !== null && (
            <CopyLine
              label={say('connecting.webhookUrl')}
              about={isAtHome(app.webhookUrl) ? say('connecting.webhookAtHome') : say('connecting.webhookAbout')}
              value={app.webhookUrl}
            />
          )}
        </div>
      )}
      <div className="app-fields">
        <ManifestFields fields={fields} values={values} onValues={setValues} trouble={trouble} />
      </div>
      <p className="field-hint">{say('connecting.once')}</p>
    </DialogForm>
  );
}
