// Words around private data, in the languages of the packs. Data: what an order number stands behind, how a business
// speaks of its own contacts and of a customer's, and what streets are called.

const anyOf = (lists: readonly string[]): string =>
  lists
    .join(',')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.]/gu, '\\.').replace(/ /gu, '\\s+'))
    .join('|');

const words = (lists: readonly string[], flags: string): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${anyOf(lists)})(?!\\p{L})`, flags);

/** A code behind one of these is the customer's. */
export const orderWords = words(
  [
    `order, orders, booking, bookings, reservation, confirmation, reference, ref, case, ticket, tracking, tracking number, invoice, policy, claim, customer number, customer no, customer id, client number, complaint, parcel, package, shipment, consignment, delivery, return, refund, member, membership, membership number, account, account number, account no, contract, purchase, receipt, pnr, locator, subscription, repair, quote, application, enquiry, request, incident, job, loyalty, loyalty card, loyalty number, waybill, prescription, voucher`,
    `pedido, pedidos, reserva, localizador, seguimiento, envío, paquete, factura, póliza, reclamación, número de cliente, nº de cliente, cliente, ticket, tique, devolución, referencia, expediente, contrato, abono, incidencia, guía, albarán, compra, solicitud, socio, recibo, cita, siniestro`,
    `commande, réservation, dossier, colis, facture, suivi, numéro client, numéro de client, client, retour, remboursement, référence, réf, contrat, billet, réclamation, expédition, envoi, abonnement, adhérent, carte de fidélité, police, sinistre, devis, ticket, bon, avoir`,
    `bestellung, bestellnummer, bestellnr, bestell, auftrag, auftrags, auftragsnr, kd, kunden, kundennr, sendungs, rechnungs, rechnungsnr, vorgangs, buchungs, buchungsnr, ticketnr, vertragsnr, vertrags, az, auftragsnummer, buchung, buchungsnummer, buchungscode, sendung, sendungsnummer, paket, rechnung, rechnungsnummer, kundennummer, kundennr, vertrag, vertragsnummer, ticket, ticketnummer, vorgang, vorgangsnummer, aktenzeichen, reklamation, retoure, gutschrift, reservierung, lieferung, mitgliedsnummer, mitglied, police, policennummer, schadennummer, schaden, referenz, beschwerde, fall, fallnummer, versicherungsnummer, gutschein, abo, anfrage, antrag`,
    `encomenda, rastreio, rastreamento, código de rastreio, protocolo, fatura, nota fiscal, apólice, devolução, reclamação, número de cliente, cliente, bilhete, voo, envio, pacote, referência, contrato, processo, compra, chamado, sinistro, cadastro, sócio, recibo, reembolso, assinatura, objeto`,
  ],
  'giu',
);

/** Between such a word and its code. */
export const fillers =
  /^(?:number|numbers|no|nr|nº|n°|num|número|numéro|numero|nummer|id|code|código|codigo|is|was|ist|lautet|es|est|é|your|ref|reference|with|under|con|com|avec|mit|unter|ihre|deine|su|tu|votre|ta|sua|seu|seguimiento|suivi|rastreio|has|hat|tem|tiene|porte|trägt|for|für|para|pour)$/iu;

/** A number behind one of these is of a thing and not of a customer. */
export const thingWords = words(
  [
    `serial, serial number, serial numbers, part, part number, form, batch, lot, model, version, build, flight, train, bus, tram, isbn, ean, item, route, platform, gate, company number, room, page, article, regulation, norm, iso, din, release, coordinates, vat number`,
    `lote, modelo, versión, vuelo, tren, artículo, serie, formulario, versão, voo, comboio, artigo, série, cif, nif, cnpj`,
    `modèle, vol, train, article, formulaire, siret, siren`,
    `chargennummer, modell, flug, zug, artikel, artikelnummer, seriennummer, teilenummer, formular, auflage, ausgabe, ustid, handelsregister`,
  ],
  'giu',
);

/** The business speaks of a contact of its own. */
export const ownWords = words(
  [
    `call us, ring us, phone us, text us, email us, mail us, write us, write to us, message us, reach us, contact us, find us, visit us, see us, see you at, see you in, see you on, the entrance, entrance is, join us, call me, reach me, write to me, ask for, do call, please call, please phone, please ring, please text, please write, please email, please mail, please contact, write to, write in to, you can call, you can reach, you can write, you can email, you can phone, you can ring, you can find, you will find us, reach the, call the, call our, ring our, ring the, mail, email our, phone our, contact our, contact the, dial, freephone, lines open, lines are open, the line is open, customer service, customer services, reception is, the shop is, the store is, the office is, we are at, we're at, we are in, we moved, we have moved, we are moving, has moved to, moves to, moved to, drop in at, come to, come by, come to see us, join us at, posts to us, post it to, send it to us, return it to, returns go to, letters to, for sales, for repairs, press enquiries, to ask about, apply to, donate to, pay to`,
    `llámenos, llámanos, llámeme, llame al, llama al, escríbanos, escríbenos, escríbame, escriba a, escribe a, contáctenos, contáctanos, contacte con, visítenos, visítanos, pregunte por, pregunta por, estamos en, entrada nueva, la entrada, nueva entrada, les esperamos en, os esperamos en, atiende en, atienden en, atendemos en, con el mismo, marque el, la tienda está, el hotel está, teléfono gratuito, teléfono de atención, atención al cliente, puede llamar, puedes llamar, puede escribir, puedes escribir, venga a, ven a, pásese por, pásate por, diríjase a, envíelo a, envíanoslo a`,
    `appelez nous, appelez-nous, appelle nous, appelle-nous, appelez le, appelez notre, écrivez nous, écrivez-nous, écrivez à, écris à, écris-nous, contactez, contacte-nous, joignez-nous, joindre notre, nous joindre, joignable, rendez-nous visite, venez au, venez nous, passez nous, passez au, demandez, nous sommes au, nous sommes à, l'entrée, nouvelle entrée, on se retrouve, rendez-vous au, nous déménageons, nous avons déménagé, déménage, a déménagé, la boutique est, le magasin est, l'hôtel est, numéro vert, service client, répond au, retrouvez-nous, composez le, faites le, retournez-le à, renvoyez-le à`,
    `rufen sie, ruf uns, rufen sie uns, ruft uns, schreiben sie, schreib uns, schreiben sie uns, schreibt uns, sie erreichen uns, du erreichst uns, ihr erreicht uns, erreichen uns, erreichbar, melden sie sich, melde dich, melde dich unter, fragen sie nach, frag nach, besuchen sie uns, besuch uns, sie finden uns, du findest uns, wir sind in, der eingang, neuer eingang, eingang ist, bis bald in, bis dann in, treffpunkt, wir sind umgezogen, wir ziehen um, zieht um, umgezogen, telefon bleibt, kommen sie in, komm in, komm vorbei, kommen sie vorbei, theaterkasse, kundenservice, wählen sie, senden sie, schicken sie, schicken sie es an, zurück an`,
    `ligue para, ligue, ligue-nos, ligue nos, liguem, escreva para, escreva-nos, escreva a, escrevam para, fale connosco, fale conosco, contacte-nos, contacte, visite-nos, visite nos, pergunte pela, pergunte pelo, mudamos, mudámos, mudou para, mudamo-nos, ficamos na, ficamos no, a entrada, nova entrada, esperamos na, esperamos no, até já na, estamos na, estamos no, atende pelo, atende no, atendemos no, com o mesmo, linha gratuita, apoio ao cliente, pode ligar, pode escrever, venha à, venha ao, passe na, passe no, envie para nós`,
  ],
  'giu',
);

