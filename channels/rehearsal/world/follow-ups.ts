// What people say to an answer when the story has no words of its own for it: by language, temper and turn.

import type { Temper } from './written.ts';

export const lines: Readonly<Record<string, Partial<Record<Temper, readonly (readonly string[])[]>>>> = {
  en: {
    warm: [['Aw, thank you for answering!', 'You lot are lovely. Thanks!', 'That made me smile, thank you.']],
    calm: [['Thanks for getting back to me.', 'Good to know, thank you.', 'Right, thanks.']],
    hot: [
      [
        'That’s an answer, not a solution. What happens now?',
        'I’ve heard that before. When will it actually be fixed?',
      ],
      ['Fine. Thank you for staying with it.', 'OK, that I can live with. Thanks.'],
    ],
    curious: [
      ['Thank you! And is it the same at the weekend?', 'Thanks. Is that so in all four shops?'],
      ['Perfect, thanks!', 'That’s everything, thank you.'],
    ],
    troll: [['didn’t ask you', 'oh look, the bread people can type']],
  },
  es: {
    warm: [['¡Qué majos sois, gracias por contestar!', '¡Gracias a vosotros!']],
    calm: [['Gracias por responder.', 'Vale, gracias por la información.']],
    hot: [
      ['Muy bien, pero ¿cuándo se arregla de verdad?', 'Eso ya me lo dijeron la otra vez.'],
      ['De acuerdo, gracias por insistir.', 'Así sí. Gracias.'],
    ],
    curious: [['¡Gracias! ¿Y los fines de semana igual?', 'Gracias. ¿En todas las tiendas?'], ['Perfecto, gracias.']],
    troll: [['nadie os ha preguntado', 'uy, que se ofenden los panaderos']],
  },
  fr: {
    warm: [['Merci beaucoup pour votre réponse !', 'Vous êtes adorables, merci.']],
    calm: [['Merci pour votre retour.', 'C’est noté, merci.']],
    hot: [
      ['D’accord, mais concrètement, c’est réglé quand ?', 'On m’a déjà dit ça la semaine dernière.'],
      ['Très bien, merci d’avoir suivi.', 'Bon, là je suis satisfaite. Merci.'],
    ],
    curious: [
      ['Merci ! Et le week-end, c’est pareil ?', 'Merci. Dans toutes vos boutiques ?'],
      ['Parfait, merci à vous.'],
    ],
    troll: [['personne ne vous a sonnés']],
  },
  de: {
    warm: [['Wie nett, danke für die Antwort!', 'Ihr seid lieb, danke!']],
    calm: [['Danke für die Rückmeldung.', 'Gut zu wissen, danke.']],
    hot: [
      ['Schön, aber wann ist das wirklich erledigt?', 'Das habe ich letzte Woche schon einmal gehört.'],
      ['In Ordnung, danke fürs Dranbleiben.', 'Gut, damit kann ich leben.'],
    ],
    curious: [['Danke! Gilt das am Wochenende auch?', 'Danke. Und in allen vier Läden?'], ['Perfekt, vielen Dank.']],
    troll: [['hat euch wer gefragt?']],
  },
  pt: {
    warm: [['Que simpatia, obrigada pela resposta!', 'Vocês são uns queridos, obrigado!']],
    calm: [['Obrigado pela resposta.', 'Está bem, obrigada.']],
    hot: [
      ['Certo, mas quando é que fica resolvido?', 'Isso já me disseram da outra vez.'],
      ['Pronto, obrigado por não desistirem.', 'Assim está bem. Obrigado.'],
    ],
    curious: [['Obrigado! E ao fim de semana é igual?', 'Obrigado. Em todas as lojas?'], ['Perfeito, muito obrigado.']],
    troll: [['ninguém vos perguntou nada']],
  },
  it: {
    warm: [['Che gentili, grazie della risposta!', 'Siete carinissimi, grazie!']],
    calm: [['Grazie della risposta.', 'Va bene, grazie.']],
    hot: [
      ['Sì, ma quando si risolve davvero?', 'Me l’avevate già detto la settimana scorsa.'],
      ['D’accordo, grazie di averci seguito.', 'Così va bene. Grazie.'],
    ],
    curious: [['Grazie! E nel fine settimana è uguale?', 'Grazie. In tutti i negozi?'], ['Perfetto, grazie mille.']],
    troll: [['ma chi vi ha chiesto niente']],
  },
};
