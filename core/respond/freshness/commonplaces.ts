// Words that say nothing about whether a reply was said before: what changes from one customer to the next (days, months,
// numbers written out), politeness that every honest reply shares, and how greetings begin. Data, without accents.

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter((one) => one !== ''));

/** As good as a number or a name: masked. */
export const changing = words(`
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december today tomorrow tonight yesterday morning afternoon evening night noon midnight week weekend
month spring summer autumn winter one two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty
fifty hundred half first second third
lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre
noviembre diciembre hoy manana ayer noche tarde semana mes primavera verano otono invierno dos tres cuatro cinco seis
siete ocho nueve diez once doce docena veinte treinta cuarenta cincuenta cien
lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre
novembre decembre demain hier soir matin midi semaine mois printemps hiver deux trois quatre cinq sept huit neuf dix onze
douze vingt trente quarante cinquante cent
montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz juni juli oktober dezember heute morgen
gestern abend nachmittag woche monat fruhling sommer herbst zwei drei vier funf sechs sieben acht neun zehn elf zwolf
dutzend zwanzig dreißig vierzig funfzig hundert
segunda terca quarta quinta sexta janeiro fevereiro marco maio junho julho setembro outubro dezembro hoje amanha ontem
noite outono dois duas quatro sete oito nove dez doze duzia vinte trinta quarenta cinquenta cem
`);

/** A sentence made mostly of these weighs less than one with a matter of its own. */
export const polite = words(`
thank thanks you your sorry apologise apologies apologize really so much very please hear letting let know us we
appreciate grateful glad happy kind regards best warm wishes hope see soon again back look forward anything else help
message direct private dm send time taking feedback review understand frustrating frustration annoying disappointed
disappointing inconvenience right make it this is telling honest words means world lovely day question patience
gracias muchas por tu su opinion sentimos siento lamento lamentamos mucho perdon disculpa disculpas molestias favor
escribenos mensaje privado avisar contarnos esperamos verte pronto saludos cordial encantados alegra entendemos
merci beaucoup pour votre avis desole desoles desolee navre navres excusez regrettons vraiment prive ecrivez signaler
plaisir revoir bientot cordialement comprenons retour vous nous
danke vielen dank fur ihre ihr dein deine offenen worte nachricht tut uns leid sehr bitte entschuldigung entschuldigen
schreiben sie direktnachricht freuen wiedersehen bald grusse freundliche herzliche verstehen wir wurden
obrigado obrigada muito pela pelo sua opiniao pedimos desculpa desculpas mensagem privada breve cumprimentos
atenciosamente
`);

export const greetings = words(`
hi hello hey dear good thank thanks hola buenas buenos gracias bonjour bonsoir salut merci hallo guten liebe lieber danke
ola caro cara bom boa obrigado obrigada
`);

/** Longer small words, and what every business says to be friendly or to end: a sentence needs more than these. */
export const everyday = words(`
with have been from that than then them they there their these those this what when where which while will would could
should about after again also another because before both does doing done each ever every here into just know like made
make more most much need needs next only other over same some such sure take than through until were well were even still
able back being get give gives goes going gone keep come comes came want wanted might must shall cannot
contact hesitate question questions query reach assist assistance experience experiences share shared welcome team value
valued pleasure enjoy enjoyed visit visiting pass passed passing along colleagues everyone truly deeply sincerely
unfortunately certainly gladly details detail further matter issue issues concern concerns case looking look working
please write number order reference possible soon shortly touch happened heard kind words part bring brought
writing wrote written sharing reaching posting bothering caused cause customer customers guest guests staff service support
helping helped delighted pleased wonderful fantastic amazing great nice stay always today everything something
para como pero porque este esta esto estos estas todo toda todos todas sobre cuando donde desde hasta entre tambien muy
aqui ahora algo bien cada solo sido seria puede puedes pueden podemos hacer hecho tiene tienes tienen tenemos estamos
vamos nuestro nuestra nuestros nuestras ellos ella usted ustedes siempre nunca aunque menos otra otro ante contacto
tomarte tomarse tiempo escribirnos escribir escribirme contarme nosotros trasladado trasladamos ayudar ayudarte ayudarle
necesitas necesita volver verte verle bienvenido encantados encantada mejorar cualquier posible causadas causado
consulta consultas duda dudas pregunta preguntas experiencia compartir equipo atencion comentario comentarios gusto placer
dans avec sans cela ceci tout toute tous toutes suite mais donc alors comme quand elle elles leur leurs cette ces sont sera
seront etre avoir avons avez ont fait faire peut pouvez pouvons notre nos votre vos plus moins tres bien aussi encore
chez entre depuis apres avant pendant ainsi meme puis hesitez contacter question questions experience equipe partager
partage remarque remarques moment pris prendre temps ecrire ecrit sommes esperons accueillir aider besoin disposition
restons heureux heureuse ravis ravie bienvenue occasionnee occasionne
aber auch alle alles also beim bitte dass dein deine deinen dich dies diese diesem diesen dieser dieses doch durch eine
einem einen einer eines etwas euch eure gern gerne haben habe hatte hatten hier ihnen ihre ihrem ihren ihrer immer jetzt
kann konnen konnten keine keinen mehr mich mein meine nach nicht noch oder ohne schon sein seine sich sind sobald sodass
uber unser unsere unserem unseren unserer unter viel viele wenn weil werden wird wurde wurden welche wenn wieder wollen
genommen nehmen zeit schildern danken bedauern helfen stehen bleiben wunschen freut uber schreiben geschrieben teilen geteilt
zum zur fragen frage melden meldet melde weitergeben weitergegeben erfahrung ruckmeldung hinweis team kontakt jederzeit
com para mais menos como quando onde porque pois este esta isto esse essa isso aquele aquela todo toda todos todas sobre
desde entre tambem aqui agora algo bem cada sido seria pode podem podemos fazer feito temos estamos vamos nosso nossa
nossos nossas eles elas voce voces sempre nunca embora outro outra contato contacto duvida duvidas pergunta perguntas
experiencia compartilhar partilhar equipa equipe comentario comentarios gosto prazer tempo tirar dedicar escrever escreveu
contar connosco conosco ajudar precisa precisar disposicao ficamos felizes feliz causado causados transtorno
`);