/** Where and how a business is reached, in a word. */
export const ownPlaces = words(
  [
    `shop, store, branch, showroom, office, head office, registered office, clinic, surgery, studio, workshop, depot, warehouse, reception, desk, helpline, hotline, switchboard, box office, line, lines, pop-up, bookings, reservations, headquarters, gallery, museum, theatre, restaurant, café, garage, hall, outlet`,
    `tienda, oficina, sede, sucursal, taller, almacén, taquilla, centralita, línea, recepción, mostrador, clínica, restaurante, local, reservas`,
    `boutique, magasin, agence, siège, siège social, atelier, dépôt, accueil, standard, guichet, billetterie, cabinet, restaurant, ligne, musée`,
    `laden, geschäft, filiale, büro, firmensitz, lager, lagerverkauf, werkstatt, praxis, kasse, rezeption, zentrale, hotline, notfallnummer, servicenummer, kundendienst, museum, restaurant, vorverkauf`,
    `loja, escritório, sede, filial, oficina, armazém, bilheteira, recepção, receção, balcão, clínica, restaurante, ateliê, linha, central`,
  ],
  'giu',
);

/** The business speaks of a contact of the customer's. */
export const theirWords = words(
  [
    `call you, called you, ring you, rang you, phone you, phoned you, text you, texted you, reach you, reached you, contact you, contacted you, tried you, try you, you on, you at, tried, rang, called, phoned, texted, dialled, dialed, will phone, will call, will ring, will text, reach out, voicemail, left a message, your number, your mobile, your phone, your email, your mail, your address, your account, your door, your home, your flat, your house, your place, your contact, on file, in the file, sent to, went to, goes to, going to, mailed to, emailed, mailed, delivered, delivered to, deliver to, posted, shipped to, billed to, outside, walked over, loaded, still the best, still right, still where, is still, has your, bounced, waiting list, spelled, driver, rider, courier, van, lorry, engineer, technician, crew, plumber, our records, our system, our files, neighbour, neighbor, under the name, you gave, you gave us, you typed, you live`,
    `te llamamos, le llamamos, la llamamos, lo llamamos, llamamos, llamó, llamaron, marcó, marcamos, avisamos, intentó, intentamos, mandamos, enviamos, borramos, contigo, con usted, su teléfono, tu teléfono, su número, tu número, su correo, tu correo, su dirección, tu dirección, su casa, tu casa, su cuenta, tu cuenta, a nombre de, salió hacia, va a, va al, en camino, dejamos, entregamos, entrega en, sigue siendo, portera, vecina, vecino, repartidor, dejó`,
    `vous appeler, vous avons appelé, vous avons appelée, vous rappelle, vous rappeler, te rappelle, t'appelle, appelé, appelée, composé, laissé un message, votre numéro, votre téléphone, votre portable, votre adresse, votre mail, votre e-mail, ton numéro, ton adresse, ton mail, parti à, partie à, parti au, partie au, envoyé, envoyée, envoyés, renvoyé, renvoyée, livré, livrée, livrer, sonné, repart vers, est-il toujours, ne reçoit pas, chez vous, chez toi, déposé, déposée, voisine, voisin, livreur`,
    `sie unter, dich unter, ruft sie, ruft dich, rufen sie an, rufen dich an, wir erreichen sie, wir erreichen dich, erreichen sie unter, angerufen, versucht, notiert, ihre nummer, deine nummer, ihr handy, dein handy, ihre adresse, deine adresse, ihre mail, deine mail, ihr konto, dein konto, gespeichert, hinterlegt, wir streichen, wir haben ihnen, nachricht, geschickt, gesendet, zugestellt, kommt am, geliefert, geht an, ging an, läuft auf, lehnt, noch richtig, nachbarin, nachbar, nachbarn, techniker, monteur, fahrer, zähler, bote`,
    `ligámos, ligamos, liga-lhe, ligou, ligaremos, telefonámos, telefonamos, tentou, tentámos, tentamos, deixou recado, recado, seu número, teu número, seu telefone, seu telemóvel, seu celular, seu e-mail, seu email, teu email, sua morada, tua morada, seu endereço, seu cadastro, sua conta, sua casa, confirma no, ainda é, enviámos, enviamos, mandámos, foi para a, foi para o, foi à, foi ao, vai para a, vai para o, entregámos, entregamos, ficou com, vizinha, vizinho, estafeta, entregador`,
  ],
  'giu',
);

