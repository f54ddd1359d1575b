// One's devices: this browser can be added, any can be removed.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DeviceView, NoticeSettings } from '../../wire/notices.ts';
import { addDevice, isApiError, removeDevice } from '../api.ts';
import { sayDay } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { Chip } from '../parts/Chip.tsx';
import { useToast } from '../parts/Toast.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { troubleOf } from '../trouble.ts';
import { deviceLabel, pushState, subscribedAs, subscribeHere, unsubscribeHere } from './push-device.ts';
import { noticeSettingsOf } from './snapshots.ts';

interface DevicesProps {
  readonly slug: string;
  readonly settings: NoticeSettings;
}

export function Devices({ slug, settings }: DevicesProps) {
  const client = useQueryClient();
  const toast = useToast();
  const endpoint = useQuery({ queryKey: ['push-endpoint'], queryFn: subscribedAs });
  const refresh = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: noticeSettingsOf(slug).queryKey });
    await client.invalidateQueries({ queryKey: ['push-endpoint'] });
  };
  const adding = useMutation({
    mutationFn: async () => {
      const made = await subscribeHere(settings.pushKey);
      if (made === null) return false;
      await addDevice(slug, { ...made, label: deviceLabel(navigator.userAgent) });
      return true;
    },
    onSuccess: async (isAdded) => {
      if (isAdded) toast.show({ message: say('notices.deviceAdded'), tone: 'good' });
      await refresh();
    },
  });
  const removing = useMutation({
    mutationFn: async (device: DeviceView) => {
      await removeDevice(slug, device.id);
      if (device.endpoint === endpoint.data) await unsubscribeHere();
    },
    onSuccess: refresh,
  });
  const state = pushState();
  const isHere = settings.devices.some((device) => device.endpoint === endpoint.data);
  const error = adding.error ?? removing.error;
  return (
    <section className="page-section" aria-labelledby="notices-devices">
      <h2 id="notices-devices" className="page-heading">
        {say('notices.devices')}
      </h2>
      <div className="rows">
        {settings.devices.length > 0 && (
          <ul>
            {settings.devices.map((device) => (
              <li key={device.id} className="row">
                <span className="row-words">
                  <span className="row-title">{device.label}</span>
                  <span className="row-about">
                    {say('notices.deviceSince', { day: sayDay(new Date(device.since)) })}
                  </span>
                </span>
                {device.endpoint === endpoint.data && <Chip tone="accent">{say('notices.thisOne')}</Chip>}
                <Button
                  size="s"
                  aria-label={say('notices.letGoOf', { label: device.label })}
                  isBusy={removing.isPending && removing.variables.id === device.id}
                  onClick={() => removing.mutate(device)}
                >
                  {say('notices.letGo')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {!isHere && (
          <div className="row notices-add">
            <span className="row-words">
              <span className="row-about">{aboutOf(state)}</span>
            </span>
            {state === 'ready' && (
              <Button isBusy={adding.isPending} onClick={() => adding.mutate()}>
                {say('notices.thisDevice')}
              </Button>
            )}
          </div>
        )}
      </div>
      <TroubleLine
        words={error === null ? undefined : isApiError(error) ? troubleOf(error) : say('notices.pushFailed')}
      />
    </section>
  );
}

function aboutOf(state: ReturnType<typeof pushState>): string {
  if (state === 'impossible') return say('notices.noPush');
  return state === 'denied' ? say('notices.pushDenied') : say('notices.devicesAbout');
}
