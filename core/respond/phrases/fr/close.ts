// French lines that close the public thread. Data.

import type { PhraseOfUse } from '../phrase.ts';

export const close: readonly PhraseOfUse[] = [
  {
    id: 'fr-close-settled',
    topic: 'any',
    kinds: ['complaint'],
    address: 'either',
    tone: 'warm',
    texts: [
      'Merci pour l’échange en privé, {first_name}. Pour qui nous lit : c’est réglé.',
      'Bonne nouvelle pour finir : tout est rentré dans l’ordre depuis notre conversation.',
    ],
  },
  {
    id: 'fr-close-settled-friend',
    topic: 'any',
    kinds: ['complaint'],
    address: 'either',
    tone: 'warm',
    texts: ['Voilà, tout est arrangé entre nous. Merci d’avoir joué le jeu, {first_name} !'],
  },
  {
    id: 'fr-close-cause',
    topic: 'any',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['Suite et fin : solution trouvée, et la cause corrigée pour les prochains.'],
  },
  {
    id: 'fr-close-money',
    topic: 'money',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['Pour clore ce fil : la somme est rendue et l’erreur de caisse réparée.'],
  },
  {
    id: 'fr-close-staff',
    topic: 'staff',
    kinds: ['complaint'],
    address: 'either',
    tone: 'warm',
    texts: ['Nous nous sommes parlé au téléphone, l’équipe aussi. Merci de nous laisser une seconde chance.'],
  },
  {
    id: 'fr-close-late',
    topic: 'late',
    kinds: ['complaint'],
    address: 'informal',
    tone: 'warm',
    texts: ['Le paquet est enfin chez toi ! Merci d’avoir tenu bon.'],
  },
  {
    id: 'fr-close-safety',
    topic: 'safety',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'plain',
    texts: ['L’analyse est faite, vous en avez le résultat, et le lot reste hors vente.'],
  },
];
