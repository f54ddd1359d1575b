// Words that customers use for the same thing, across languages: a line is one thing. Data, by the beginnings of words; a
// beginning of five letters and more stands for all its endings.

export const sameWords = `
deliv post shipp ship courier arriv envio envia entre livra livre colis liefe versa zuste chega transp dispatch postage dropped
parcel package packa box paque colis paket sendu encom packages pedid order orders ordered comma beste
late delay delayed overdue still waiting retra tarde spät verspä demora atras
abroad overseas international country countries ausla étran extra exter spain france ireland germany italy canada europe
tomorrow overnight express urgent rush fast quick mañan demai morge amanh expre
missing lost vanish nowhere stolen never perdu verlo perdi falta fehlt manqu desap gone
broken damage smash crack chipp snapp shatter leaked rompi roto dañad cassé kaput besch danif parti quebr faulty
wrong differ somebody else instead equiv falsc mauva erron errad otro
return returns returned back devol retou renvo rückg zurüc troca bring
receipt slip proof tique ticke reçu kassen talão bon
refund money cash reimb remb ersta reemb dinero geld argen dinhe
exchange swap cambi échan umtau tausc troca
size small large bigger smaller tight fit talla taill größe taman chest waist measure
cost price much charge charges charged fee pay paying paid cuest coste prix coût preis koste preço custa kosten
free gratis gratui koste
sale sales reduced discount discounted clearance half reba solde rabat saldo promo offer
stock sold available restock availability dispo vorrä ausve esgot agota ruptu left
collect pick pickup fetch collection recog retir abhol levan
open opening hours close closed shut times horar abier ouver öffnu geöff aberto aberta uhr
holiday christmas easter bank boxing festi férié feier feria
park parking car drive driving garage aparc parki parke estac voiture auto coche carro
fine penalty ticket multa amend strafe windscreen
bus train tram station walk transport directions tren zug comboio métro
wheelchair disabled accessible accessibility access lift step steps ramp silla fauteu rollst
toilet toilets loo bathroom restroom restrooms nappy baño aseos wc banhe toile
dog dogs puppy puppies labrador terrier pooch perro chien hund hunde cão animal pet
wifi wi fi internet online network wlan password
laptop laptops macbook work working study typing freelancer
table reserve reservation reservations book booking mesa tisch réser reser
allergy allergic allergies allergen allergens ingredient ingredients nuts contain gluten alerg aller zutat
vegan vegetarian plant dairy soya vegano végan veget
child children kids kid kiddie toddler toddlers highchair niño enfan kinder crian little
cup mug flask reusable keepcup taza tasse becher copo
halal muslim muslims bacon
catering cater buffet platters sandwiches office event meetings wake
birthday cake gateau celebration torta torte pastel gâtea bolo
gift voucher vouchers card cards regal cadea gutsc presen
expire expires expiry valid old caduc expir ablau verfa valida run out
wrap wrapping ribbon ribbons paper present note envue embal verpa
loyalty points point reward rewards scheme puntos punkte pontos fidél
code codes promo coupon cupón códig rabattcode
student students uni college university campus estud étudi studi
nurse nurses nhs teacher teachers carers paramedic midwife key worker workers blue
match cheaper dropped difference less lower lowered
amex paypal visa cash apple klarna cheque chequebook tarje carte karte cartã zahlen payment
instalments installments split spread monthly later plazo raten mensu prest
twice double two duplicate dobl doppelt doubl
invoice vat bill accountant tax taxes factu rechn fatur
login log password account locked sign signed profile contr passwo konto conta compte senha
delete erase erased remove removed gdpr forgotten data details borra lösch suppr apaga datos daten
unsubscribe newsletter emails emailing spam mailing promotions adverts boletín
warranty guarantee guaranteed garan cover covered
repair repairs mend mends resole fix fixed répar repar workshop
recycle recycling old empty clothes batteries bulbs jars textiles recic
job jobs hiring vacancies vacancy cv barista apply applied earn emple emploi stelle
wholesale trade resell retailers stockist b2b mayor grossi großh
rude complaint unpleasant attitude laughed disgraceful queja plain besch recla
praise thank brilliant lovely star shout best feedback grac merci danke elog kompl
umbrella left phone glasses jacket teddy found lost property handed olvid
recall recalled safety burning fire batch notice retirada rappel rückruf
made organic cotton sewn sews factory factories where conditions material
charity donate donation raffle sponsor support cause food hospice
class classes course courses lesson lessons workshop workshops learn pottery curso cours kurs aula
press journalist blogger influencer influencers media article collab prensa presse
dirty filthy hygiene disgusting mouse sticky dust clean sucio sale schmu sujo
queue line till waited stood minutes busy checkouts cola file schlan fila
cancel cancelled undo stop call called annul storn cance
address postcode house moved number direc adres adresse morada
`;
