// What rules can name, gathered from where it lives: people, teams, locations, channels. Empty until it is there.

import { useQuery } from '@tanstack/react-query';
import { getLocations, getTeams } from '../api.ts';
import { channelsOf, peopleOf } from '../live/snapshots.ts';
import type { Known } from './naming.ts';

export function useKnown(slug: string): Known {
  const people = useQuery(peopleOf(slug)).data?.people ?? [];
  const channels = useQuery(channelsOf()).data ?? [];
  const teams = useQuery({ queryKey: ['teams', slug], queryFn: ({ signal }) => getTeams(slug, signal) });
  const locations = useQuery({ queryKey: ['locations', slug], queryFn: ({ signal }) => getLocations(slug, signal) });
  return {
    people: people.flatMap(({ email, name }) => (email === null ? [] : [{ email, name }])),
    teams: (teams.data?.teams ?? []).filter(({ isArchived }) => !isArchived),
    locations: locations.data?.locations ?? [],
    channels: channels.map(({ id, label }) => ({ id, label })),
  };
}
