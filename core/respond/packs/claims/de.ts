// German words of claims. Data: read by `answers/claim-lexicon.ts`.

import type { ClaimWords } from './claim-words.ts';

export const claims: ClaimWords = {
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
};