/** Whom a sentence is said to, but for "you can", with which a business begins to speak of itself. */
export const secondPerson: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    en: 'you(?!.ll|\\s(?:can|may|could|will|need|want))|your',
    es: 'tus?|te|ti|sus?|usted',
    fr: 'vous(?!\\s(?:pouvez|trouverez))|votre|vos|tu|toi|ton',
    de: 'Ihnen|Ihre?[mnrs]?|dir|dich|deine?[mnrs]?',
    pt: 'seus?|suas?|teus?|tuas?|lhe|te',
  }).map(([language, words]) => [language, new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu')]),
);

/** Near a number, they make a phone of it. */
export const phoneWords = words(
  [
    `call, calls, called, ring, rang, phone, phoned, text, texted, dial, mobile, cell, landline, number, tel, telephone, whatsapp, reach, voicemail, area code, contact, sms`,
    `llamar, llamamos, llamó, llame, teléfono, móvil, celular, número, marcó, contacto, whatsapp`,
    `appeler, appelé, appelée, rappelle, téléphone, portable, numéro, composé, joindre, tél`,
    `anrufen, angerufen, ruft, rufen, telefon, handy, mobil, nummer, rückruf, erreichen, durchwahl, tel`,
    `ligar, ligou, ligámos, ligamos, telefone, telemóvel, celular, número, contacto, contato, recado, telefonema`,
  ],
  'iu',
);

/** Streets named before their number (Calle Mayor 40), and after it (40 rue, 40 High Street). */
export const streetFirst =
  'calle|c/|avenida|avda\\.?|av\\.|paseo|pº|plaza|pza\\.?|camino|carretera|ronda|travesía|callejón|carrera|cra\\.?|rua|travessa|tv\\.|praça|largo|estrada|alameda|rodovia|beco|calçada|viale|piazza|corso|ul\\.|ulica|al\\.|rue|avenue|chemin|allée|impasse|boulevard|bd';
/** Common words too: a street only with a postcode behind. */
export const streetWeak =
  'straße|platz|am|an der|an den|auf der|auf dem|im|zum|zur|hinter der|unter den|in der|via|route|place|quai|cours|square|passage|camino|ronda|r\\.';
export const streetAfterNumber =
  'rue|avenue|av\\.|ave|boulevard|bd\\.?|bld|impasse|allée|allées|chemin|place|quai|route|cours|square|passage|ruelle|sentier|faubourg|villa|résidence|montée|esplanade|promenade|venelle|cité';
export const streetEnds =
  'Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Dr|Close|Grove|Way|Court|Ct|Place|Pl|Square|Sq|Terrace|Crescent|Gardens|Garden|Hill|Row|Park|Mews|Boulevard|Blvd|Parade|Walk|Green|View|Rise|Quay|Wharf|Cottages|Cottage|House|Circle|Trail|Parkway|Pkwy|Highway|Hwy|Broadway|Bridge|Yard|Fields|Meadow|Meadows|Mount|Vale|Heights|Loop|Alley|Cross|Estate|Apartments|Buildings|Bank|End|Gate|Lodge|Villas|Brae|Wynd|Gait|Strand|Esplanade|Promenade';
export const streetTails =
  'straße|strasse|str\\.|weg|gasse|platz|allee|ring|ufer|damm|steig|stieg|pfad|chaussee|graben|markt|hof|berg|wall|tor|kai|promenade|straat|laan|gracht|plein|kade|singel|dreef|gatan|vägen|gade|vej|utca';
