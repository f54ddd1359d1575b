// French for the guard and the coach: what a draft may say by mistake, and what each step sounds like. Data.

import { claims } from './claims/fr.ts';
import type { DraftPack } from './pack.ts';

export const fr: DraftPack = {
  language: 'fr',
  cutsAtApostrophe: true,
  tone: {
    anger: `
idiot*, imbécile*, imbecile*, crétin*, cretin*, abruti*, débile*, debile*, connard*, connasse*, pathétique*, pathetique*, minable*, merde, putain, foutre, vous êtes stupide*, vous êtes ridicule*, vous êtes culotté*
honte à vous, devriez avoir honte, fermez la, ferme la, ta gueule, taisez vous, tais toi, foutez nous la paix, laissez nous tranquilles, dégage*, cassez vous, allez vous faire, bon débarras, apprenez à lire, vous ne comprenez rien, tu ne comprends rien, clients comme vous, gens comme vous, vous allez le regretter, plainte pour diffamation, diffamatoire*, nous porterons plainte contre vous
vous mentez, vous êtes un menteur, vos mensonges => De notre côté, nous voyons autre chose
tu mens => De notre côté, on voit autre chose
calmez vous, du calme, inutile de vous énerver => Je comprends que ce soit énervant
calme toi => Je comprends que ça t’énerve
n'importe quoi => Nous voyons les choses autrement
arrêtez de vous plaindre, cessez de vous plaindre, arrête de te plaindre => Dites-m’en plus
vous êtes de mauvaise foi => Nous ne sommes pas d’accord sur ce point
vous exagérez, tu exagères => Je veux bien comprendre
ça suffit maintenant, vous nous fatiguez, on en a marre de vous, ras le bol de vous => Reprenons calmement
allez voir ailleurs, on ne vous retient pas => Le choix est à vous, et nous aimerions vous garder`,
    sarcasm: `
quelle surprise, comme c'est étonnant, quel dommage pour vous, tant pis pour vous, grand bien vous fasse, si ça vous amuse, puisque vous savez tout, vous savez mieux que, mieux que tout le monde, je sais tout, donneur de leçons, apprendre notre métier, sans blague, vous m'en direz tant, pauvre petit*, mon pauvre monsieur, ma pauvre dame, mon cher monsieur, ma chère madame, on va pleurer, sortez les violons, snif, la vie est dure, comme c'est mignon, trop aimable, quel scoop, comme par hasard, chacun ses goûts
sauf votre respect, avec tout le respect => Nous voyons les choses autrement
si vous le dites, puisque vous le dites, si tu le dis => Je vérifie ce point
merci pour la leçon, merci pour le cours => Merci de votre remarque
votre petit problème, votre petit souci => ce problème
soi disant => d’après votre message`,
    defensive: `
comme déjà dit, comme déjà indiqué, comme je l'ai déjà dit, comme je vous l'ai dit, comme je vous l'ai déjà dit, comme nous vous l'avons déjà, comme indiqué précédemment, comme expliqué plus haut, je vous l'ai déjà dit, je vous répète, nous le répétons, pour la dernière fois => Pour résumer
pas notre faute, pas de notre faute, pas ma faute, pas notre responsabilité, nous n'y sommes pour rien, on n'y est pour rien, rien à nous reprocher, nous ne sommes pas responsable* => Voici ce qui s’est passé
nous n'y pouvons rien, on n'y peut rien, je n'y peux rien => Voici ce que nous pouvons faire
pas notre problème, ça ne nous regarde pas, pas de notre ressort => Je regarde ce que je peux faire
personne ne s'est plaint, personne d'autre ne s'est plaint, aucun autre client, jamais eu de plainte, vous êtes le premier à, vous êtes la première à, vous êtes le seul à, vous êtes la seule à, tu es le seul à, les autres clients sont => Merci de nous le signaler
c'est notre politique, c'est la politique de la maison, c'est le règlement, c'est la règle, c'est comme ça, c'est la procédure, les règles sont les règles, nous ne faisons qu'appliquer => Voici pourquoi
nous faisons de notre mieux, on fait ce qu'on peut, nous avons fait tout notre possible => Voici ce que nous faisons
vous avez tort, tu as tort, vous faites erreur, c'est faux, nous contestons, ça m'étonnerait, impossible que ce soit => De notre côté, nous voyons autre chose
vous devez comprendre que, il faut comprendre que, comprenez que, sachez que, mettez vous à notre place => Voici pourquoi :
je vous rappelle que, nous vous rappelons que, je te rappelle que, je vous signale que, je te signale que, permettez moi de vous rappeler => Pour mémoire,
nous ne voyons pas le problème, je ne vois pas le problème, où est le problème, tout fonctionne chez nous => Je n’arrive pas encore à reproduire le problème
voyez avec le transporteur => Je contacte le transporteur pour vous
vous oubliez que, notre personnel est toujours, on ne peut pas plaire à tout le monde, c'est totalement faux, pas mon problème`,
    blame: `
vous auriez dû, vous auriez du, vous auriez mieux fait => La prochaine fois, vous pouvez
tu aurais dû, tu aurais du => La prochaine fois, tu peux
il fallait lire, il fallait vérifier, il fallait nous prévenir, il fallait y penser, fallait lire, vous n'aviez qu'à, tu n'avais qu'à => La prochaine fois, le plus simple est de
vous n'avez pas précisé, vous n'avez pas fourni, vous avez oublié de => Il me manque encore
tu n'as pas précisé, tu as oublié de => Il me manque encore
vous avez mal compris, vous avez mal lu, vous n'avez pas compris, vous n'avez pas lu, tu as mal compris, tu n'as pas lu => Mon explication n’était pas claire :
vous n'avez pas suivi, vous n'avez pas respecté, tu n'as pas suivi => L’étape qui manque :
c'est votre faute, c'est de votre faute, par votre faute, c'est ta faute, c'est votre erreur, erreur de votre part, négligence de votre part, vous vous êtes trompé*, tu t'es trompé*, mauvaise utilisation, mauvaise manipulation => Voici où ça a coincé :
vous prétendez => Vous écrivez
tu prétends => Tu écris
vous le saviez, vous saviez pertinemment, si vous aviez lu, si vous aviez vérifié, si tu avais lu, vous étiez prévenu*, vous avez été prévenu*, il vous appartenait de, à vous de vérifier, vous êtes responsable de, faites attention la prochaine fois
lisez bien, lisez les conditions, relisez => Le passage en question :`,
    legalese: `
conformément à, conformément aux, conformement à, en vertu de, en vertu des => d’après
sous toutes réserves, sans préjudice, sans reconnaissance de responsabilité, décline toute responsabilité, déclinons toute responsabilité, notre responsabilité ne saurait, ne saurait être engagé*, ne saurait être tenu*, susmentionné*, ci après dénommé*, ladite, lesdits, nonobstant, stipul*, article l, code de la consommation, code civil, notre avocat, notre service juridique, mise en demeure, poursuites judiciaires, tribunal, sentiments distingués, l'expression de nos
nos conditions générales, les conditions générales, nos cgv, les cgv => ce qui est prévu
force majeure => un imprévu qui nous dépasse
à titre de geste commercial, à titre commercial => pour nous faire pardonner
nous accusons réception, j'accuse réception => J’ai bien reçu
veuillez prendre acte => notez
faire droit à, donner suite favorable => accepter
il vous appartient de, il vous incombe de, il incombe au client => vous pouvez
par la présente, le présent message => ici
veuillez agréer, salutations distinguées => À bientôt`,
    joke: `haha*, ahah*, hihi*, héhé*, hehe*, mdr, lol, ptdr, xd, je plaisante, on plaisante, je rigole, je déconne, petite blague, c'est une blague, blague à part, pour rire, poisson d'avril, jeu de mots, mieux vaut en rire, clin d'œil, trop drôle`,
    informal: `
wesh, yo, hey, mec, meuf, frérot, bro, poto, mon pote, les gars, ma belle, chelou, relou, kiff*, c'est ouf, trop stylé, on s'en fout, on s'en fiche, flemme, mouais, bof, nope, cimer, ciao, bisous, bises, chiant*, vas y
slt, cc => Bonjour
bjr => Bonjour
stp => s’il te plaît
dsl => désolé
tkt, t'inquiète, t'inquiète pas => pas d’inquiétude
ouais => oui
nan => non
chui, chuis => je suis
ya => il y a
t'as => tu as
t'es => tu es
pk, pq => pourquoi
qd => quand
bcp => beaucoup
dac, dacc => d’accord
j'sais pas => je ne sais pas`,
    canned: `
gêne occasionnée, désagréments occasionnés, tout désagrément => cette attente (nommez la chose même)
satisfaction de nos clients, satisfaction est notre priorité, notre priorité absolue, soucieux de la satisfaction => J’ai lu votre message en entier
prenons très au sérieux, prenons votre avis, votre avis compte, votre avis est important, votre appel est important => J’ai lu votre message en entier
mettons tout en œuvre => Voici ce que nous faisons
dans les plus brefs délais, dans les meilleurs délais => avant ce soir
bien pris note, bien pris en compte, bien été prise en compte => J’ai bien lu
n'hésitez pas à nous contacter, n'hésitez pas à revenir vers nous, restons à votre disposition, reste à votre disposition, pour toute question complémentaire => Je vous lis ici
merci de votre compréhension, merci pour votre compréhension, remercions de votre compréhension => Merci de votre patience
suite à votre message, suite à votre demande, nous vous prions de bien vouloir, regrettons que votre expérience, votre expérience n'ait pas, à la hauteur de vos attentes, répondre à vos attentes, améliorer la qualité de nos services, amélioration continue
cher client, chère cliente => Bonjour
au service concerné => à l’équipe livraison (nommez-la)`,
  },
  idle: `erreur idiote, erreur stupide, stupide erreur, de bonne foi, avons honte, j'ai honte, fait n'importe quoi, chili con carne, pas votre faute, pas de votre faute, pas ta faute, pas de ta faute, aucune erreur de votre part, sans erreur de votre part, pas votre erreur, n'êtes pas le seul, n'êtes pas la seule, pas une blague, sans rire, c'est faux de notre part, nous avons eu tort, on a eu tort, avions tort, c'est comme ça que, c'est la règle qui, n'est pas une erreur de votre part, pas une erreur de votre part, quelle surprise de`,
  cater: {
    acknowledge: `je comprends, on comprend, je le comprends, se comprend, compréhensible*, à votre place, à ta place, c'est normal, bien normal, normal de, pas normal, avez raison, as raison, faites bien, fais bien, légitime*, rageant*, agaçant*, énervant*, agacement, frustrant*, frustration, décevant*, déçu*, déception, pénible*, désagréable*, inquiétant*, inquiète*, inquiétude, en colère, râler, râlé, pester, pas acceptable, pas l'expérience, pas le souvenir, trop long, c'est trop, c'est long, est perdue, gâche*, gâché*, double peine, ça fait beaucoup, il y a de quoi, j'imagine, j'entends, je sais, je vois, bonne question, bonne idée, belle idée, bien vu, belle façon, fait plaisir, ça nous touche, touché*, sourire*, ravi*, heureux, heureuse, frayeur*, votre santé, comment allez vous, comment vas tu, tout le monde va bien, décourage*, bousculer, attendais mieux, attendiez mieux, n'a pas suivi, on y repense, nous comprenons, ne va pas, presque pire, n'est pas ouvert, disparaît, arracherait, sais faire plaisir, le tour de l'équipe, vous avez bien fait, de quoi s'énerver`,
    thank: `merci, grand merci, remercie, remercions, remerciement*, reconnaissant*, reconnaissance, gratitude, bravo, quel plaisir, chaud au cœur, chaud au coeur, va droit au cœur, nous touche, touché*, grâce à vous, grâce à toi, heureusement que, rougir, très gentil, c'est adorable, vraiment sympa, compliment*, c'est gentil, adorable de`,
    apologise: `pardon, pardonnez, demande pardon, désolé*, desole*, navré*, navre*, excuse*, m'excuse, s'excuse, nous excusons, je regrette, je le regrette, nous regrettons, mea culpa, c'est notre faute, est notre faute, l'erreur est chez nous, l'erreur vient de chez nous, erreur de notre part, est la nôtre, entièrement le nôtre, nous nous sommes trompés, on s'est trompé*, on s'est planté*, j'aurais dû, on aurait dû, nous aurions dû, n'aurait pas dû, ne devrait jamais arriver, nous assumons, on assume, n'était pas à la hauteur, pas tenu parole, ne l'avons pas tenue, laissé tomber, manqué d'attention, regrettons, regrette, n'aurait jamais`,
    explain: `parce que, parce qu, car, à cause de, à cause du, à cause d'un*, en raison de, dû à, due à, suite à un, d'où, c'est pourquoi, voilà pourquoi, voici pourquoi, la raison, explication*, explique*, s'explique*, s'est passé, il se trouve que, puisque, faute de, le temps de, nous avons constaté, on s'est rendu compte, après vérification, en vérifiant, la cause, l'origine, vient de, vient d'un*, provien*, en panne, rupture, retardé*, bloqué*, partie en retard, manquait, n'a pas tenu, n'a rien signalé, trop tard, avons pris la mauvaise, mauvais dosage, inventaire, au dépôt, transporteur*, fournisseur*, travaux, attend une pièce, mise à jour, en bref, concrètement, est une réservation, retiré des rayons, renvoyait, étaient deux, tenté, trop grand, grève*, repose, mettent`,
    resolve: `je m'en charge, je m'en occupe, on s'en occupe, c'est pour moi, est pour nous, je vérifie, je regarde, je me renseigne, je relance, je contacte, j'appelle, j'en parle, je transmets, je fais suivre, je corrige, corrigé*, répare*, réglé*, résolu*, remplac*, rembours*, échang*, un avoir, offert*, gratuit*, sans frais, nous envoyons, j'envoie, renvoyons, expédi*, part chez vous, part demain, en route, nouvel envoi, numéro de suivi, étiquette retour, postée, recevrez, vous arrive, sera livré*, on vous rappelle, réserv*, de côté, je reste, je reviens vers, dites moi, dis moi, écrivez, écris le, envoyez, envoie nous, contactez, appelez, appelle nous, revenez, reviens vite, garde l'abîmé, débranchez, essayez, cliquez, n'y touchez plus, préférez vous, souhaitez vous, voulez vous, t'arrange, maintenant en ligne, par ici, pas à pas, prochaine fois, prochain arrivage, rendu, crédité*, prochaine étape, dès lundi, désormais, une deuxième caisse, venons le chercher, vous attend, plus aucune démarche, est refaite, offre, répar*, vous envoie, redémarr*, suffit de, prochaine, passe nous, gardez, sonnez, ajouter, je soumets, je publie, nous vérifions, on vérifie`,
  },
  promise: `je vous réponds, je te réponds, on te répond, nous vous répondrons, reviens vers vous, reviens vers toi, revenons vers vous, reviendrons vers vous, revient vers vous, tiens au courant, tient au courant, tiendrons au courant, je vous rappelle, nous vous rappellerons, je vous appelle, je t'appelle, vous recontact*, te recontact*, de nos nouvelles, je te redis, je vous écris, je t'écris, vous recevrez, tu recevras, vous recevez, vous aurez, tu auras, vous avez mon retour, vous saurez, vous serez rembours*, nous vous rembours*, je vous rembours*, nous vous envoyons, je vous envoie, je t'envoie, vous est rendu, vous sera rendu*, je m'engage, nous nous engageons, promis, ma réponse, point d'étape, je la poste, je publie, vous parvient, s'affiche ici, vous arrive, venons le chercher, peut passer chez vous, tiendrons informé*, promets, promettons, la suite, rendez vous ici, sera livré*, sera réparé*, sera rembours*, on vous rappelle`,
  promiseTime: `aujourd'hui, demain, après demain, ce matin, cet après midi, ce soir, cette nuit, lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, cette semaine, la semaine prochaine, début de semaine, fin de semaine, ce week end, avant midi, avant ce soir, avant demain, avant 1*, avant 2*, avant 8*, avant 9*, avant la fin, dans l'heure, dans la journée, dans la matinée, dans la soirée, dans la semaine, dans une heure, dans les 2*, dans les 4*, dans les prochain*, dans quelques, dans un instant, dans la foulée, d'ici, sous 24*, sous 48*, sous 72*, sous deux, sous quelques, sous peu, au plus tard, dès que possible, fin de journée, fin du mois, bientôt, rapidement, tout de suite, jours ouvrés, jours ouvrables, heures, minutes, week end`,
  greeting: `bonjour, re bonjour, rebonjour, bien le bonjour, bonsoir, salut, hello, coucou, hey, cher, chère, chere, chers, chères, bienvenue`,
  title: `monsieur, madame, mademoiselle, m, mr, mme, mlle, docteur, dr, maître, maitre, professeur, pr`,
  informalAddress: `tu, te, toi, ton, ta, tes, t'ai, t'as, t'es, t'a, t'en, t'avons, t'avait, t'envoie, t'envoyons, t'offre, t'attend*, t'aide, t'appelle, t'arrange, t'écris, t'intéresse, écris nous, écris moi, dis nous, dis moi, envoie nous, envoie moi, appelle nous, préviens nous, passe nous voir, contacte nous`,
  formalAddress: `vous, votre, vos, vôtre, vôtres, veuillez, n'hésitez pas, dites, écrivez, envoyez, contactez, appelez, revenez`,
  negation: `ne, n, pas, jamais, aucun, aucune, sans, non, ni, rien, personne, nul, nulle, impossible*, fermé, fermée, fermés, fermées, ferme, interdit*, refus*, sauf, hormis, hors, excepté, indisponible*, guère, plus possible, plus disponible*, épuisé*`,
  stop: `le, la, les, un, une, des, du, de, au, aux, à, a, en, y, et, ou, où, mais, donc, car, que, qui, quoi, dont, quand, comme, si, puisque, parce, pour, par, avec, sans, sous, sur, dans, chez, entre, contre, depuis, pendant, avant, après, dès, je, tu, il, elle, on, nous, vous, ils, elles, me, te, t, se, lui, leur, leurs, moi, toi, eux, ce, c, cet, cette, ces, ça, cela, mon, ma, mes, ton, ta, tes, son, sa, ses, notre, nos, votre, vos, quel, quelle, quelques, chaque, tout, toute, tous, toutes, autre, même, plusieurs, tel, ne, pas, plus, moins, jamais, rien, personne, non, oui, très, trop, peu, bien, mieux, aussi, ainsi, alors, encore, déjà, toujours, ici, là, voici, voilà, enfin, maintenant, aujourd, hui, hier, demain, être, suis, es, est, sommes, êtes, sont, était, étaient, été, sera, serait, soit, avoir, ai, as, avons, avez, ont, avais, avait, avaient, aura, aurait, faire, fais, fait, faites, font, vais, va, vas, allez, peux, peut, pouvez, pouvons, pourrait, veux, veut, voulez, dois, doit, devez, dû, faut, vu, dit, bonjour, salut, merci, pardon, désolé, plaît, cher, chère, monsieur, madame, hello, beaucoup, fois, jour, bon, bonne`,
  numbers: `
zéro=0, un=1, une=1, deux=2, trois=3, quatre=4, cinq=5, six=6, sept=7, huit=8, neuf=9, dix=10, onze=11, douze=12, treize=13, quatorze=14, quinze=15, seize=16, dix sept=17, dix huit=18, dix neuf=19, vingt=20, vingt et un=21, vingt quatre=24, vingt cinq=25, trente=30, quarante=40, quarante cinq=45, quarante huit=48, cinquante=50, soixante=60, soixante douze=72, soixante dix=70, quatre vingts=80, quatre vingt dix=90, septante=70, huitante=80, octante=80, nonante=90, cent=100, deux cents=200, trois cents=300, cinq cents=500, mille=1000, deux mille=2000, une dizaine=10, une douzaine=12, une quinzaine=15, une vingtaine=20, une trentaine=30, une cinquantaine=50, une centaine=100, un millier=1000`,
  units: `
seconde, secondes, sec=second
minute, minutes, min, mn=minute
heure, heures, h=hour
jour, jours, journée, journées, jour ouvré, jours ouvrés, jour ouvrable, jours ouvrables=day
nuit, nuits, nuitée, nuitées=night
semaine, semaines=week
mois=month
an, ans, année, années=year
pour cent, pourcent, %=percent
euro, euros, eur, €=euro
centime, centimes=cent
dollar, dollars, usd, $=dollar
franc, francs, chf=franc
livre sterling, livres sterling, gbp, £=pound
point, points=point
gramme, grammes, g=gram
kilo, kilos, kg, kilogramme, kilogrammes=kilogram
litre, litres=litre
mètre, mètres, m=metre
centimètre, centimètres, cm=centimetre
kilomètre, kilomètres, km=kilometre
degré, degrés, °c=degree
personne, personnes, couvert, couverts=person
pièce, pièces, exemplaire, exemplaires, article, articles=piece`,
  claims,
};
