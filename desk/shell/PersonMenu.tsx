// Who is signed in; the theme; the way out.

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { signOut } from '../api.ts';
import { say } from '../messages/say.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { IconMoon, IconSignOut, IconSun, IconTheme } from '../parts/icons.tsx';
import { Menu } from '../parts/Menu.tsx';
import type { MenuItem } from '../parts/menu-item.ts';
import { useToast } from '../parts/Toast.tsx';
import { useSession } from '../session.ts';
import { chooseTheme, currentTheme, type Theme } from './theme.ts';

export function PersonMenu() {
  const person = useSession()?.person;
  const client = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const [theme, setTheme] = useState(currentTheme);

  const choose = (next: Theme) => ({
    id: next,
    isChosen: theme === next,
    onPick: () => {
      chooseTheme(next);
      setTheme(next);
    },
  });
  const leave = async (): Promise<void> => {
    try {
      // Whoever uses this browser next is not told of cases by it.
      await import('../notices/push-device.ts').then(({ unsubscribeHere }) => unsubscribeHere()).catch(() => {});
      await signOut();
    } catch {
      toast.show({ message: say('shell.signOutFailed'), tone: 'bad' });
      return;
    }
    await navigate({ to: '/sign-in' });
    client.clear();
  };

  if (person === undefined) return null;
  const items: MenuItem[] = [
    { ...choose('system'), label: say('shell.themeSystem'), icon: <IconTheme /> },
    { ...choose('light'), label: say('shell.themeLight'), icon: <IconSun /> },
    { ...choose('dark'), label: say('shell.themeDark'), icon: <IconMoon /> },
    {
      id: 'leave',
      label: say('shell.signOut'),
      icon: <IconSignOut />,
      startsGroup: true,
      onPick: () => void leave(),
    },
  ];
  const label = say('shell.you', { name: person.name });
  return (
    <Menu
      label={label}
      items={items}
      trigger={
        <button type="button" className="side-button">
          <Avatar name={person.name} />
          <span className="side-button-words side-button-person">{person.name}</span>
        </button>
      }
    />
  );
}
