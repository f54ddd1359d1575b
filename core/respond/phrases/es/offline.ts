// Spanish lines that invite to a private place. Data.

import type { PhraseOfUse } from '../phrase.ts';

export const offline: readonly PhraseOfUse[] = [
  {
    id: 'es-offline-any',
    topic: 'any',
    kinds: ['complaint', 'question', 'other'],
    address: 'informal',
    tone: 'plain',
    texts: ['Para buscar tu pedido necesito datos que no deben leerse aquí. ¿Me escribes en privado? {link}'],
  },
  {
    id: 'es-offline-any-formal',
    topic: 'any',
    kinds: ['complaint', 'question', 'other'],
    address: 'formal',
    tone: 'plain',
    texts: ['Por proteger sus datos, sigamos en privado: {link}. Le atiendo yo, {agent}.'],
  },
  {
    id: 'es-offline-message',
    topic: 'any',
    kinds: ['complaint', 'question', 'other'],
    address: 'either',
    tone: 'plain',
    texts: ['Va un mensaje directo ahora mismo: por ahí la dirección no la ve nadie más.'],
  },
  {
    id: 'es-offline-third',
    topic: 'any',
    kinds: ['complaint'],
    address: 'informal',
    tone: 'warm',
    texts: ['Ya van varias idas y vueltas, {first_name}; por mensaje directo podemos verlo con calma y acabar antes.'],
  },
  {
    id: 'es-offline-money',
    topic: 'money',
    kinds: ['complaint', 'question'],
    address: 'informal',
    tone: 'plain',
    texts: ['Los números de cuenta, lejos de miradas ajenas: pásamelos en {link} y lo cierro contigo.'],
  },
  {
    id: 'es-offline-staff',
    topic: 'staff',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'warm',
    texts: ['Quiero escuchar lo sucedido sin público y sin prisa. Puede contármelo en {link}.'],
  },
  {
    id: 'es-offline-safety',
    topic: 'safety',
    kinds: ['complaint'],
    address: 'either',
    tone: 'warm',
    texts: ['De salud se habla mejor en confianza. Este enlace es solo para nosotros: {link}.'],
  },
];
