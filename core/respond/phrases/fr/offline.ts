// French lines that invite to a private place. Data.

import type { PhraseOfUse } from '../phrase.ts';

export const offline: readonly PhraseOfUse[] = [
  {
    id: 'fr-offline-order',
    topic: 'any',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'plain',
    texts: [
      'Pour retrouver la commande, il me faut votre nom et votre adresse, et ça ne se publie pas : {link}',
      'Vos coordonnées méritent mieux qu’un commentaire public : déposez-les ici, {link}',
    ],
  },
  {
    id: 'fr-offline-friend',
    topic: 'any',
    kinds: ['complaint'],
    address: 'informal',
    tone: 'warm',
    texts: ['J’ai besoin de deux infos perso pour avancer, mieux vaut pas ici : écris-moi en privé, je t’attends.'],
  },
  {
    id: 'fr-offline-photo',
    topic: 'broken',
    kinds: ['complaint'],
    address: 'informal',
    tone: 'plain',
    texts: ['Envoie-nous la photo et le ticket en message privé, comme ça rien ne traîne en public.'],
  },
  {
    id: 'fr-offline-money',
    topic: 'money',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['Parlons du compte à l’abri des regards : {link} s’ouvre sans inscription.'],
  },
  {
    id: 'fr-offline-staff',
    topic: 'staff',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'warm',
    texts: ['Ce que vous racontez mérite une vraie conversation, sans spectateurs. Je vous lis là : {link}'],
  },
  {
    id: 'fr-offline-safety',
    topic: 'safety',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['Comme il est question de santé, la suite reste confidentielle : {link}'],
  },
  {
    id: 'fr-offline-address',
    topic: 'late',
    kinds: ['complaint'],
    address: 'informal',
    tone: 'plain',
    texts: ['Ton adresse n’a rien à faire sous ce post, on vérifie la livraison par ici : {link}'],
  },
];
