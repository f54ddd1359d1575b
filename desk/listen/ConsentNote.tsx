// What came of a consent, for whoever has just come back from a platform: a profile that is connected is said in passing;
// a refusal stays, in the platform's words, until it is put away.

import { queryOptions, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { sayList } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconAlert } from '../parts/icons.tsx';
import { useToast } from '../parts/Toast.tsx';
import { getConsent } from './connect-api.ts';

const consentOf = (slug: string, id: string) =>
  queryOptions({
    queryKey: ['consent', slug, id],
    queryFn: ({ signal }) => getConsent(slug, id, signal),
    enabled: id !== '',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

interface ConsentNoteProps {
  readonly slug: string;
  readonly labelOf: (channel: string) => string;
  readonly onConnect: (channel: string) => void;
}

export function ConsentNote({ slug, labelOf, onConnect }: ConsentNoteProps) {
  const { consent: id = '' } = useSearch({ from: '/b/$slug/sources' });
  const navigate = useNavigate();
  const toast = useToast();
  const came = useQuery(consentOf(slug, id)).data;
  const names = came?.connected;
  const putAway = () => navigate({ to: '/b/$slug/sources', params: { slug }, search: {}, replace: true });
  useEffect(() => {
    if (id === '' || !names) return;
    toast.show({ message: say('sources.connected', { name: sayList(names), count: names.length }), tone: 'good' });
    void navigate({ to: '/b/$slug/sources', params: { slug }, search: {}, replace: true });
  }, [id, names, navigate, slug, toast]);
  if (id === '' || came === undefined || names) return null;
  return (
    <div className="consent-note" role="status">
      <IconAlert />
      <div className="consent-note-words">
        <strong>{say('connecting.refusedTitle', { channel: labelOf(came.channel) })}</strong>
        <p>{came.refused ?? say('connecting.nothingYet')}</p>
        {came.refused !== null && <p className="consent-note-soft">{say('connecting.refusedAbout')}</p>}
      </div>
      <div className="consent-note-acts">
        <Button size="s" variant="ghost" onClick={() => void putAway()}>
          {say('connecting.putAway')}
        </Button>
        <Button
          size="s"
          onClick={() => {
            void putAway();
            onConnect(came.channel);
          }}
        >
          {say('connecting.tryAgain')}
        </Button>
      </div>
    </div>
  );
}
