// What tells one claim from another, language by language: free of charge, shut, weekdays, months, until, long ago, as an
// exception. Data, beside the packs' numbers, units and negations. Passages have at most three words.

export interface ClaimWords {
  /** Doubled negations stay one: "no caducan nunca". */
  readonly doublesNegation: boolean;
  /** Costs nothing. */
  readonly free: string;
  /** Costs something, without saying how much. */
  readonly charged: string;
  /** "Gluten free", "no problem": look like one of the others and are none. */
  readonly idle: string;
  /** Opens and closes: the same matter, seen from two sides. */
  readonly open: string;
  readonly shut: string;
  /** Closing at an hour says when, not no. */
  readonly closes: string;
  /** Monday first; the forms of each day are cut by a bar. */
  readonly weekdays: string;
  readonly workdays: string;
  readonly weekend: string;
  readonly daily: string;
  /** January first. */
  readonly months: string;
  readonly noon: string;
  readonly midnight: string;
  readonly morning: string;
  readonly evening: string;
  /** Before the hour. */
  readonly clockBefore: string;
  /** Half, quarter, past: times said this way are not read. */
  readonly partOfHour: string;
  /** Between the two ends of a span. */
  readonly to: string;
  /** From so much on, and up to so much. */
  readonly least: string;
  readonly most: string;
  /** Begin another claim in the same sentence. */
  readonly but: string;
  readonly without: string;
  /** Something that happened once, or to this customer only. */
  readonly past: string;
  /** People and what they did: each one with each other is the same. */
  readonly who: string;
  readonly did: string;
  readonly exception: string;
}

