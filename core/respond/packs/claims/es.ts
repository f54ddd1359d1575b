// Spanish words of claims. Data: read by `answers/claim-lexicon.ts`.

import type { ClaimWords } from './claim-words.ts';

export const claims: ClaimWords = {
  doublesNegation: true,
  free: 'gratis, gratuito, gratuita, gratuitos, gratuitas, gratuitamente, sin coste, sin costo, sin cargo, sin pagar, no pagas, no paga, nada que pagar, no cuesta nada, invitamos, sin gastos',
  charged: 'de pago, cobramos, se cobra',
  idle: 'sin problema, sin ningún problema, no hay problema, sin gluten, no dudes, no dude, no solo, sin duda',
  open: 'abierto, abierta, abiertos, abiertas, abre, abrimos, abren, abrís, abrir',
  shut: 'cerrado, cerrada, cerrados, cerradas, descanso, descansamos',
  closes: 'cerramos, cierra, cierran, cierre',
  weekdays: 'lunes | martes | miércoles | jueves | viernes | sábado, sábados | domingo, domingos',
  workdays: 'entre semana, días laborables',
  weekend: 'fin de semana, fines de semana, finde',
  daily: 'todos los días, cada día, a diario, toda la semana',
  months:
    'enero | febrero | marzo | abril | mayo | junio | julio | agosto | septiembre | octubre | noviembre | diciembre',
  noon: 'mediodía',
  midnight: 'medianoche',
  morning: 'de la mañana, por la mañana',
  evening: 'de la tarde, de la noche, por la tarde',
  clockBefore: 'a las, las, a la, hasta las, desde las, de',
  partOfHour: 'media, cuarto, menos',
  to: 'a, y, o, hasta',
  least: 'desde, a partir de, más de, al menos, como mínimo, pasa de, mayores de',
  most: 'hasta, menos de, menores de, antes de, como máximo',
  but: 'pero, aunque, salvo, excepto, sino',
  without: 'sin',
  past: 'era, eran, fue, fueron, estaba, tenía, tuvo, hubo, ayer, hace, pasado, pasada, llegó, llegaste, esperaste, pediste, compraste, éramos, he visto, hemos visto, veo, vemos, ya he, han bajado, ha bajado, siento los, sentimos los, de tu carrito, del sábado, esperó, llamó, costaba, ha sido, has esperado, lleva, llevas',
  who: '',
  did: '',
  exception:
    'excepción, excepcionalmente, normalmente, lo normal, habitualmente, por esta vez, esta vez, en su caso, en tu caso, en vez de, por ser tú, como detalle',
};
