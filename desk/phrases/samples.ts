// What a phrase is tried with on its page, in the phrase's own language. Data, and one function.

import type { FillValues } from '../../core/respond/phrases/fill.ts';

const link = 'heed.example/x';

const samples: Readonly<Record<string, FillValues>> = {
  en: { first_name: 'Dana', matter: 'your parcel', when: 'by 3 pm today', agent: 'Mara', place: 'the shop', link },
  de: { first_name: 'Dana', matter: 'Ihr Paket', when: 'heute bis 15 Uhr', agent: 'Mara', place: 'der Laden', link },
  fr: { first_name: 'Dana', matter: 'votre colis', when: 'avant 15 h', agent: 'Mara', place: 'le magasin', link },
  es: {
    first_name: 'Dana',
    matter: 'el paquete',
    when: 'hoy antes de las 15:00',
    agent: 'Mara',
    place: 'la tienda',
    link,
  },
  pt: { first_name: 'Dana', matter: 'a encomenda', when: 'hoje até às 15h', agent: 'Mara', place: 'a loja', link },
};

/** Where a language has none, only names are filled and the rest stays open. */
export const samplesOf = (language: string, brand: string): FillValues => ({
  ...(samples[language] ?? { first_name: 'Dana', agent: 'Mara' }),
  brand,
});