export const claimWords: Readonly<Record<string, ClaimWords>> = {
  en: {
    doublesNegation: false,
    free: 'free, free of charge, for free, for nothing, no charge, no cost, no extra cost, no fee, costs nothing, nothing to pay, at no cost, without charge, complimentary, on us, on the house, no surcharge',
    charged: 'charged, surcharge, costs extra, for a fee, charge for, we charge, on top, on top of',
    idle: 'gluten free, free range, dairy free, sugar free, lactose free, nut free, smoke free, step free, interest free, no interest, hands free, free to, feel free, no problem, no worries, not only, no doubt, no matter, not just, no trouble, no fuss, why not, closed case, close to, closed off',
    open: 'open, opens, opened, opening, open up',
    shut: 'closed, shut, day off, days off',
    closes: 'close, closes, closing, shuts',
    weekdays:
      'monday, mondays, mon | tuesday, tuesdays, tue, tues | wednesday, wednesdays, wed | thursday, thursdays, thu, thurs | friday, fridays, fri | saturday, saturdays, sat | sunday, sundays, sun',
    workdays: 'weekday, weekdays',
    weekend: 'weekend, weekends',
    daily: 'any day, every day, daily, seven days',
    months:
      'january, jan | february, feb | march, mar | april, apr | may | june, jun | july, jul | august, aug | september, sep, sept | october, oct | november, nov | december, dec',
    noon: 'noon, midday',
    midnight: 'midnight',
    morning: 'am, a.m, in the morning',
    evening: 'pm, p.m, in the afternoon, in the evening, at night',
    clockBefore: 'at, from, till, until, by, between, before, after, to',
    partOfHour: 'half, quarter, past, to midnight, o’clock',
    to: 'to, till, until, and, or, through',
    least: 'at least, from, over, above, start at, starts at, minimum, more than, spend, or older, aged',
    most: 'under, below, less than, younger than, up to',
    but: 'but, though, although, whereas, only if, unless, except',
    without: 'without',
    past: 'was, were, had, did, didn’t, wasn’t, weren’t, yesterday, ago, last week, last night, last month, last year, last time, have now, has been, have been, i see, i can see, i checked, i have, i’ve, we had, should have, would have, cost last, since, our team, has worked, has cooked, you mention, you mentioned, in your basket, your order, shall i',
    who: 'i, we, you, he, she, they, it, that, driver, parcel, order, delivery',
    did: 'waited, stood, rang, left, came, sent, told, went, got, said, died, ran, saw, paid, bought, booked, ordered, arrived, promised, missed, spent, received, found, called, wrote, cost',
    exception:
      'exception, exceptionally, normally, usually, this time, this once, just for you, in your case, for you until, goodwill, as a one off, as a thank, instead of',
  },
  es: {
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
  },
  fr: {
    doublesNegation: true,
    free: 'gratuit, gratuite, gratuits, gratuites, gratuitement, sans frais, offert, offerte, offerts, offertes, rien à payer, ne coûte rien, sans supplément, compris',
    charged: 'payant, payante, payants, facturé, facturée, en supplément, facturons',
    idle: 'par personne, sans problème, pas de problème, sans souci, sans gluten, pas de souci, sans doute, n’hésitez pas, n’hésite pas, ne t’inquiète pas, sans aucun problème',
    open: 'ouvert, ouverte, ouverts, ouvertes, ouvre, ouvrons, ouvrent, ouvrez',
    shut: 'fermé, fermée, fermés, fermées, jour de repos, repos',
    closes: 'ferme, fermons, ferment',
    weekdays:
      'lundi, lundis | mardi, mardis | mercredi, mercredis | jeudi, jeudis | vendredi, vendredis | samedi, samedis | dimanche, dimanches',
    workdays: 'en semaine, jours ouvrables',
    weekend: 'week-end, weekend, week-ends',
    daily: 'tous les jours, chaque jour, toute la semaine',
    months:
      'janvier | février | mars | avril | mai | juin | juillet | août | septembre | octobre | novembre | décembre',
    noon: 'midi',
    midnight: 'minuit',
    morning: 'du matin, le matin',
    evening: 'du soir, le soir, de l’après-midi',
    clockBefore: 'à, de, dès, jusqu’à, vers, avant, après',
    partOfHour: 'demie, quart, moins',
    to: 'à, et, ou, au',
    least: 'dès, à partir de, plus de, au moins, au minimum',
    most: 'jusqu’à, moins de, avant, au maximum, au plus',
    but: 'mais, sauf, hormis, toutefois',
    without: 'sans',
    past: 'était, étaient, avait, avaient, fut, hier, dernier, dernière, a été, ont été, avez attendu, est arrivée, est arrivé, sont déjà, j’ai vu, je vois, avez reçu, avez payé, avez commandé, il travaille, depuis, il y a, n’a pas',
    who: '',
    did: '',
    exception:
      'exception, exceptionnellement, la règle est, normalement, d’habitude, en principe, cette fois, dans votre cas, pour vous, je vous accorde, au lieu de, à titre de geste, geste commercial',
  },
  de: {
    doublesNegation: false,
    free: 'kostenlos, kostenlose, kostenlosen, kostenfrei, gratis, umsonst, versandkostenfrei, ohne aufpreis, ohne kosten, kostet nichts, keine kosten, keine gebühr, keinen versand, frei haus, inklusive, keinen aufpreis',
    charged: 'kostenpflichtig, gegen gebühr, gegen aufpreis, berechnen wir',
    idle: 'kein problem, keine sorge, nicht nur, keine frage, ohne probleme, ohne weiteres, kein thema, nicht zögern, ohne zögern',
    open: 'offen, geöffnet, öffnen, öffnet, auf',
    shut: 'geschlossen, ruhetag',
    closes: 'schließen, schließt, schliesst',
    weekdays:
      'montag, montags, mo | dienstag, dienstags, di | mittwoch, mittwochs, mi | donnerstag, donnerstags, do | freitag, freitags, fr | samstag, samstags, sa, sonnabend | sonntag, sonntags, so',
    workdays: 'werktags, wochentags, unter der woche',
    weekend: 'wochenende, am wochenende, wochenenden',
    daily: 'täglich, jeden tag, alle tage',
    months: 'januar | februar | märz | april | mai | juni | juli | august | september | oktober | november | dezember',
    noon: 'mittag, mittags',
    midnight: 'mitternacht',
    morning: 'morgens, früh, vormittags',
    evening: 'abends, am abend, nachmittags, am nachmittag',
    clockBefore: 'um, ab, bis, von, gegen, vor, nach',
    partOfHour: 'halb, viertel, dreiviertel',
    to: 'bis, und, oder',
    least: 'ab, über, mindestens, mehr als, von',
    most: 'unter, bis zu, höchstens, weniger als, bis',
    but: 'aber, jedoch, sondern, außer',
    without: 'ohne',
    past: 'war, waren, hatte, hatten, wurde, wurden, gestern, vor kurzem, letzte, letzten, letzter, haben sie gewartet, gewartet, bezahlt, bestellt, gekauft, angerufen, gekommen, erhalten, liegt noch, seit, sehe ich, ich sehe, stand, kam, gab, zurückerstattet, ihre bestellung, deine bestellung, zurück überwiesen, sie erhalten, du bekommst zurück',
    who: '',
    did: '',
    exception:
      'ausnahme, ausnahmsweise, normalerweise, üblicherweise, eigentlich, in der regel, diesmal, dieses mal, in ihrem fall, in deinem fall, kulanz, für sie bis, für dich bis, statt',
  },
  pt: {
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
  },
};
