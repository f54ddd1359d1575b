// German lines that invite to a private place. Data.

import type { PhraseOfUse } from '../phrase.ts';

export const offline: readonly PhraseOfUse[] = [
  {
    id: 'de-offline-order',
    topic: 'any',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'plain',
    texts: [
      'Zum Nachsehen brauche ich Ihre Bestellnummer und Anschrift, und die gehören nicht ins Netz: {link}',
      'Ihre Daten sind zu schade für die Kommentarspalte. Geschützt geht es hier weiter: {link}',
    ],
  },
  {
    id: 'de-offline-friend',
    topic: 'any',
    kinds: ['complaint'],
    address: 'informal',
    tone: 'plain',
    texts: ['Dafür brauche ich zwei persönliche Angaben von dir, bitte lieber als Direktnachricht.'],
  },
  {
    id: 'de-offline-photo',
    topic: 'broken',
    kinds: ['complaint'],
    address: 'informal',
    tone: 'plain',
    texts: ['Schick uns Foto und Kassenbon privat, dann steht dein Name nicht für alle da.'],
  },
  {
    id: 'de-offline-money',
    topic: 'money',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'plain',
    texts: ['Kontodaten bitte nie öffentlich! Was Sie über {link} schreiben, sehen nur wir.'],
  },
  {
    id: 'de-offline-staff',
    topic: 'staff',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'warm',
    texts: ['Darüber möchte ich in Ruhe mit Ihnen sprechen, ohne Zuschauer. Hier erreichen Sie mich: {link}'],
  },
  {
    id: 'de-offline-safety',
    topic: 'safety',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['Weil es um Gesundheit geht, machen wir vertraulich weiter: {link}'],
  },
  {
    id: 'de-offline-address',
    topic: 'late',
    kinds: ['complaint'],
    address: 'informal',
    tone: 'warm',
    texts: ['Klären wir den Rest unter uns, {first_name}, sonst liest die halbe Stadt deine Adresse mit: {link}'],
  },
];
