// German for the guard and the coach: what a draft may say by mistake, and what each step sounds like. Data.

import { claims } from './claims/de.ts';
import type { DraftPack } from './pack.ts';

export const de: DraftPack = {
  language: 'de',
  cutsAtApostrophe: false,
  tone: {
    anger: `
idiot*, sie sind unverschämt, werden sie nicht unverschämt, ihre unverschämt*, so eine frechheit, was für eine frechheit, ihre frechheit, sich lächerlich, das ist lächerlich, das ist doch lächerlich, zu dumm um, zu blöd um, vollidiot*, trottel*, depp, blödmann, vollpfosten, spinner, querulant*, nörgler*, sind sie dumm, du spinnst, sie spinnen, lügner*, dreist, dreistigkeit, erbärmlich*, verdammt*, scheiß*, scheiss*, arschloch, verpiss*, hau ab
halt den mund, lassen sie uns in ruhe, lass uns in ruhe, was fällt ihnen ein, was erlauben sie sich, schämen sie sich, lernen sie lesen, kunden wie sie, leute wie sie, das werden sie bereuen, wird folgen haben für sie, wir verklagen sie, rufschädigung, verleumdung
sie lügen, alles gelogen, unterstellungen => Bei uns sieht es anders aus
du lügst => Bei uns sieht es anders aus
beruhigen sie sich, regen sie sich nicht => Ihr Ärger ist verständlich
beruhig dich, beruhige dich, reg dich nicht, komm mal runter => Ich verstehe, dass dich das ärgert
sie haben keine ahnung, du hast keine ahnung => Dazu gibt es noch etwas zu wissen
hören sie auf zu jammern, hören sie auf sich, hör auf zu jammern, reißen sie sich zusammen => Erzählen Sie mir mehr
sie nerven, du nervst, wir haben die nase voll, es reicht jetzt, jetzt reicht's, schluss jetzt => Fangen wir noch einmal in Ruhe an
gehen sie doch woanders hin => Wir würden Sie gern behalten`,
    sarcasm: `
schön für sie, schön für dich, das freut uns aber, na bravo, uns kommen die tränen, gute frau, oberlehrer*, sie arme, luxusproblem*, wehwehchen, heul leise, ja ja, na toll, na super, na herzlichen glückwunsch, sie armer, du armer, mir kommen die tränen, danke für nichts, was für eine überraschung, oh wunder, ach wirklich, wer hätte das gedacht, soso, aha, jaja, schon klar, werter herr, verehrteste*, guter mann, junge dame, besserwisser*, schlaumeier*, klugscheißer*, selbsternannt*, herr experte, heul doch, wir sind untröstlich, geschmäcker sind verschieden, wenn es sie glücklich macht
bei allem respekt, bei allem verständnis, mit verlaub => Das sehen wir anders:
wenn sie meinen, wenn du meinst, wenn sie das sagen, sie wissen es ja besser => Das prüfe ich
danke für die belehrung, danke für den vortrag => Danke für den Hinweis
ihr kleines problem, dein kleines problem, ihre sorgen möchte ich => dieses Problem
ihr sogenannt* => Ihr`,
    defensive: `
wie gesagt, wie bereits gesagt, wie bereits erwähnt, wie schon erwähnt, wie schon erklärt, haben wir ihnen doch, wie bereits erklärt, wie ich ihnen bereits, habe ich ihnen bereits, ich habe dir doch, ich wiederhole, zum letzten mal => Kurz zusammengefasst:
nicht unsere schuld, nicht unser fehler, nicht meine schuld, liegt nicht an uns, nichts dafür, ich kann nichts dafür, nicht in unserer verantwortung, alles richtig gemacht => Passiert ist Folgendes:
können wir nichts machen, können wir nichts ändern, die hände gebunden => Das können wir stattdessen tun:
nicht unser problem, nicht unsere sache, bin ich nicht zuständig, nicht mein problem, geht uns nichts an, sind wir nicht zuständig => Ich schaue, was ich tun kann
sonst hat sich niemand beschwert, hat sich noch niemand beschwert, noch keine beschwerden, sie sind der einzige, sie sind die einzige, du bist der einzige, du bist die einzige, alle anderen kunden sind, andere kunden sind zufrieden => Gut, dass wir davon erfahren
das sind unsere regeln, so sind die regeln, so sind die vorschriften, vorschrift ist vorschrift, regeln sind regeln, so ist das nun mal, so ist das eben, ist nun mal so, ist halt so, das war schon immer so, unsere richtlinie => Der Grund dafür:
tun unser bestes, wir geben unser bestes, wir tun was wir können => Das tun wir gerade:
das stimmt nicht, stimmt doch gar nicht, das ist falsch, das ist schlicht falsch, das ist nicht wahr, das glaube ich nicht, da liegst du falsch, sie irren sich, da irren sie sich, du irrst dich, sie haben unrecht, da liegen sie falsch, kann gar nicht sein, das glauben wir nicht => Bei uns sieht es anders aus:
wir sehen kein problem, wo ist das problem, bei uns läuft alles => Nachstellen konnten wir es noch nicht
sie müssen verstehen, du musst verstehen, verstehen sie doch, versetzen sie sich in unsere => Der Grund ist:
ich muss sie darauf hinweisen, wir weisen sie darauf hin, ich erinnere sie daran => Gut zu wissen:
auch nur menschen, allen recht machen, unsere mitarbeiter sind immer`,
    blame: `
sie hätten, hätten sie doch, hätten sie mal, hätten sie vorher, warum haben sie nicht => Beim nächsten Mal können Sie
du hättest, hättest du doch, hättest du mal, warum hast du nicht => Beim nächsten Mal kannst du
wer lesen kann, das steht doch, steht doch da, klar und deutlich, lesen sie genau, bitte genauer lesen, lies erst mal, hätte ihnen auffallen => Es steht hier:
sie haben übersehen, haben sie übersehen, du hast übersehen => Das steht etwas versteckt:
sie haben vergessen, sie haben versäumt, haben es versäumt, sie haben nicht angegeben, du hast vergessen, du hast nicht angegeben => Mir fehlt noch
sie haben falsch verstanden, haben sie wohl falsch verstanden, haben sie falsch verstanden, hast du falsch verstanden, missverständnis ihrerseits => Das habe ich unklar erklärt
ihr fehler, dein fehler, ihre schuld, deine schuld, selbst schuld, selber schuld, selbst verschuldet, fehlbedienung, falsche bedienung, fehler ihrerseits, eigenverschulden, selbstverschuldet, ihr versäumnis, in ihrer verantwortung, selbst verantwortlich, sie haben falsch, du hast falsch, bedienungsfehler, unsachgemäß* => Hier ist es gehakt:
sie behaupten => Sie schreiben
du behauptest => Du schreibst
ihre behauptung, angeblich* => diese Schilderung
sie wussten, sie wurden informiert, sie wurden darauf hingewiesen, hätte man wissen, passen sie besser auf`,
    legalese: `
gemäß, gemäss, laut unseren agb, laut agb, unsere agb, unserer agb, unseren agb, geschäftsbedingungen => nach
rechtspflicht, ohne präjudiz, unsere anwälte, haftbar, schadenersatz*, gerichtsstand, mahnverfahren, tatbestand*, unter vorbehalt, vorbehaltlich, behalten uns vor, rechtliche schritte, rechtsabteilung, unser anwalt, haftungsausschluss, keine haftung, haften nicht, schadensersatz*, rechtsanspruch, bgb, paragraf, paragraph, im sinne des, vertragsgemäß*, rechtslage, vorgenannt*, oben genannt*
kein anspruch, anspruch besteht nicht => das können wir leider nicht anbieten
höhere gewalt => ein Ereignis, auf das wir keinen Einfluss hatten
aus kulanz, kulanzweise => als Entschuldigung
diesbezüglich* => dazu
bezugnehmend auf => zu
unsererseits => von uns
seitens => von
etwaig* => mögliche
zwecks => für
mangels => ohne
hierdurch, hiermit => heute
in kenntnis setzen => sagen
zur kenntnis genommen => gelesen
stattgegeben => zugestimmt
fristgerecht* => rechtzeitig
ordnungsgemäß* => richtig
hochachtungsvoll => Viele Grüße`,
    joke: `haha*, hihi*, hehe*, höhö, lol, rofl, xd, spaß beiseite, kleiner scherz, nur spaß, nur ein scherz, nur ein witz, kleiner witz, zwinker, grins, schmunzel, zum totlachen, augenzwinkern, aprilscherz, da mussten wir lachen, lachen sie doch`,
    informal: `
digga, alta, bro, kumpel, hey leute, mein lieber, yo, na du, was geht, krass, geil*, ey, hammergeil, cringe, chill, keinen plan, keinen bock, kacke, verarsch*, omg, wtf, tschüssi, ciao kakao, okidoki, oki, supi, alles paletti, läuft bei dir
kein ding => gern
kein plan => das weiß ich noch nicht
jo, jep, yep => ja
nö, nee, ne => nein
haste => hast du
biste => bist du
kannste => kannst du
willste => willst du
weißte => weißt du
kriegste => bekommst du
isses => ist es
nen => einen
nem => einem
thx => danke
sry => Entschuldigung
plz => bitte
vllt => vielleicht
btw => übrigens
asap => bis heute Abend
lg => Liebe Grüße
vg, mfg => Viele Grüße`,
    canned: `
unannehmlichkeiten => das lange Warten (die Sache selbst nennen)
bitten um verständnis, danke für ihr verständnis, dank für ihr verständnis => Danke für Ihre Geduld
nehmen ihr anliegen sehr ernst, nehmen ihre kritik sehr ernst, nehmen wir sehr ernst => Ich habe Ihre Nachricht ganz gelesen
ihr feedback ist uns wichtig, ihre meinung ist uns wichtig, ihre zufriedenheit ist uns, liegt uns am herzen, kundenzufriedenheit, oberste priorität => Ich habe Ihre Nachricht ganz gelesen
stehen ihnen gerne zur verfügung, stehen ihnen jederzeit, stehen wir ihnen jederzeit, zögern sie nicht, für rückfragen stehen => Schreiben Sie mir einfach hier
ihr anliegen wurde, ihre anfrage wurde, zuständige abteilung, zuständigen abteilung, entsprechende stelle => die Versandabteilung (beim Namen nennen)
schnellstmöglich => bis morgen Mittag
mit hochdruck => gerade
sehr geehrte damen und herren, sehr geehrter kunde, sehr geehrte kundin, lieber kunde, liebe kundin => Guten Tag
dank für ihr feedback, dank für ihre anfrage => Danke, dass Sie geschrieben haben
nicht ihren erwartungen, ihren erwartungen nicht, bedauern ihre erfahrung, unseren service zu verbessern, ständig zu verbessern, ihr kundenservice`,
  },
  idle: `dummer fehler, dummes versehen, blödes versehen, verdammt gut, nicht ihre schuld, nicht deine schuld, nicht ihr fehler, nicht dein fehler, sie hätten gern*, sie hätten lieber, sie hätten recht, sie hätten anspruch, du hättest gern*, du hättest lieber, das stimmt nicht mit, das ist falsch gelaufen, das ist falsch geliefert, falsch verstanden habe, habe ich falsch verstanden, haben wir falsch verstanden, kein scherz, kein witz, kein spaß, schön für sie reserviert, kein bedienungsfehler, schon klar dass, sie können nichts dafür, können sie nichts dafür, du kannst nichts dafür, kannst du nichts dafür, so eine frechheit von uns`,
  cater: {
    acknowledge: `ich verstehe, verständlich*, nachvollzieh*, zu recht, sie recht, du recht, liegen sie richtig, sauer, bedient, frust*, enttäusch*, bitter, unangenehm*, unerfreulich*, nervt, haareraufen, zumutung, blöd gelaufen, schiefgelaufen, nicht laufen, gar nicht, an ihrer stelle, an deiner stelle, mehr erwarten, beängstigend*, sorge, geht es ihnen, geht es dir, gesundheit geht vor, keine kleinigkeit, ich sehe, gute frage, berechtigte frage, guter gedanke, gute idee, nur vernünftig, gefreut, freude, gestrahlt, zufriedenen gesichtern, hängt jetzt, verdorben, unruhig, kosten vertrauen, wirkt nach, das klingt, nimmt man sich extra, extra hergekommen, niemand etwas an, immer ein paar schneller, ärger*, verärger*, geärgert, verstehe ich, wir verstehen, freut, freuen uns, zu lang*, nerv*, an den nerven, mir vorstellen, gut verstehen, völlig recht, haben recht, hast recht, besorgt, sorgen, in ordnung`,
    thank: `danke*, dankbar*, herzlichen dank, besten dank, lieben dank, haben sie dank, hab dank, merci, freuen uns, gut dass sie, rechne ich ihnen, hoch an, verlegen, kompliment*, lob, wertvoll*, lieb von dir, schöne rückmeldung, vielen dank, tausend dank, bedank*, dank an, freut, dank ihnen, dank dir, lieb von ihnen, schöne worte`,
    apologise: `entschuldig*, verzeih*, pardon, sorry, bedauer*, um nachsicht, unser versehen, war unser fehler, ist unser fehler, war unsere schuld, lag an uns, auf unsere kappe, verbockt, wir waren unaufmerksam, nicht gehalten, hängen lassen, im stich gelassen, hätte nicht passieren, hätte nie, darf nicht passieren, nicht unser bester tag, schämen uns, peinlich, tut mir leid, tut uns leid, mir leid, uns leid, mir tut, sehr leid, um verzeihung, fehler liegt bei uns, wir hätten, vermasselt, bei uns passiert, von herzen leid, bei ihnen entschuldigen`,
    explain: `weil, denn, da wir, deshalb, darum, daher, dadurch, nämlich, grund, ursache, wegen, aufgrund, liegt daran, lag daran, ist passiert, was war los, kurz gesagt, hintergrund, erklär*, herausgestellt, geprüft, gefunden, ausgefallen, fiel aus, fehlte, verwechsel*, vergessen, staute*, stand zwei, depot, lkw, lager, lieferant*, hersteller, inventur, panne, zu spät, zu schwach, zur hälfte, nur vorgemerkt, banken brauchen, kommt aus, solange, lagen nebeneinander, aus dem verkauf, ins leere, der teig ruht, probiert haben wir, fiel nichts, hin und her, zulieferer, geschmeckt, nachgeschaut, stand im, nicht gewachsen, deswegen, umbau, streik, störung, personalmangel`,
    resolve: `kümmere mich, kümmern uns, übernehme ich, übernehmen wir, bleibe dran, bleiben dran, kläre das, klären das, hake, ich spreche, schaue nach, leite, schicken ihnen, neu schicken, geht raus, in die post, unterwegs, auf dem weg, ersatz*, ersetz*, tausch*, erstatt*, zurückzahl*, geld zurück, gutschrift, gutschein*, schreiben wir, auf derselben karte gut, repar*, nachschub, kostenlos*, kostet sie nichts, aufs haus, übernehmen, sendungsnummer, rücksendeetikett, abholen, holen wir, zurücklegen, reserv*, behalten sie, behalt, schreiben sie, schreib uns, schick uns, rufen sie, kommen sie, probieren sie, ausschalten, neu starten, sag mir, frag einfach, lassen sie, klingeln sie, melde dich, ist ihnen lieber, möchten sie, dürfen wir, soll ich, sollen wir, nicht weiter benutzen, hier geht es, schritt für schritt, ab montag, ab sofort, beim nächsten, behoben, gelöst, erledigt, geklärt, korrigier*, lösung, nächster schritt, nächste teamrunde, rückruf, das ergebnis, prüfe*, klär*, umtausch*, gebe das weiter, komm, klick*, rückzahl*, gratis, nächste, ab hier, seit heute, berichtigt, auch hier, für sie frei, sag beim, dein nächster`,
  },
  promise: `melde mich, melden uns, hören von uns, hörst von uns, gebe ihnen, gebe bescheid, geben bescheid, sage bescheid, sagen bescheid, sage dir, sagen dir, sage ihnen, sagen ihnen, auf dem laufenden, rufe sie, rufe dich, wir rufen, schreibe ihnen, schreiben ihnen, schreiben dir, ich schreibe, ich antworte, wir antworten, berichte, sie erhalten, erhalten sie, du erhältst, erhältst du, sie bekommen, bekommen sie, du bekommst, bekommst du, sie erfahren, erfahren sie, du erfährst, weißt du mehr, wissen sie mehr, wird geliefert, wird erstattet, wird repariert, wird erledigt, erstatten ihnen, erstatten wir, überweisen, überweise, schicke ihnen, schicken ihnen, schicke dir, kommt in die post, wir holen, versprochen, sagen wir zu, zwischenstand, den stand gibt, die antwort steht, antwort kommt, sendungsnummer haben sie, erledige ich, melde ich mich, melden wir uns, antworte ich, antworten wir, schreibe ich, schreiben wir, rufe ich, rufen wir, sage ich, schicke ich, schicken wir, prüfe ich, kriegst du, verspreche*, haben sie die, mehr dazu, nachlesen, ergebnis steht, holen sie, antworte`,
  promiseTime: `heute, morgen, morgen früh, übermorgen, montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonntag, diese woche, nächste woche, kommende woche, anfang der woche, ende der woche, bis, spätestens, innerhalb, binnen, in kürze, in den nächsten, in der nächsten, im laufe, in einer stunde, in zwei*, in wenigen, gleich, sofort, umgehend, demnächst, bald, zeitnah, schnellstmöglich, so schnell wie möglich, uhr, stunde, stunden, minuten, tagen, werktag*, vormittag*, nachmittag*, abend, feierabend, ende des monats, monatsende, nächsten monat, noch vor, wochenende, noch heute, heute abend, morgen abend, in drei*, nach dem wochenende`,
  greeting: `hallo, hi, hey, guten tag, schönen guten tag, guten morgen, guten abend, grüß gott, grüß dich, grüezi, moin, moin moin, servus, liebe, lieber, liebes, sehr geehrte, sehr geehrter, geehrte, geehrter, willkommen, tag`,
  title: `herr, herrn, frau, dr, doktor, prof, professor, professorin, familie, ing, mag`,
  informalAddress: `du, dich, dir, dein, deine, deinen, deinem, deiner, deines, deins, dirs, haste, biste, kannste, euch, euer, eure, euren, eurem, eurer, schreib uns, schreib mir, schick uns, schick mir, sag uns, sag mir, ruf uns, melde dich, komm vorbei, frag einfach, hast du, bist du, kannst du`,
  formalAddress: `Sie, Ihnen, Ihr, Ihre, Ihren, Ihrem, Ihrer, Ihres, Ihrerseits, Ihretwegen`,
  negation: `nicht, nichts, nie, niemals, nein, kein, keine, keinen, keiner, keins, niemand, nirgends, weder, ohne, außer, geschlossen, gesperrt, unmöglich, ausgeschlossen, verboten, untersagt, ausverkauft, vergriffen, kaum, abgelehnt, keinem, nicht mehr`,
  stop: `der, die, das, den, dem, ein, eine, einen, einem, einer, eines, und, oder, aber, sondern, denn, doch, weil, dass, ob, wenn, als, wie, wo, wann, warum, wieso, was, wer, wen, welche, welcher, ich, du, er, sie, es, wir, ihr, mich, mir, dich, dir, ihm, ihnen, uns, euch, sich, mein, dein, deine, sein, seine, ihre, ihren, ihrem, ihrer, ihres, unser, unsere, unseren, unserer, euer, dieser, diese, diesen, diesem, alle, alles, man, jemand, etwas, kein, keine, keinen, nicht, nie, ja, nein, in, im, ins, an, am, auf, aus, bei, beim, bis, durch, für, fürs, gegen, mit, nach, ohne, seit, über, um, unter, von, vom, vor, wegen, zu, zum, zur, zwischen, ab, bin, ist, sind, seid, war, warst, waren, wären, habe, hab, hast, hat, haben, hatte, hatten, hätte, hätten, werde, wird, werden, wurde, wurden, würde, würden, kann, können, könnten, muss, müssen, soll, will, wollen, darf, darfst, dürfen, möchte, möchtest, macht, gemacht, geht, sehr, so, auch, nur, noch, schon, dann, da, dort, hier, hin, her, mal, gerade, immer, wieder, gern, gerne, leider, bitte, danke, vielen, dank, hallo, guten, tag, morgen, abend, hi, liebe, lieber, viel, viele, mehr, ganz, gut, gute, gutes, jetzt, nun, heute, gestern, dafür, dazu, dabei, deshalb, daher, also, fast, wirklich, vielleicht, herr, frau, sorry, entschuldigung`,
  numbers: `
null=0, eins=1, ein=1, eine=1, einen=1, einem=1, einer=1, zwei=2, zwo=2, drei=3, vier=4, fünf=5, sechs=6, sieben=7, acht=8, neun=9, zehn=10, elf=11, zwölf=12, dreizehn=13, vierzehn=14, fünfzehn=15, sechzehn=16, siebzehn=17, achtzehn=18, neunzehn=19, zwanzig=20, einundzwanzig=21, vierundzwanzig=24, fünfundzwanzig=25, dreißig=30, dreissig=30, vierzig=40, fünfundvierzig=45, achtundvierzig=48, fünfzig=50, sechzig=60, siebzig=70, zweiundsiebzig=72, achtzig=80, neunzig=90, hundert=100, einhundert=100, zweihundert=200, dreihundert=300, fünfhundert=500, tausend=1000, eintausend=1000, zweitausend=2000, ein dutzend=12, dutzend=12`,
  units: `
sekunde, sekunden=second
minute, minuten, min=minute
stunde, stunden, std, h=hour
uhr=clock
tag, tage, tagen, werktag, werktage, werktagen, arbeitstag, arbeitstage, arbeitstagen=day
nacht, nächte, nächten, übernachtung, übernachtungen=night
woche, wochen=week
monat, monate, monaten=month
jahr, jahre, jahren=year
prozent, %=percent
euro, euros, eur, €=euro
cent, cents=cent
dollar, usd, $=dollar
franken, chf, sfr=franc
pfund, gbp, £=pound
punkt, punkte, punkten=point
gramm, g=gram
kilo, kg, kilogramm=kilogram
liter, litern, l=litre
meter, metern, m=metre
zentimeter, zentimetern, cm=centimetre
kilometer, kilometern, km=kilometre
grad, °c=degree
person, personen, plätze, plätzen=person
stück, stücke, exemplar, exemplare=piece`,
  claims,
};
