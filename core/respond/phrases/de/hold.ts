// German lines that say when the customer will hear more. Data.

import type { PhraseOfUse } from '../phrase.ts';

export const hold: readonly PhraseOfUse[] = [
  {
    id: 'de-hold-clear',
    topic: 'any',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'plain',
    texts: [
      'Ihre Nachricht ist da. Ich kläre das im Haus und melde mich {when} bei Ihnen.',
      'Gelesen und ernst genommen. Zwei Kolleginnen muss ich noch fragen, Ihre Antwort kommt {when}.',
    ],
  },
  {
    id: 'de-hold-real-answer',
    topic: 'any',
    kinds: [],
    address: 'formal',
    tone: 'warm',
    texts: ['Eine schnelle Floskel hilft Ihnen nicht, darum frage ich nach und antworte {when} richtig.'],
  },
  {
    id: 'de-hold-look-friend',
    topic: 'any',
    kinds: [],
    address: 'informal',
    tone: 'plain',
    texts: [
      'Hi {first_name}, angekommen! Ich gehe der Sache nach, {when} weißt du mehr.',
      '{first_name}, eine Lösung habe ich noch nicht, aber ich weiß, wen ich fragen muss. Mehr dazu {when}!',
    ],
  },
  {
    id: 'de-hold-dig',
    topic: 'any',
    kinds: ['complaint'],
    address: 'informal',
    tone: 'warm',
    texts: ['Wir sind schon dran, {first_name}, und sagen dir {when} Bescheid. Versprochen.'],
  },
  {
    id: 'de-hold-hands',
    topic: 'any',
    kinds: [],
    address: 'informal',
    tone: 'plain',
    texts: ['Liegt jetzt auf meinem Tisch ({agent}), den nächsten Zwischenstand kriegst du {when}.'],
  },
  {
    id: 'de-hold-warehouse',
    topic: 'late',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['Notiert: {matter}. Die Spedition ist angefragt, den Stand gibt es hier {when}.'],
  },
  {
    id: 'de-hold-money',
    topic: 'money',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'plain',
    texts: ['Die Buchhaltung sucht Ihre Zahlung gerade heraus. Sie erfahren {when}, wo das Geld liegt.'],
  },
  {
    id: 'de-hold-staff',
    topic: 'staff',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'plain',
    texts: ['Zuerst möchte ich mit denen reden, die Dienst hatten. Ausführlich schreibe ich Ihnen {when}.'],
  },
  {
    id: 'de-hold-safety',
    topic: 'safety',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'plain',
    texts: ['Das geht direkt an die Qualitätssicherung, deren Auskunft bekommen Sie {when}.'],
  },
  {
    id: 'de-hold-question',
    topic: 'any',
    kinds: ['question'],
    address: 'either',
    tone: 'plain',
    texts: [
      'Das weiß ich nicht aus dem Kopf. Ich finde es heraus, die Antwort steht {when} hier.',
      'Weitergereicht an die Fachleute, {when} kann man es hier nachlesen.',
    ],
  },
];
