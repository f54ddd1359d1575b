// Spanish lines that close the public thread. Data.

import type { PhraseOfUse } from '../phrase.ts';

export const close: readonly PhraseOfUse[] = [
  {
    id: 'es-close-any',
    topic: 'any',
    kinds: ['complaint'],
    address: 'informal',
    tone: 'warm',
    texts: ['Gracias por la charla, {first_name}. Queda arreglado, y aquí me tienes.'],
  },
  {
    id: 'es-close-any-formal',
    topic: 'any',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'plain',
    texts: ['Me alegra haber encontrado con usted una salida, {first_name}. Gracias por su confianza.'],
  },
  {
    id: 'es-close-readers',
    topic: 'any',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['Para quien lea esto: lo hablamos en privado y ya hay solución para {matter}.'],
  },
  {
    id: 'es-close-exchange',
    topic: 'wrong',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['Tal como quedamos por mensaje, {first_name}, el cambio va en camino.'],
  },
  {
    id: 'es-close-money',
    topic: 'money',
    kinds: ['complaint'],
    address: 'informal',
    tone: 'warm',
    texts: ['El dinero ya está de vuelta. Gracias por tu paciencia estos días, {first_name}.'],
  },
  {
    id: 'es-close-apart',
    topic: 'any',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['No hemos llegado a un acuerdo, y lo respetamos. La puerta sigue abierta.'],
  },
  {
    id: 'es-close-quality',
    topic: 'quality',
    kinds: ['complaint'],
    address: 'either',
    tone: 'warm',
    texts: ['Hablado y corregido: de este mensaje sale un cambio en la forma de trabajar en {place}.'],
  },
];
