// Portuguese words of claims. Data: read by `answers/claim-lexicon.ts`.

import type { ClaimWords } from './claim-words.ts';

export const claims: ClaimWords = {
  doublesNegation: true,
  free: 'grátis, gratis, gratuito, gratuita, gratuitos, gratuitas, gratuitamente, sem custo, sem custos, sem custos extra, sem pagar, não paga, não paga nada, não pagas, sem encargos, pelo mesmo valor, oferecemos',
  charged: 'cobramos, pago à parte, é pago, é paga',
  idle: 'sem problema, sem problemas, sem glúten, sem dúvida, não hesite, não só, sem qualquer problema',
  open: 'aberto, aberta, abertos, abertas, abre, abrimos, abrem',
  shut: 'fechado, fechada, fechados, fechadas, encerrado, encerrada, folga',
  closes: 'fechamos, fecha, fecham, encerramos',
  weekdays:
    'segunda, segunda-feira, segundas | terça, terça-feira, terças | quarta, quarta-feira, quartas | quinta, quinta-feira, quintas | sexta, sexta-feira, sextas | sábado, sábados | domingo, domingos',
  workdays: 'dias úteis, durante a semana',
  weekend: 'fim de semana, fins de semana, fim-de-semana',
  daily: 'todos os dias, diariamente, cada dia, toda a semana',
  months:
    'janeiro | fevereiro | março | abril | maio | junho | julho | agosto | setembro | outubro | novembro | dezembro',
  noon: 'meio-dia',
  midnight: 'meia-noite',
  morning: 'da manhã, de manhã',
  evening: 'da tarde, da noite',
  clockBefore: 'às, as, das, até, à, ao',
  partOfHour: 'meia, quarto, menos, um quarto',
  to: 'a, e, ou, até, às',
  least: 'a partir de, desde, mais de, acima de, pelo menos, no mínimo',
  most: 'até, menos de, antes de, no máximo, abaixo de',
  but: 'mas, embora, exceto, excepto, salvo, porém',
  without: 'sem',
  past: 'era, eram, foi, foram, estava, estavam, tinha, tivesse, tiveram, ontem, passado, passada, esperou, chegou, pediu, comprou, pagou, custava, há dias, vejo, vimos, desde que está, lamento que, já está, atrás, recebeu',
  who: '',
  did: '',
  exception:
    'exceção, excepção, excecionalmente, excepcionalmente, normalmente, o normal, habitualmente, desta vez, no seu caso, no teu caso, em vez de, por cortesia',
};
