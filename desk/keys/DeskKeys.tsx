// The keyboard of the whole desk: going places, searching, help, and everything by name. In: the brand. Out: nothing to
// see until somebody asks.

import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { views } from '../live/views.ts';
import { say } from '../messages/say.ts';
import { viewWords } from '../messages/view-words.ts';
import { useToast } from '../parts/Toast.tsx';
import { useCommands } from './commands.ts';
import { KeyHelp } from './KeyHelp.tsx';
import { Palette } from './Palette.tsx';
import type { Command } from './strokes.ts';
import { undo } from './undo.ts';
import { useKeyPresses } from './use-key-presses.ts';

export function DeskKeys({ slug }: { readonly slug: string }) {
  const [shown, setShown] = useState<'help' | 'palette' | null>(null);
  const navigate = useNavigate();
  const close = (): void => setShown(null);
  const search = (q?: string): void =>
    void navigate({ to: '/b/$slug/search', params: { slug }, search: q === undefined ? {} : { q } });

  const toast = useToast();
  const takeBack = async (): Promise<void> => {
    if (!(await undo())) toast.show({ message: say('keys.nothingToUndo') });
  };

  useKeyPresses();
  useGoing(slug);
  useCommands([
    { id: 'search', label: say('keys.search'), group: 'desk', keys: ['/'], run: () => search() },
    {
      id: 'palette',
      label: say('keys.commands'),
      group: 'desk',
      keys: ['mod+k'],
      isForTyping: true,
      isKeyOnly: true,
      run: () => setShown('palette'),
    },
    { id: 'undo', label: say('keys.undo'), group: 'case', keys: ['u'], run: () => void takeBack() },
    { id: 'help', label: say('keys.help'), group: 'desk', keys: ['?'], run: () => setShown('help') },
  ]);

  return (
    <>
      <KeyHelp isOpen={shown === 'help'} onClose={close} />
      <Palette isOpen={shown === 'palette'} onClose={close} onSearch={search} />
    </>
  );
}

/** `g`, then the letter of a place. */
function useGoing(slug: string): void {
  const navigate = useNavigate();
  const params = { slug };
  const toViews = views.map((view): Command => {
    const place = say(viewWords[view].name);
    return {
      id: `go-${view}`,
      label: say('keys.goTo', { place }),
      group: 'go',
      keys: [`g ${viewWords[view].letter}`],
      run: () => void navigate({ to: '/b/$slug/inbox/$view', params: { slug, view } }),
    };
  });
  useCommands([
    ...toViews,
    {
      id: 'go-sources',
      label: say('keys.goTo', { place: say('keys.sources') }),
      group: 'go',
      keys: ['g s'],
      run: () => void navigate({ to: '/b/$slug/sources', params }),
    },
    {
      id: 'go-people',
      label: say('keys.goTo', { place: say('keys.people') }),
      group: 'go',
      keys: ['g o'],
      run: () => void navigate({ to: '/b/$slug/people', params }),
    },
    {
      id: 'go-phrases',
      label: say('keys.goTo', { place: say('shell.phrases') }),
      group: 'go',
      keys: ['g h'],
      run: () => void navigate({ to: '/b/$slug/phrases', params }),
    },
    {
      id: 'go-answers',
      label: say('keys.goTo', { place: say('shell.answers') }),
      group: 'go',
      // As `b` opens them in a reply.
      keys: ['g b'],
      run: () => void navigate({ to: '/b/$slug/answers', params }),
    },
    {
      id: 'go-topics',
      label: say('keys.goTo', { place: say('shell.topics') }),
      group: 'go',
      keys: ['g c'],
      run: () => void navigate({ to: '/b/$slug/topics', params }),
    },
    {
      id: 'go-silence',
      label: say('keys.goTo', { place: say('shell.silence') }),
      group: 'go',
      keys: ['g i'],
      run: () => void navigate({ to: '/b/$slug/silence', params }),
    },
    {
      id: 'go-protocol',
      label: say('keys.goTo', { place: say('shell.protocol') }),
      group: 'go',
      keys: ['g t'],
      run: () => void navigate({ to: '/b/$slug/protocol', params }),
    },
  ]);
}
