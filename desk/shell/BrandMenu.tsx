// Switches between the brands one is a member of, and leads to hearing another.

import { useNavigate } from '@tanstack/react-router';
import type { BrandRef } from '../../wire/account.ts';
import { say } from '../messages/say.ts';
import { IconChevronDown, IconPlus } from '../parts/icons.tsx';
import { Menu } from '../parts/Menu.tsx';
import type { MenuItem } from '../parts/menu-item.ts';
import { useSession } from '../session.ts';
import { BrandMark } from './BrandMark.tsx';

export function BrandMenu({ brand }: { readonly brand: BrandRef }) {
  const navigate = useNavigate();
  const brands = useSession()?.brands ?? [];
  const items: MenuItem[] = brands.map((other) => ({
    id: other.id,
    label: other.name,
    icon: <BrandMark name={other.name} />,
    isChosen: other.id === brand.id,
    ...(other.isRehearsal ? { hint: say('shell.rehearsal') } : {}),
    onPick: () => void navigate({ to: '/b/$slug/inbox/$view', params: { slug: other.slug, view: 'due' } }),
  }));
  items.push({
    id: 'add',
    label: say('shell.addBrand'),
    icon: <IconPlus />,
    startsGroup: true,
    onPick: () => void navigate({ to: '/welcome' }),
  });
  const label = say('shell.switchBrand', { brand: brand.name });
  return (
    <Menu
      label={label}
      items={items}
      trigger={
        <button type="button" className="side-button">
          <BrandMark name={brand.name} />
          <span className="side-button-words">{brand.name}</span>
          <IconChevronDown size={14} />
        </button>
      }
    />
  );
}
