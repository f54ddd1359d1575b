// Portuguese lines that invite to a private place. Data.

import type { PhraseOfUse } from '../phrase.ts';

export const offline: readonly PhraseOfUse[] = [
  {
    id: 'pt-offline-any',
    topic: 'any',
    kinds: ['complaint', 'question', 'other'],
    address: 'informal',
    tone: 'plain',
    texts: [
      'Para achar o seu pedido preciso de dados que não devem ficar à vista. Me chama por mensagem privada? {link}',
    ],
  },
  {
    id: 'pt-offline-any-formal',
    topic: 'any',
    kinds: ['complaint', 'question', 'other'],
    address: 'formal',
    tone: 'plain',
    texts: ['Para resguardar os seus dados, continuemos por aqui, só entre nós: {link}. Quem responde é {agent}.'],
  },
  {
    id: 'pt-offline-message',
    topic: 'any',
    kinds: ['complaint', 'question', 'other'],
    address: 'either',
    tone: 'plain',
    texts: ['Segue agora uma mensagem direta: por lá o endereço e o telefone não ficam expostos.'],
  },
  {
    id: 'pt-offline-third',
    topic: 'any',
    kinds: ['complaint'],
    address: 'informal',
    tone: 'warm',
    texts: ['Já trocamos vários comentários, {first_name}; por mensagem a gente resolve com calma e mais rápido.'],
  },
  {
    id: 'pt-offline-money',
    topic: 'money',
    kinds: ['complaint', 'question'],
    address: 'informal',
    tone: 'plain',
    texts: ['Dado de cartão não combina com comentário aberto: manda em {link} e eu cuido do resto.'],
  },
  {
    id: 'pt-offline-staff',
    topic: 'staff',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'warm',
    texts: ['Quero ouvir o que aconteceu sem plateia e sem pressa. Pode contar-me em {link}.'],
  },
  {
    id: 'pt-offline-safety',
    topic: 'safety',
    kinds: ['complaint'],
    address: 'either',
    tone: 'warm',
    texts: ['Assuntos de saúde pedem reserva. Este endereço é privado: {link}.'],
  },
];
