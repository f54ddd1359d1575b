// Portuguese lines that close the public thread. Data.

import type { PhraseOfUse } from '../phrase.ts';

export const close: readonly PhraseOfUse[] = [
  {
    id: 'pt-close-any',
    topic: 'any',
    kinds: ['complaint'],
    address: 'informal',
    tone: 'warm',
    texts: ['Foi bom conversar com você, {first_name}. Tudo acertado, e continuo por aqui.'],
  },
  {
    id: 'pt-close-any-formal',
    topic: 'any',
    kinds: ['complaint'],
    address: 'formal',
    tone: 'plain',
    texts: ['Que bom ter encontrado uma saída, {first_name}. Fica o agradecimento pela confiança que nos deu.'],
  },
  {
    id: 'pt-close-readers',
    topic: 'any',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['Para quem acompanha: a conversa seguiu em particular e já existe solução para {matter}.'],
  },
  {
    id: 'pt-close-exchange',
    topic: 'wrong',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['Como combinado por mensagem, {first_name}, a troca já vai a caminho.'],
  },
  {
    id: 'pt-close-money',
    topic: 'money',
    kinds: ['complaint'],
    address: 'informal',
    tone: 'warm',
    texts: ['O dinheiro já voltou para a sua conta. Obrigado pela paciência, {first_name}.'],
  },
  {
    id: 'pt-close-apart',
    topic: 'any',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['Não houve acordo desta vez, e respeitamos isso. A porta continua aberta.'],
  },
  {
    id: 'pt-close-quality',
    topic: 'quality',
    kinds: ['complaint'],
    address: 'either',
    tone: 'warm',
    texts: ['Conversa feita e lição aprendida: muda alguma coisa na forma de trabalhar em {place}.'],
  },
];
