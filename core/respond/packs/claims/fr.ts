// French words of claims. Data: read by `answers/claim-lexicon.ts`.

import type { ClaimWords } from './claim-words.ts';

export const claims: ClaimWords = {
  doublesNegation: true,
  free: 'gratuit, gratuite, gratuits, gratuites, gratuitement, sans frais, offert, offerte, offerts, offertes, rien à payer, ne coûte rien, sans supplément, compris',
  charged: 'payant, payante, payants, facturé, facturée, en supplément, facturons',
  idle: 'par personne, sans problème, pas de problème, sans souci, sans gluten, pas de souci, sans doute, n’hésitez pas, n’hésite pas, ne t’inquiète pas, sans aucun problème',
  open: 'ouvert, ouverte, ouverts, ouvertes, ouvre, ouvrons, ouvrent, ouvrez',
  shut: 'fermé, fermée, fermés, fermées, jour de repos, repos',
  closes: 'ferme, fermons, ferment',
  weekdays:
    'lundi, lundis | mardi, mardis | mercredi, mercredis | jeudi, jeudis | vendredi, vendredis | samedi, samedis | dimanche, dimanches',
  workdays: 'en semaine, jours ouvrables',
  weekend: 'week-end, weekend, week-ends',
  daily: 'tous les jours, chaque jour, toute la semaine',
  months: 'janvier | février | mars | avril | mai | juin | juillet | août | septembre | octobre | novembre | décembre',
  noon: 'midi',
  midnight: 'minuit',
  morning: 'du matin, le matin',
  evening: 'du soir, le soir, de l’après-midi',
  clockBefore: 'à, de, dès, jusqu’à, vers, avant, après',
  partOfHour: 'demie, quart, moins',
  to: 'à, et, ou, au',
  least: 'dès, à partir de, plus de, au moins, au minimum',
  most: 'jusqu’à, moins de, avant, au maximum, au plus',
  but: 'mais, sauf, hormis, toutefois',
  without: 'sans',
  past: 'était, étaient, avait, avaient, fut, hier, dernier, dernière, a été, ont été, avez attendu, est arrivée, est arrivé, sont déjà, j’ai vu, je vois, avez reçu, avez payé, avez commandé, il travaille, depuis, il y a, n’a pas',
  who: '',
  did: '',
  exception:
    'exception, exceptionnellement, la règle est, normalement, d’habitude, en principe, cette fois, dans votre cas, pour vous, je vous accorde, au lieu de, à titre de geste, geste commercial',
};
