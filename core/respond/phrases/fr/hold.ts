// French lines that say when the customer will hear more. Data.

import type { PhraseOfUse } from '../phrase.ts';

export const hold: readonly PhraseOfUse[] = [
  {
    id: 'fr-hold-look',
    topic: 'any',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'plain',
    texts: [
      'Bonjour {first_name}, c’est lu. Le temps de vérifier {matter}, et je vous réponds {when}.',
      'Votre message est devant moi, {first_name}. Deux collègues à consulter, et vous avez mon retour {when}.',
    ],
  },
  {
    id: 'fr-hold-real-answer',
    topic: 'any',
    kinds: [],
    address: 'formal',
    tone: 'warm',
    texts: ['{first_name}, je tiens à vous donner une vraie réponse, pas une réponse rapide : rendez-vous ici {when}.'],
  },
  {
    id: 'fr-hold-look-friend',
    topic: 'any',
    kinds: [],
    address: 'informal',
    tone: 'plain',
    texts: [
      'Salut {first_name}, vu ! Je me renseigne pour {matter} et je te redis {when}.',
      '{first_name}, je n’ai pas encore de solution, mais je sais à qui la demander : la suite {when}.',
    ],
  },
  {
    id: 'fr-hold-dig',
    topic: 'any',
    kinds: ['complaint'],
    address: 'informal',
    tone: 'warm',
    texts: ['On creuse tout de suite, {first_name}. Tu auras de nos nouvelles {when}, promis.'],
  },
  {
    id: 'fr-hold-hands',
    topic: 'any',
    kinds: [],
    address: 'informal',
    tone: 'plain',
    texts: ['Ta demande est entre mes mains ({agent}), point d’étape {when}.'],
  },
  {
    id: 'fr-hold-warehouse',
    topic: 'late',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['Message bien arrivé. J’appelle l’entrepôt et je donne la suite ici {when}.'],
  },
  {
    id: 'fr-hold-money',
    topic: 'money',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'plain',
    texts: ['La comptabilité retrace le paiement ; vous saurez {when} où est l’argent.'],
  },
  {
    id: 'fr-hold-staff',
    topic: 'staff',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'plain',
    texts: ['Je veux d’abord entendre ceux qui étaient là. Ma réponse complète suivra {when}.'],
  },
  {
    id: 'fr-hold-safety',
    topic: 'safety',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'plain',
    texts: ['C’est transmis à l’instant au responsable qualité, {first_name}. Son avis vous parvient {when}.'],
  },
  {
    id: 'fr-hold-question',
    topic: 'any',
    kinds: ['question'],
    address: 'either',
    tone: 'plain',
    texts: [
      'Je n’ai pas l’information sous la main. Je la cherche et je la poste {when}.',
      'Question posée au bon service, la réponse s’affiche ici {when}.',
    ],
  },
];
