// German lines that close the public thread. Data.

import type { PhraseOfUse } from '../phrase.ts';

export const close: readonly PhraseOfUse[] = [
  {
    id: 'de-close-settled',
    topic: 'any',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'warm',
    texts: [
      'Für alle, die mitlesen: Wir haben gesprochen und eine Lösung gefunden. Danke für Ihr Vertrauen!',
      'Gute Nachricht zum Abschluss: Nach unserem Gespräch ist alles im Lot.',
    ],
  },
  {
    id: 'de-close-settled-friend',
    topic: 'any',
    kinds: ['complaint'],
    address: 'informal',
    tone: 'warm',
    texts: ['Geklärt! Danke für das nette Hin und Her im Privaten, {first_name}.'],
  },
  {
    id: 'de-close-cause',
    topic: 'any',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['Inzwischen gelöst, und die Ursache ist auch gleich beseitigt.'],
  },
  {
    id: 'de-close-money',
    topic: 'money',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['Nachtrag zum Schluss: Das Geld ist zurück, der Kassenfehler behoben.'],
  },
  {
    id: 'de-close-staff',
    topic: 'staff',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'warm',
    texts: ['Wir haben telefoniert und auch intern Klartext geredet. Schön, dass Sie uns noch eine Chance geben.'],
  },
  {
    id: 'de-close-late',
    topic: 'late',
    kinds: ['complaint'],
    address: 'either',
    tone: 'warm',
    texts: ['Endlich da! Danke fürs Durchhalten.'],
  },
  {
    id: 'de-close-safety',
    topic: 'safety',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'plain',
    texts: ['Das Laborergebnis liegt Ihnen vor, die Ware bleibt aus dem Regal.'],
  },
];
