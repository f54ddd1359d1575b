// What a customer's words are about, roughly, for putting the fitting phrases first: beginnings of words by topic and
// language. Data, and one function: words in, topics out. Nothing is decided by it.

import type { Topic } from './phrase.ts';

type Told = Exclude<Topic, 'any'>;

/** Beginnings, with accents folded away. */
const stems: Readonly<Record<string, Readonly<Record<Told, string>>>> = {
  en: {
    late: 'late delay overdue yesterday deliver arriv tracking courier',
    broken: 'broke damag crack shatter defect faulty crash dent torn leak',
    wrong: 'wrong mistake mixed incorrect different instead',
    missing: 'missing lost nothing empty incomplete disappear stolen',
    money: 'refund charg price pay paid invoice bill fee voucher expensive discount card',
    staff: 'staff rude cashier waiter driver employee manager assistant colleague unfriendly',
    waiting: 'wait queue hour line hold slow answer reply phone forever',
    stock: 'stock sold available restock size back',
    hours: 'open close hour sunday holiday monday saturday time',
    access: 'wheelchair ramp lift step parking login password account entrance accessib stroller',
    quality: 'quality taste stale cold cheap worn bland dry colour fade bad',
    safety: 'allerg sick ill glass mould hurt burn poison injur danger fire hair',
    praise: 'thank love great best lovely wonderful amazing brilliant friendly delicious',
    idea: 'suggest idea wish could maybe please consider would',
  },
  de: {
    late: 'spat verspat uberfallig gestern liefer zustell sendung paket',
    broken: 'kaputt beschadig defekt riss gerissen zerbroch sturz gebroch undicht',
    wrong: 'falsch verwechs fehler stattdessen andere',
    missing: 'fehl verlor leer unvollstand verschwund weg',
    money: 'erstatt geld preis zahl bezahlt rechnung gebuhr gutschein teuer rabatt abgebucht karte',
    staff: 'mitarbeit personal unfreundlich verkauf kassier kellner fahrer chef bedienung',
    waiting: 'wart schlange stunde antwort hotline telefon langsam ewig',
    stock: 'ausverkauft verfugbar lager vorratig grosse nachschub',
    hours: 'offnung offen geschloss sonntag feiertag montag samstag uhr',
    access: 'rollstuhl rampe aufzug stufe parkplatz zugang login passwort konto kinderwagen barriere',
    quality: 'qualitat geschmack alt kalt billig trocken farbe schlecht fad',
    safety: 'allerg krank glas schimmel verletz verbrannt vergift gefahr brand haar',
    praise: 'danke super toll beste wunderbar lecker freundlich klasse liebe',
    idea: 'vorschlag idee wunsch konnte vielleicht bitte ware',
  },
  fr: {
    late: 'retard tard hier livr colis suivi attendu',
    broken: 'cass abim defect fissur endommag panne dechir fuit',
    wrong: 'mauvais erreur trompe different incorrect',
    missing: 'manqu perdu vide incomplet disparu rien',
    money: 'rembours prix pay factur frais bon cher remise debit carte argent',
    staff: 'personnel employe desagreable vendeu caiss serveu livreur responsable impoli',
    waiting: 'attend attente queue heure reponse repond telephone lent',
    stock: 'stock rupture disponib epuise taille',
    hours: 'ouvert ferm horaire dimanche ferie lundi samedi heure',
    access: 'fauteuil rampe ascenseur marche parking acces connexion compte poussette passe',
    quality: 'qualite gout rassis froid sec couleur mauvais fade',
    safety: 'allerg malade verre moisi bless brul intoxi danger cheveu',
    praise: 'merci super adore meilleur merveill delicieu aimable bravo genial',
    idea: 'idee suggest propos pourr souhait serait',
  },
  es: {
    late: 'tarde retras demor ayer entreg envio lleg paquete seguimiento',
    broken: 'rot danad defect romp averi estropea grieta fuga',
    wrong: 'equivoc error incorrect otro diferente mal',
    missing: 'falt perdi vaci incomplet desapare nada',
    money: 'reembols devol precio pag cobr factura cargo vale car descuento dinero tarjeta',
    staff: 'personal emplead antipatic borde cajer camarer repartidor encargad maleducad',
    waiting: 'esper cola hora respuesta responde telefono lento',
    stock: 'agotad disponib stock talla existencias',
    hours: 'abiert cerra horario domingo festivo lunes sabado abren abris',
    access: 'silla rampa ascensor escalon aparca acceso cuenta contrasena carrito',
    quality: 'calidad sabor frio duro seco color mala barato',
    safety: 'alerg enferm cristal moho herid quem intoxic peligro pelo',
    praise: 'gracias encant mejor genial maravill riqu amable estupend',
    idea: 'idea suger propon podri ojala estaria',
  },
  pt: {
    late: 'atras demor ontem entreg envio cheg encomenda rastre',
    broken: 'partid danific defeit quebr avari estrag racha fuga',
    wrong: 'errad engan erro trocad diferente',
    missing: 'falt perd vazi incomplet desaparec nada',
    money: 'reembols devol preco pag cobr fatura taxa vale car desconto dinheiro cartao',
    staff: 'funcionari antipatic rude caixa empregad atend motorista gerente grosseir',
    waiting: 'esper fila hora resposta respond telefone lent',
    stock: 'esgotad disponiv stock estoque tamanho',
    hours: 'abert fech horario domingo feriado segunda sabado abre',
    access: 'cadeira rampa elevador degrau estaciona acesso conta senha carrinho',
    quality: 'qualidade sabor frio duro seco cor mau ruim barat',
    safety: 'alerg doente vidro bolor mofo ferid queim intoxic perigo cabelo',
    praise: 'obrigad ador melhor otimo maravilh delicios simpatic parabens',
    idea: 'ideia suger propo poderi gostaria seria',
  },
};

/** The topics the words touch, each with how many different words do. */
export function topicsIn(words: readonly string[], language: string): ReadonlyMap<Topic, number> {
  const found = new Map<Topic, number>();
  const topics = stems[language];
  if (topics === undefined) return found;
  // What is said at great length is judged by its beginning.
  const said = new Set(foldText(words.join(' ').slice(0, 4_000)).match(/[\p{L}]+/gu) ?? []);
  for (const [topic, beginnings] of Object.entries(topics)) {
    const starts = beginnings.split(' ');
    let count = 0;
    for (const word of said) if (starts.some((one) => word.startsWith(one))) count += 1;
    if (count > 0) found.set(topic as Told, count);
  }
  return found;
}

/** Lower case without accents, for finding what is typed in a hurry. */
export const foldText = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
