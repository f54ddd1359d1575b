// What the guard and the coach look for in a Spanish draft. Data: cues, and after an arrow the better wording. Both sides
// of the ocean; precision first in `tone`, so firm but honest words are in `idle`.

import { claims } from './claims/es.ts';
import type { DraftPack } from './pack.ts';

export const es: DraftPack = {
  language: 'es',
  cutsAtApostrophe: false,
  tone: {
    anger: `
no nos amenace, no nos amenaces => Veo lo importante que es esto y quiero ayudar
no nos grite, no nos grites => Prefiero que lo hablemos con calma
qué quiere que le diga, qué quieres que te diga => Le cuento lo que sí puedo hacer
cálmese, cálmate, tranquilícese, tranquilízate => Vamos a verlo paso a paso
no nos haga perder el tiempo, nos hace perder el tiempo, no nos hagas perder el tiempo, nos haces perder el tiempo => Para ir más rápido, necesito un dato:
eso es mentira, miente usted => En nuestros datos consta otra cosa:
deje de molestar, deja de molestar => Ya tengo su mensaje y sigo con ello
estoy hart*, estamos hart*, nos tiene hart*, nos tienes hart*, hasta las narices
idiota*, imbécil*, estúpid*, gilipoll*, subnormal*, eres un payaso, es usted un payaso, pendej*, boludo*, pelotud*, sinvergüenza*, ignorante*, caradura*, son unos inútiles, eres un inútil, es usted un inútil, clientes como usted
mierda*, joder, coño, puto, puta, cabrón, hijo de puta, vete a la mierda, váyase a la mierda
déjenos en paz, dejenos en paz, déjanos en paz, dejanos en paz, cállese, cállate, basta ya, y punto
no sea ridícul*, no seas ridícul*, no sea pesad*, no seas pesad*, su queja es ridícula, tu queja es ridícula
no vuelva más, no vuelvas más, búsquese otr*, búscate otr*, váyase a la competencia, vete a la competencia
se va a arrepentir, te vas a arrepentir, aténgase a las consecuencias, atente a las consecuencias, le vamos a denunciar, te vamos a denunciar
quién se cree, qué se ha creído, no tiene vergüenza, no tienes vergüenza, debería darle vergüenza, debería darte vergüenza, qué cara más dura
nos da igual lo que, me da igual lo que, me importa un bledo, nos importa un bledo`,
    sarcasm: `
con todo el respeto, con el debido respeto, con todo respeto => Lo veo de otro modo:
por si no se ha enterado, por si no te has enterado => Un detalle que ayuda:
se lo explico despacio, te lo explico despacio, a ver si se entera, a ver si te enteras => Lo explico de otra manera:
no hay que ser un genio, hasta un niño lo, lo entendería un niño => Se hace así:
gracias por la lección, gracias por iluminarnos, muchas gracias por nada => Gracias por avisar
no es el fin del mundo, nadie se ha muerto => Entiendo que para usted es importante
como si no tuviéramos otra cosa, como si fuera nuestro único, como si fuera el único, no tenemos otra cosa que hacer => Hoy tardamos más de lo normal
enhorabuena por encontrar, enhorabuena por descubrir, felicidades por encontrar, felicidades por descubrir, un aplauso para usted, un aplauso para ti
ay pobrecit*, qué drama, cuánto drama, menudo drama, menuda tragedia
ya que sabe tanto, ya que sabes tanto, si tanto sabe, si tanto sabes, usted que todo lo sabe, menudo experto, menuda experta
su majestad, siento haber herido su sensibilidad, usted perdone, perdone que existamos
tanto tiempo libre, le sobra tiempo, te sobra tiempo, en qué planeta vive
ya claro, lo que usted diga, lo que tú digas, si usted lo dice, le regalamos la tienda`,
    defensive: `
como ya le dije, como ya le dijimos, como le dije, como te dije, como ya le expliqué, como ya hemos dicho, como ya indicamos, ya se lo dije, ya te lo dije, ya se lo hemos dicho, ya le hemos dicho, le repito, te repito => En resumen:
no es culpa nuestra, no es nuestra culpa, no es mi culpa, no tenemos la culpa, la culpa no es nuestra, no fue culpa nuestra => Ocurrió en otra mano, y aun así lo sigo yo
no es nuestro problema, no es mi problema, no es asunto nuestro, no es nuestra responsabilidad, no somos responsables => Esto lo lleva otra empresa; le paso con quien puede arreglarlo
es nuestra política, es política de la empresa, son las normas, así son las normas, las normas son las normas => La razón de esa regla es
nadie más se ha quejado, nadie se ha quejado, es la primera queja, usted es la única que, es usted el único, eres el único que, eres la única que => Gracias por avisar: así podemos mirarlo
no puedo hacer nada, no podemos hacer nada, no hay nada que podamos hacer => Lo que sí puedo hacer es
en nuestra defensa => Esto es lo que pasó:
está usted equivocad*, estás equivocad*, usted se equivoca, se equivoca usted, te equivocas, eso no es cierto, eso no es verdad, eso es falso, lo que dice no es, lo que dices no es => Los datos que tengo son otros:
no es para tanto, no exagere, no exageres, está exagerando => Veo que esto le ha afectado
es lo que hay, así son las cosas, así es la vida, le guste o no, te guste o no => Por ahora no hay otra opción, y sé que no es la esperada
bastante hemos hecho, hacemos lo que podemos => Lo siguiente que haré es
debe entender que, tiene que entender que, tienes que entender que, tiene que comprender que, usted no entiende, no quiere entender => El motivo es este:
no sé de qué se queja, no veo el problema, no vemos el problema => Cuénteme qué esperaba y lo miro
no tenemos por qué, no estamos obligados, no es nuestra obligación => Esta vez no podemos, y el motivo es
siempre lo hemos hecho así, eso pasa en todas partes, nosotros hemos cumplido, por nuestra parte todo está bien, insisto en que no`,
    blame: `
usted debería haber, debería usted haber, deberías haber, debiste haber, debió usted haber, tendrías que haber, tenías que haber => Para la próxima:
haberlo pensado antes, haberlo dicho antes => A partir de ahora
es culpa suya, es su culpa, es culpa tuya, es tu culpa, la culpa es suya, la culpa es tuya, por su culpa, por tu culpa => Veamos cómo arreglarlo
usted no leyó, usted no ha leído, no ha leído usted, no ha leído las condiciones, no ha leído la descripción, no leíste, no has leído => Ese detalle está en
si hubiera leído, si hubieras leído, si se hubiera fijado, si usted hubiera, si hubieras seguido => Otra vez ayuda
no siguió las instrucciones, no seguiste las instrucciones => Los pasos que mejor funcionan son
mal uso, uso incorrecto, lo ha usado mal, lo has usado mal, lo rompió usted, lo rompiste, lo has roto => Este daño suele venir de
se equivocó usted, usted se equivocó, te equivocaste, error suyo, error tuyo, descuido suyo, descuido tuyo => En el pedido consta
usted escribió mal, escribiste mal, pusiste mal, rellenaste mal => En el formulario consta
usted no nos dio, usted no nos ha dado, no nos has dado, no nos has enviado => Nos falta
usted olvidó, a usted se le olvidó, se te olvidó, te olvidaste, olvidaste => Falta
por no fijarse, por no fijarte, usted llegó tarde, llegaste tarde, fue usted quien, fuiste tú quien, usted eligió, tú elegiste, usted sabía, tú sabías`,
    legalese: `
términos y condiciones, condiciones generales => las condiciones
de conformidad con, conforme a lo dispuesto, en virtud de, con arreglo a => según
procederemos a, se procederá a => vamos a
por la presente, por medio de la presente => con este mensaje
no nos hacemos responsables, no nos hacemos cargo, no asumimos ninguna responsabilidad, declinamos toda, declinamos cualquier, exención de responsabilidad, exento de responsabilidad => Esto queda fuera de lo que cubrimos, y esta es la razón:
subsanar => arreglar
dar traslado => pasarlo
en tiempo y forma => a tiempo
sin perjuicio de, sin que ello implique, sin reconocimiento de, nos reservamos el derecho, se reserva el derecho, a todos los efectos, a los efectos oportunos
acciones legales, medidas legales, nuestros abogados, asesoría jurídica, departamento jurídico
cláusula*, el interesado, el reclamante, el abajo firmante, anteriormente mencionad*, arriba mencionad*, susodich*, normativa vigente, legislación vigente, obra en nuestro poder, no ha lugar`,
    joke: `
jaja, jajaja, jajajaja, ja ja, ajaja, jeje, jejeje, je je, jiji, juas, haha, hahaha, hehe, lol, lmao, rofl, xd, xdd
es broma, era broma, es una broma, era una broma, solo bromeaba, solo bromeo, bromeando, de broma, va de broma, en broma, qué risa, qué gracioso, me parto, nos partimos, me muero de risa, me río, nos reímos, zasca`,
    informal: `
porfa, porfi, xfa, plis, pls => por favor
pq, xq => porque
tb, tmb => también
q => que
grax, thx => gracias
ok makey, okis, oki => de acuerdo
bss, besis => Un saludo
ey, hey, ei, holi, oye tú => Hola
mogollón => mucho
oye tío, hola tío, chaval, bro, eres un crack, compi, cari, guapi, hola guapa, hola guapo, hola cariño, mi amor, weón, güey, parce, mi pana, qué onda, qué pasa colega, hola colega
guay, mola, flipa, flipante, chungo, cutre, mal rollo, vaya rollo, una pasada, a tope, chido, chévere, bacán, re copado, ntp, pos`,
    canned: `
lamentamos las molestias, sentimos las molestias, disculpe las molestias, perdone las molestias, perdón por las molestias, disculpas por las molestias, rogamos disculpe*, molestias ocasionadas, lamentamos los inconvenientes, cualquier inconveniente, cualquier molestia => Siento que la taza llegara rota: diga lo que pasó
estimado cliente, estimados clientes, estimado usuario, querido cliente => Hola, y el nombre
gracias por su comprensión, agradecemos su comprensión => Sé que no es la respuesta esperada
gracias por contactarnos, gracias por contactar con, gracias por ponerse en contacto => Gracias por avisar de la entrega: nombre el asunto
su opinión es muy importante, tu opinión es muy importante, su opinión nos importa, valoramos su opinión, valoramos sus comentarios => Diga qué cambia gracias a este mensaje
su satisfacción es, la satisfacción de nuestros clientes, nos tomamos muy en serio, trabajamos para mejorar, seguir mejorando, ofrecerle el mejor servicio => Diga qué va a cambiar, y cuándo
hemos trasladado su, su caso ha sido derivado => Se lo he pasado a Marta, que lo mira hoy: diga a quién
a la mayor brevedad, a la brevedad posible, lo antes posible, en breve => hoy antes de las 15:00: diga cuándo
no dude en contactar*, no dudes en contactar*, no dude en ponerse, quedamos a su disposición, estamos a su disposición, a su entera disposición, para cualquier duda => Aquí sigo
reciba un cordial saludo, sin otro particular, le saluda atentamente => Un saludo`,
  },
  idle: `no vuelva a, no vuelvas a, no se equivoca usted, no se equivoca, no te equivocas, si te equivocas, no está usted equivocad*, no estás equivocad*, usted no está equivocad*, no es culpa suya, no es su culpa, no es culpa tuya, no es tu culpa, la culpa no es suya, la culpa no es tuya, no fue culpa suya, no fue culpa tuya, no fue un error suyo, no fue un error tuyo, no es un error suyo, no es un error tuyo, no es error suyo, no es error tuyo, no es por mal uso, error estúpido, fallo estúpido, descuido estúpido, deberías haber recibido, deberías haber tenido, deberías haber podido, no deberías haber, debiste haber recibido, debiste haber sido, tendrías que haber recibido, no tendrías que haber, no tenías que haber, usted debería haber recibido, usted tendría que haber recibido, usted no debería haber, no puedo hacer nada sin, no podemos hacer nada sin, no puedo hacer nada hasta, no podemos hacer nada hasta, no es broma, no es ninguna broma, no tiene por qué, no tienes por qué, como le dije por teléfono, como te dije por teléfono, ya le hemos dicho al, ya le dijimos al, le repito mis disculpas, te repito mis disculpas, usted es el único que puede, usted es la única que puede, eres el único que puede*, eres la única que puede*, qué es lo que hay, no veo el problema en la foto, haremos lo que usted diga, hacemos lo que usted diga, no olvidaste nada, si no nos has enviado, y punto de`,
  cater: {
    acknowledge: `entiendo, entendemos, comprendo, comprendemos, me imagino, imagino, nos imaginamos, tiene razón, tienes razón, tiene toda la razón, tienes toda la razón, no le falta razón, no te falta razón, con razón, con toda la razón, y con motivo, es normal, es lógico, es comprensible, es justo, normal que, claro que te, claro que le, qué rabia, qué fastidio, qué pena, qué lástima, qué chasco, qué susto, vaya disgusto, vaya rato, buen susto, un chasco, frustra*, desespera*, fastidia, molesta, moleste, indigna, inquieta, preocupa, agota a cualquiera, es para enfadarse, se hace eterna, su malestar, tu malestar, el enfado, su enfado, tu enfado, su preocupación, me pongo me pongo en su lugar, en tu lugar, a mí me habría, esperaba otra cosa, esperabas otra cosa, esperaba más, esperabas más, contabas con, contaba con, merecía*, está en su derecho, estás en tu derecho, es lo mínimo, nadie debería, mal sabor de boca, se encuentra bien, cómo estás, sé que esperaba*, nos alegra, me alegra, qué alegría, qué ilusión, qué bien, nos encanta leer, más anima, se nota que, buena pregunta, la duda es, necesidad real, cosa seria`,
    thank: `gracias, agradezco, agradecemos, agradecid*, se agradece, te lo agradezco, se lo agradezco, te agradezco, le agradezco, muchas gracias, mil gracias, muchísimas gracias, gracias por, gracias a ti, gracias a usted, gracias de corazón, de agradecer, mi agradecimiento, nuestro agradecimiento, qué detalle, gran ayuda, nos ayuda mucho, se valora mucho, valoramos que, es un regalo`,
    apologise: `siento, sentimos, lo siento, siento mucho, siento muchísimo, lamento, lamentamos, perdón, perdon, perdona, perdone, perdónanos, pido perdón, pedimos perdón, le pido perdón, disculpa, disculpe, disculpas, mis disculpas, nuestras disculpas, pedimos disculpas, le pido disculpas, una disculpa, discúlpanos, nos equivocamos, me he equivocado, error nuestro, fallo nuestro, el error es nuestro, la culpa es nuestra, culpa nuestra, no tiene excusa, no hay excusa, hemos fallado, te hemos fallado, le hemos fallado`,
    explain: `porque, ya que, debido a, a causa de, por eso, por lo que, por culpa de, la razón, el motivo, la causa, el porqué, el origen, lo que pasó, lo que ocurrió, pasó que, ocurrió que, resulta que, se debe a, se debió a, gracias a que, al preparar, al revisar, por un error, por error, una avería, un fallo en, se retrasó, se juntaron, se cruzaron, se nos, se quedó, salió con, en concreto, funciona así, significa que, quiere decir que, la respuesta corta, cambiamos de, faltaba, un lote, una retención, hay una entrada, abrimos con, no conozco la causa, una explicación, dado que`,
    resolve: `hemos solucionado, queda solucionado, solución, solucionar*, lo arreglamos, queda arreglado, resuelto, resolver*, corregid*, se corrige, te mando, le mando, te mandamos, le mandamos, te envío, le envío, te enviamos, le enviamos, enviaremos, sale hoy, hoy mismo, va en camino, en camino, va ya por, te llega, le llega, llegará, lo tienes, lo tendrá, lo recibirá, recibirás, devolvemos, devolveremos, le devuelvo, te devuelvo, devolución, reembols*, abonamos, sin coste, gratis, descuento, corre de nuestra cuenta, invitamos, lo cambiamos, cambiamos la, recambio, reparación, reparamos, recogemos, reservarle, te guardo, le reservo, te aviso, le aviso, te escribo, le escribo, te llamo, le llamo, te cuento más, te digo, le digo, te respondo, le respondo, vuelvo contigo, tendrá noticias, tendrás noticias, próxima noticia, doy respuesta, me encargo, me ocupo, queda en mis manos, en mis manos, lo tramito, lo reviso, estoy revisando, voy a revisar, vamos a revisar, he hablado con, hablo con, me siento con, he pedido, hemos retirado, a partir de, a partir del, desde hoy, desde ahora, el siguiente paso, los pasos, paso a paso, puedes, puede usted, puedo reservar*, puedo ofrecer*, puedo cambiar*, usted elige, pregunta por, escríbenos, escríbanos, escríbeme, mándanos, envíanos, pásate, llámanos, dinos, dime, cuéntame, cuéntanos, por privado, en privado, mensaje directo, vuelve pronto, te esperamos, te espera, nos vemos, lo pruebo, lo cierro contigo, salimos a abrir, si le parece, si te parece, enseña este`,
  },
  promise: `te llamo, le llamo, te llamaré, le llamaré, te llamaremos, le llamaremos, te escribo, le escribo, te escribiré, le escribiré, te respondo, le respondo, te responderemos, le responderemos, te aviso, le aviso, te avisaré, le avisaré, te avisaremos, le avisaremos, te cuento, le cuento, te digo, le digo, te diré, le diré, se lo digo, te lo digo, te informo, le informo, le informaremos, te confirmo, le confirmo, vuelvo contigo, volvemos contigo, volveré a escribir*, tendrá noticias, tendrás noticias, próxima noticia, lo sabrás, doy respuesta, daremos respuesta, nos pondremos en contacto, me pondré en contacto, te enviamos, le enviamos, te enviaremos, le enviaremos, te mando, le mando, te devolvemos, le devolvemos, te devolveremos, le devolveremos, te reembolsaremos, le reembolsaremos, lo recibirás, lo recibirá, lo tendrá, te llega, le llega, te llegará, le llegará, lo solucionaremos, lo arreglaremos, lo revisaremos, lo miro, lo reviso, prometo, prometemos, me comprometo, le garantizo`,
  promiseTime: `hoy, hoy mismo, mañana, pasado mañana, esta mañana, esta tarde, esta noche, mañana por la mañana, mañana por la tarde, a primera hora, al mediodía, antes de las, antes de la, antes del, antes de mañana, antes de que termine, antes de cerrar, a las, sobre las, hasta las, a lo largo del día, dentro de, en una hora, en menos de, en las próximas, en los próximos, en 24 horas, en 48 horas, esta semana, la semana que viene, la próxima semana, este mes, el mes que viene, a fin de mes, a finales de, este fin de semana, el lunes, el martes, el miércoles, el jueves, el viernes, el sábado, el domingo, el próximo, a más tardar, como tarde, como máximo, ahora mismo`,
  greeting: `hola, hola qué tal, hola que tal, buenas, muy buenas, buenos días, buenos dias, buen día, buen dia, buenas tardes, buenas noches, querido, querida, estimado, estimada, apreciado, apreciada, saludos, qué tal, que tal, gracias, muchas gracias, bienvenido, bienvenida`,
  title: `señor, señora, señorita, sr, sra, srta, sres, don, doña, d, dña, doctor, doctora, dr, dra, profesor, profesora, prof`,
  informalAddress: `tú, te, ti, contigo, tu, tus, tuyo, os, vosotros, vuestro, vos, eres, estás, tienes, puedes, podés, quieres, sabes, debes, has, hiciste, pediste, podrías, esperabas, dinos, dime, cuéntanos, cuéntame, escríbenos, escríbeme, mándanos, mándame, envíanos, envíame, pásanos, pásame, pásate, llámanos, llámame, perdona, avísanos, avísame, sois, estáis, tenéis, podéis`,
  formalAddress: `usted, ustedes, ud, uds, vd, vds, díganos, dígame, cuéntenos, cuénteme, escríbanos, escríbame, envíenos, mándenos, indíquenos, llámenos, llámeme, disculpe, disculpen, perdone, perdonen, permítame, pásese, le agradezco, le agradecemos, le pido, le ruego, le devolvemos, le atiendo, le informo, le informamos, le escribo, le cuento, le respondo, le llamo, le aviso, le enviamos, su pedido, su mensaje, su envío, su compra, su cuenta, su caso, su paciencia, su confianza, sus datos, sus palabras, sus comentarios`,
  negation: `no, ni, nunca, jamás, jamas, sin, nada, nadie, tampoco, ningún, ningun, ninguno, ninguna, salvo, excepto, imposible, cerrado, cerrada, cerrados, cerradas, cerramos, agotado, agotada, prohibido, prohibida, ya no, todavía no, aún no`,
  stop: `el, la, los, las, lo, un, una, unos, unas, al, del, de, a, con, contra, desde, durante, en, entre, hasta, para, por, según, sin, sobre, y, e, o, u, ni, que, qué, si, sí, no, como, cómo, cuando, cuándo, donde, dónde, cual, cuál, quien, quién, cuánto, porque, pues, pero, aunque, sino, mientras, yo, me, mí, mi, mis, tú, tu, tus, te, ti, él, ella, ello, ellos, ellas, le, les, se, su, sus, nos, nosotros, nosotras, nuestro, nuestra, nuestros, nuestras, usted, ustedes, contigo, este, esta, esto, ese, esa, eso, ser, es, son, era, fue, será, estar, estoy, estás, está, estamos, están, estaba, estaban, haber, he, has, ha, hemos, han, hay, haya, tener, tiene, tienes, tenemos, tienen, hacer, hace, hacemos, hacen, hecho, ir, poder, puedo, puede, puedes, podemos, pueden, podría, querer, quiero, quiere, deber, debe, decir, dice, ver, dar, da, muy, más, mas, menos, mucho, mucha, muchos, muchas, poco, poca, tan, tanto, tanta, todo, toda, todos, todas, algo, alguien, algún, nada, nadie, ninguna, ningún, otro, otra, mismo, misma, cada, tal, cualquier, ya, todavía, también, tampoco, solo, sólo, siempre, nunca, ahora, hoy, ayer, mañana, antes, después, luego, entonces, así, bien, mal, gracias, favor, siento, lamento, vez, veces, cosa`,
  numbers: `cero=0, un=1, uno=1, una=1, dos=2, un par=2, tres=3, cuatro=4, cinco=5, seis=6, siete=7, ocho=8, nueve=9, diez=10, once=11, doce=12, una docena=12, trece=13, catorce=14, quince=15, dieciséis=16, diecisiete=17, dieciocho=18, diecinueve=19, veinte=20, veintiuno=21, veinticuatro=24, veinticinco=25, treinta=30, cuarenta=40, cuarenta y ocho=48, cincuenta=50, sesenta=60, setenta=70, setenta y dos=72, ochenta=80, noventa=90, cien=100, ciento=100, mil=1000`,
  units: `
minuto, minutos, min=minute
hora, horas, h, hs=hour
día, días, dia, dias, día hábil, días hábiles, dias habiles, días laborables, días naturales, jornada, jornadas=day
noche, noches=night
semana, semanas=week
mes, meses=month
año, años=year
por ciento, por cien=percent
euro, euros, eur=euro
dólar, dólares, dolar, dolares, usd=dollar
peso, pesos=peso
céntimo, céntimos, centavo, centavos=cent
kilómetro, kilómetros, km=kilometre
metro, metros, m=metre
centímetro, centímetros, cm=centimetre
kilo, kilos, kg=kilogram
gramo, gramos, g=gram
litro, litros, l=litre
persona, personas, adulto, adultos=person
unidad, unidades, pieza, piezas, artículo, artículos=item
punto, puntos=point
piso, pisos, planta, plantas=floor`,
  claims,
};
