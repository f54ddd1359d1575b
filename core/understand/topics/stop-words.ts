// Words that are never a topic: the small change of each language, and the courtesies and fillers of people who write to a
// business. Data, lower case, with their accents.

const words = (text: string): readonly string[] => text.split(/\s+/u).filter((one) => one !== '');

const byLanguage: Readonly<Record<string, readonly string[]>> = {
  en: words(`
a about after again all almost already also always am an and another any anybody anyone anything are aren't as ask asked at
away back be because been before being best better both but by came can can't cannot come comes coming could couldn't
day days did didn't do does doesn't doing don't done dont down each even ever every everyone everything few first for from
full get gets getting give given go goes going gone good got great guys had has hasn't have haven't having he hello help
her here hey hi him his hour hours how i i'd i'll i'm i've if im in into is isn't it it's its ive just keep know last left
let like little long look lot lots love made make makes many may maybe me mine minutes month months more most much must my
myself need needs never new next nice no nobody none nor not nothing now of off oh ok okay old on once one only or other
our out over own part people please pls put quite rather really right said same say says see seems she should since single so some
somebody someone something soon sorry still such sure take tell than thank thanks that that's thats the their them then
there there's these they thing things think this those though through thx time times to today together told tomorrow too
took tonight tried try trying twice two u under until up upon ur us use used using very want wanted was wasn't way we week
weeks well were what what's when where which while who why will with without won't would wouldn't yeah year years yes
yesterday yet you you're you've your yours yourself`),
  de: words(`
aber alle allem allen aller alles als also am an andere anderen auch auf aus außer bei beim bekommen bin bis bisher bist bitte
da dabei dafür damit dank danke dann das dass dein deine dem den denn der des die dies diese diesem diesen dieser dieses doch
dort du durch ein eine einem einen einer eines einfach einmal er erst es etwas euch euer eure eurem euren eurer für ganz gar
geht gehts gerade gern gerne gestern gibt ging gut gute guten habe haben habt hallo hat hatte hatten hätte heute hier hin
ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins irgendwie ist ja je jeder jede jedes jetzt kann kannst kein keine
keinen keiner kommen kommt können könnt könnte lange leider liebe lieber liebes los mal man mehr mein meine meinem meinen
meiner mich mir mit morgen muss müssen nach nachdem nein nicht nichts nie niemand noch nochmal nun nur ob oder ohne schon sehr
seid sein seine seit seitdem selbst sich sie sind so sogar soll sollte sondern sonst stunden super tag tage tagen trotzdem tun
über uhr um und uns unser unsere unter viel viele vielen vielleicht vom von vor wann war waren warum was wäre weg wegen weil
welche wenig weniger wenn wer werde werden wie wieder will wir wird wirklich wo wochen wohl wollen wollte würde wurde wurden
zu zum zur zwei zwischen`),
  fr: words(`
a à ai aie aient alors après as au aucun aucune aujourd'hui aussi autre autres aux avant avec avez avoir avons beaucoup bien
bon bonjour bonne bonsoir ça car ce ceci cela celle celui ces cet cette chaque chez combien comme comment dans de déjà depuis
des deux dire dit dois doit donc du elle elles en encore entre est et étaient était été être eu eux fait faire fois font
hier il ils ici j'ai je jour jours jusqu la là le les leur leurs lors lui ma mais mal même merci mes mieux moi moins mois mon
ne ni non nos notre nous on ont ou où par parce pas pendant personne peu peut peux plus plusieurs pour pourquoi pouvez près
puis qu quand que quel quelle quelque qui quoi rien s'il sa sans se semaine ses seulement si sommes son sont sous suis sur ta
tant te tellement temps tes toi ton toujours tous tout toute toutes très trop tu un une va vais vers veux voici voilà vois
vont vos votre vous vraiment vu y`),
  es: words(`
a ahí ahora al algo alguien algún alguna algunos antes aquí así aún aunque ayer bien bueno buenas buenos cada casi como cómo
con cosa cosas creo cual cualquier cuando cuándo cuanto da dar de del desde después día días dice dicen donde dónde dos durante
e el él ella ellos en entonces entre era eran es esa ese eso esta está estaba están estar este esto estos estoy favor fue
fueron gracias ha había hace hacen hacer han has hasta hay he hemos hola hoy igual incluso ir la las le les lo los más me
mejor menos mes meses mi mientras mis mismo momento mucho muchas muchos muy nada nadie ni ningún ninguna no nos nosotros
nuestra nuestro nunca o otra otras otro otros para parece pero poco por porque por qué pues puede pueden puedo que qué quien
quién quiero saber se sea según semana semanas ser si sí siempre sin sino sobre sois solo sólo son soy su sus también tampoco
tan tanto te tener tengo ti tiempo tiene tienen toda todas todavía todo todos tras tu tú tus un una unas uno unos usted ustedes
va vais van ver verdad vez veces vosotros voy vuestra vuestro y ya yo`),
  pt: words(`
a à agora aí ainda algo alguém algum alguma amanhã antes ao aos apenas aqui as às assim até bem boa bom cada com como da dar
das de dela dele depois desde dia dias disse do dois dos duas durante e é ela elas ele eles em entre era eram essa esse esta
está estamos estão estar estava este estou eu faz fazer favor fica foi for foram gente há hoje horas ir isso isto já lá lhe
lo mais mal mas me melhor menos mesmo meu meus mês minha minhas muito muita muitas muitos na nada não nas nem nenhum nenhuma
ninguém no nos nós nossa nosso nunca o obrigada obrigado olá onde ontem os ou outra outras outro outros para pela pelo pode
podem pois por porque pouco pra primeira primeiro qual quando quanto que quem quer quero se sei seja sem semana semanas sempre
ser seu seus sido só sobre sou sua suas também tanto tão te tem têm tempo tenho ter teve tinha toda todas todo todos tudo um
uma umas uns vai vão ver vez vezes você vocês vos`),
  it: words(`
a abbiamo ad adesso ai al alcuni alla alle allo allora altra altre altri altro anche ancora anni anno appena avete aveva avere
basta bene buon buona buonasera buongiorno c'è che chi ci ciao ciò circa come con cosa così da dagli dai dal dalla dalle
davvero degli dei del della delle dello devo di dire dopo dopo dove due e è ed era erano essere fa fanno fare fatto fino fra già
giorni giorno gli grazie ha hai hanno ho i ieri il in infatti invece io la le lei li lo loro lui ma mai male me meglio meno
mentre mesi mi mia mie miei mio molta molti molto ne negli nei nel nella nelle nemmeno nessun nessuna nessuno niente no noi non
nostra nostro nulla o oggi ogni oltre ora ore per perché perchè però più poco poi poiché possibile posso prima proprio può pure
qua qualche qualcosa qualcuno quale quando quanto quasi quella quelle quelli quello questa queste questi questo qui quindi
sarà scusate se sei sempre senza settimana settimane si sì sia siamo siete solo sono sta stata stati stato su sua subito sue
sugli sul sulla suo suoi tanto te ti tra tre troppo tu tua tue tuo tuoi tutta tutte tutti tutto un una uno va vi voi volta
volte vorrei vostra vostre vostri vostro`),
  nl: words(`
aan al alle alleen als altijd andere ben bij blijft daar dag dagen dan dank dat de deze die dit doe doen door dus een eens en
er even geen gaan gaat goed graag had heb hebben heeft heel hem hen het hier hij hoe hoi hun ik in is ja jaar je jij jou jouw
jullie kan komen komt krijg kunnen kunt maar maand mag me meer mensen met mij mijn moet moeten mooi na naar net niet niets
niks nog nooit nou nu of om omdat ook op over pas per sinds te tegen toch toen tot tijd uit uur van vandaag veel voor waar
waarom wanneer want waren was wat we weer week weken weet wel welke wie wij wil willen word worden wordt wordt zal ze zeer zelf
zich zij zijn zo zonder zou`),
};

const sets = new Map(Object.entries(byLanguage).map(([language, all]) => [language, new Set(all)]));
/** Where the language is not known, a small word of any is none. */
const everywhere = new Set(Object.values(byLanguage).flat());

export function stopWordsOf(language: string | null): ReadonlySet<string> {
  return (language === null ? undefined : sets.get(language)) ?? everywhere;
}
