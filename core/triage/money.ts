// Whether money is at stake in a customer's words: an amount with its currency, or one of few plain words for being
// charged and paid back. In: the line a case shows of itself, 140 characters at most, so that the intake can ask it of
// every complaint and question. Out: what it was seen by.

export type MoneySeen = 'amount' | 'words';

const currency = '[$€£¥₹₽₺₩₪฿₴₫]';
const unit =
  'eur|euros?|usd|dollars?|bucks|gbp|pounds?|quid|chf|francs?|franken|pesos?|reais|z[łl]|kr|kronen|kronor|rupees|yen';
const amount = new RegExp(`${currency}\\s?\\d|\\d\\s?(?:${currency}|(?:${unit})(?![\\p{L}\\p{N}]))`, 'iu');

/** In the languages Heed reads. Beginnings of words where a star stands: "refund*" is also "refunded". */
const moneyWords = [
  'refund* reimburs* overcharg* double-charged money chargeback compensation',
  'erstattung rückerstattung zurückerstatte* abgebucht doppelt·berechnet geld entschädigung',
  'remboursé* rembourse* remboursement prélevé* débité* argent dédommagement',
  'reembolso* reembolsa* cobrado cobrada cobraron cobrasteis dinero indemnización',
  'estorno estornar cobraram dinheiro indenização indemnização',
  'rimborso rimborsi rimborsare rimborsate addebitato addebitata soldi risarcimento',
  'terugbetaling terugbetaald afgeschreven geld schadevergoeding',
];
const words = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${moneyWords
    .flatMap((line) => line.split(' '))
    .map((word) => word.replaceAll('·', ' ').replace('*', '\\p{L}*'))
    .join('|')})(?![\\p{L}\\p{N}])`,
  'iu',
);

export function moneyIn(line: string | null): MoneySeen | null {
  if (line === null) return null;
  if (amount.test(line)) return 'amount';
  return words.test(line) ? 'words' : null;
}
