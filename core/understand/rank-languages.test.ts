// The packed table says what eld itself says, which is the oracle here and no longer part of the product.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eld } from 'eld/extrasmall';
import { languageCodes } from './cues/language-table.ts';
import { scoreLanguages } from './rank-languages.ts';

const texts = [
  'my parcel has not arrived and nobody answers the telephone',
  'mein paket ist immer noch nicht da und niemand geht ans telefon über die feiertage',
  'le colis n est toujours pas arrivé et personne ne répond à mes messages où est il',
  'mi pedido no llega desde hace días y nadie contesta mañana reclamo la devolución',
  'a encomenda não chegou e ninguém responde às mensagens que enviei',
  'il pacco non è arrivato e nessuno risponde perché è così difficile',
  'het pakket is nog steeds niet aangekomen en niemand neemt de telefoon op',
  'Заказ до сих пор не пришёл и никто не отвечает на письма',
  'طلبت المنتج منذ أسبوع ولم يصل بعد ولا أحد يرد',
  'ช่วยตอบด้วยค่ะ พัสดุยังไม่มาเลย',
  '注文した商品がまだ届いていませんどうなっていますか',
  '我的包裹还没有到也没有人接电话请尽快回复我',
  'मेरा पार्सल अभी तक नहीं आया और कोई जवाब नहीं देता',
  'siparişim hâlâ gelmedi ve kimse telefona bakmıyor çok üzgünüm',
  'ok ok ok ok ok ok',
  'donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung gilt',
];

for (const text of texts) {
  test(`as eld ranks it: ${text.slice(0, 40)}`, () => {
    const expected = Object.entries(eld.detect(text).getScores());
    const scores = scoreLanguages(text) ?? [];
    const ranked = new Map(
      languageCodes.map((code, i) => [code, scores[i] ?? 0] as const).filter(([, score]) => score > 0),
    );
    assert.equal(ranked.size, expected.length);
    for (const [code, score] of expected)
      assert.ok(Math.abs((ranked.get(code) ?? 0) - score) < 1e-9, `${code}: ${score}`);
  });
}

test('no letters, no languages', () => {
  assert.equal(scoreLanguages(''), null);
  assert.equal(scoreLanguages('123 !!! 😀'), null);
});
