// How one is told: one's own ways, quiet hours and devices; for those who may, the brand's webhooks and chats and what
// became of every delivery.

import { useQuery } from '@tanstack/react-query';
import { isAtLeast } from '../../core/role.ts';
import { notices as words } from '../messages/en/notices.ts';
import { learn, say } from '../messages/say.ts';
import { usePageTitle } from '../page-title.ts';
import { PageHead } from '../parts/PageHead.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Trouble } from '../parts/Trouble.tsx';
import { useBrand } from '../use-brand.ts';
import { DeliveryLog } from './DeliveryLog.tsx';
import { Devices } from './Devices.tsx';
import { Hooks } from './Hooks.tsx';
import { MyChoice } from './MyChoice.tsx';
import { noticeSettingsOf } from './snapshots.ts';
import './NoticesPage.css';

learn(words);

export function NoticesPage() {
  const brand = useBrand();
  usePageTitle(say('notices.title'), brand.name);
  const settings = useQuery(noticeSettingsOf(brand.slug));
  if (settings.isError && settings.data === undefined) {
    return <Trouble error={settings.error} onRetry={() => void settings.refetch()} />;
  }
  return (
    <div className="page page-narrow">
      <PageHead
        title={say('notices.title')}
        about={brand.isRehearsal ? say('notices.rehearsal') : say('notices.about')}
      />
      {settings.data === undefined ? (
        <Skeleton shape="row" />
      ) : (
        <>
          <MyChoice slug={brand.slug} settings={settings.data} />
          <Devices slug={brand.slug} settings={settings.data} />
        </>
      )}
      {isAtLeast(brand.role, 'admin') && (
        <>
          <Hooks slug={brand.slug} />
          <DeliveryLog slug={brand.slug} />
        </>
      )}
    </div>
  );
}
