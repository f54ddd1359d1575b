// What the guard and the coach look for in a Portuguese draft. Data: cues, and after an arrow the better wording. Both
// sides of the ocean, so *você* counts as informal; precision first in `tone`, firm but honest words are in `idle`.

import { claims } from './claims/pt.ts';
import type { DraftPack } from './pack.ts';

export const pt: DraftPack = {
  language: 'pt',
  cutsAtApostrophe: false,
  tone: {
    anger: `
não nos ameace, pare de ameaçar => Vejo como isto é importante e quero ajudar
não grite, pare de gritar => Prefiro conversar com calma
o que você quer que eu faça, quer que eu faça o quê => O que posso fazer é
acalme-se, se acalme, calma aí => Vamos ver isto passo a passo
não nos faça perder tempo => Para ir mais depressa, preciso de um dado:
isso é mentira, você mente, está mentindo, mentiros* => O que consta aqui é outra coisa:
pare de incomodar, pare de insistir, pare de reclamar => Já tenho a mensagem e estou tratando do assunto
estou farto de você*, estou farta de você*, estamos fartos de si, saco cheio
idiota*, imbecil, estúpid*, otário*, otária*, babaca*, trouxa, canalha*, vagabund*, palerma*, mal-educado, ignorante, você é burro, você é burra, seu palhaço, gente como você
merda*, porra, caralho, foda, puta, filho da puta, vai tomar no, vai se foder, vai à merda, vá à merda, vai para o inferno, que se dane, dane-se
cala a boca, cale a boca, nos deixe em paz, me deixe em paz, assunto encerrado, ponto final e acabou, e ponto final
não seja ridícul*, você é ridícul*, a sua reclamação é ridícula, reclamação absurda
não volte mais, vá à concorrência, não precisamos de você, não precisamos de clientes como
vai se arrepender, vamos processar você, você vai ver só
quem você pensa que é, quem você acha que é, tenha vergonha, devia ter vergonha, que cara de pau, que lata, como se atreve
não me interessa o que, estou nem aí, estou-me nas tintas, quero lá saber, pouco me importa`,
    sarcasm: `
com todo o respeito, com o devido respeito => Vejo isto de outra forma:
caso não tenha reparado, se ainda não percebeu => Um detalhe que ajuda:
vou explicar devagar, vou desenhar, vê se entende => Explico de outra forma:
não precisa ser um gênio, até uma criança entende => Faz-se assim:
obrigado pela lição, obrigado por nos iluminar, obrigado por nada => Obrigado por avisar
não é o fim do mundo, o mundo não acabou, ninguém morreu => Entendo que isto é importante
como se fosse o único cliente, como se fosse a única cliente, como se não tivéssemos mais nada => Hoje estamos demorando mais do que o normal
parabéns por descobrir, parabéns por encontrar, parabéns por perceber, parabéns pela descoberta, merece um prêmio por, uma salva de palmas
coitadinh*, tadinh*, que drama, que dó de você
já que sabe tanto, se sabe tanto, você que sabe tudo, senhor especialista, senhor sabe-tudo, sabichão
vossa majestade, sua majestade, desculpe por existir, desculpe se ferimos a sua sensibilidade
tanto tempo livre, tem muito tempo livre, em que mundo vive, em que mundo você vive
ah claro, ah pois claro, se você diz, não me diga`,
    defensive: `
como já disse, como já lhe disse, como já dissemos, como já expliquei, como já informei, como eu disse, conforme já informado, já lhe disse, já falei isso, repito que, volto a repetir => Em resumo:
a culpa não é nossa, não é culpa nossa, não é nossa culpa, não temos culpa, não foi culpa nossa => Aconteceu em outras mãos, e mesmo assim acompanho
não é problema nosso, não é nosso problema, não é da nossa conta, não é da nossa responsabilidade, não somos responsáveis => Quem trata disto é outra empresa; passo o contacto certo
é a nossa política, é política da empresa, são as nossas regras, regras são regras => A razão desta regra é
ninguém mais reclamou, mais ninguém reclamou, ninguém reclamou, ninguém nunca reclamou, é a primeira reclamação, você é o único que, você é a única que => Obrigado por avisar: assim podemos ver isto
não posso fazer nada, não podemos fazer nada, nada podemos fazer, não há nada a fazer, não tem o que fazer => O que posso fazer é
em nossa defesa => Foi isto que aconteceu:
você está errad*, você está enganad*, você se enganou, você está equivocad*, isso não é verdade, isso não procede, isso é falso, o que você diz não é => Os dados que tenho são outros:
não é para tanto, não exagere, está exagerando => Vejo que isto pesou
é o que temos, é o que tem para hoje, é a vida, goste ou não => Por agora não há outra opção, e sei que não é a esperada
já fazemos muito, já fizemos demais, fazemos o que podemos => O próximo passo é
tem de entender que, tem que entender que, você tem que entender, você precisa entender, deve entender que, você não quer entender => O motivo é este:
não sei do que reclama, não sei do que se queixa, está reclamando de quê, reclama de barriga cheia, não vejo o problema => Diga-me o que esperava e vejo já
não somos obrigados, não temos obrigação => Desta vez não podemos, e o motivo é
sempre fizemos assim, sempre foi assim, isso acontece em todo lugar, fizemos tudo certo, da nossa parte está tudo certo, a nossa parte foi feita`,
    blame: `
você deveria ter, você devia ter, você tinha que ter, devias ter, o senhor devia ter => Para a próxima:
ter pensado nisso antes, tivesse pensado antes, devia ter lido, deveria ter lido => A partir de agora
a culpa é sua, é culpa sua, foi culpa sua, por sua culpa, a culpa foi sua => Vamos ver como resolver
você não leu, não leste, não leu as condições, não leu a descrição => Esse detalhe está em
se tivesse lido, se você tivesse, se tivesses, se tivesse prestado atenção, se tivesse seguido as => Da próxima vez ajuda
não seguiu as instruções, você não seguiu => Os passos que funcionam melhor são
mau uso, uso indevido, você usou errado, usou mal, você quebrou, você estragou => Este dano costuma vir de
erro seu, o erro é seu, falha sua, descuido seu, você errou, você se confundiu => No pedido consta
digitou errado, preencheu errado, você preencheu, você colocou errado, você informou errado => No formulário consta
você não enviou, você não informou, você não nos deu => Ainda falta
você esqueceu, esqueceste => Falta
você chegou atrasad*, você demorou, você escolheu mal, foi você quem, foi você que, você sabia, sabia perfeitamente, por não prestar atenção, quem mandou`,
    legalese: `
termos e condições, condições gerais, condicoes gerais => as condições
em conformidade com, de acordo com o disposto, nos termos do, ao abrigo do, conforme disposto => segundo
procederemos à, procede-se à => vamos
vimos por este meio, por meio desta, pela presente => com esta mensagem
não nos responsabilizamos, não assumimos qualquer responsabilidade, declinamos qualquer, isenção de responsabilidade, eximimo-nos => Isto fica fora do que cobrimos, e a razão é esta:
supracitad*, acima mencionad*, acima referid* => este
sanar => resolver
em tempo útil, em tempo hábil => a tempo
sem prejuízo de, sem que isso implique, sem reconhecimento de, reservamo-nos o direito, nos reservamos o direito, para todos os efeitos, para os devidos fins, efeitos legais
medidas legais, medidas cabíveis, ação judicial, vias judiciais, nossos advogados, nosso jurídico, departamento jurídico, assessoria jurídica
cláusula*, o reclamante, a reclamante, a parte interessada, o abaixo assinado, outrossim, destarte, doravante, legislação vigente, indeferid*`,
    joke: `
haha, hahaha, ha ha, hehe, hehehe, hihi, ahah, ahahah, eheh, kk, rs, rsrs, lol, lmao, rofl, xd
brincadeirinha, é brincadeira, era brincadeira, estou brincando, estava brincando, brincando, estou a brincar, estava a brincar, a brincar consigo, zoeira, tô zoando, zoando, que piada, que engraçado, morri de rir, morremos de rir, chorei de rir, gargalhadas`,
    informal: `
vc, vcs, cê => você
tb, tbm => também
pq => porque
q => que
blz => combinado
vlw, valeu, brigado, brigadão, obg, thx => obrigado
oie, e aí, fala aí, fala mano => Olá
tô => está
bjs, bjinhos, bj => Um abraço
pra caramba, bué => muito
pfv => por favor
naum => não
bro, mermão, véi, véio, meu bem, meu chapa, pá
maneiro, irado, da hora, top demais, show de bola, tipo assim, tmj, tamo junto, na boa, de boa, deu ruim, bora, né`,
    canned: `
lamentamos o incômodo, lamentamos o transtorno, lamentamos qualquer, lamentamos o ocorrido, pedimos desculpas pelo incômodo, pedimos desculpas pelo transtorno, pedimos desculpa pelo transtorno, desculpe o transtorno, pelo inconveniente, qualquer inconveniente, transtornos causados, incómodo causado => Lamento que a chávena tenha chegado partida: diga o que aconteceu
prezado cliente, prezada cliente, caro cliente => Olá, e o nome
agradecemos a compreensão, obrigado pela compreensão, contamos com a sua compreensão => Sei que não é a resposta esperada
agradecemos o seu contato, agradecemos o seu contacto, obrigado pelo contato, obrigado pelo contacto, obrigado por entrar em contacto => Obrigado por contar o que houve com a entrega: nomeie o assunto
sua opinião é muito importante, sua ligação é muito importante, é muito importante para nós, valorizamos a sua opinião => Diga o que muda por causa desta mensagem
sua satisfação é, a satisfação dos nossos clientes, levamos muito a sério, trabalhamos para melhorar, melhorar os nossos serviços, melhoria contínua, oferecer o melhor serviço, continuar melhorando => Diga o que vai mudar, e quando
encaminhamos a sua, encaminhamos o seu, foi encaminhado ao setor, setor responsável, área responsável, tomamos boa nota => Passei o caso à Marta, que o vê hoje: diga a quem
com a maior brevidade, o mais rápido possível, assim que possível, em breve, o quanto antes => hoje até às 15h: diga quando
não hesite em, estamos à disposição, estamos à sua disposição, ficamos à sua disposição, para qualquer dúvida, qualquer dúvida estamos => Continuo por aqui
sem mais de momento, sem outro assunto, atenciosamente => Um abraço`,
  },
  idle: `não volte mais tarde, não foi erro seu, não é erro seu, não foi falha sua, não foi descuido seu, a culpa não é sua, a culpa não foi sua, não foi culpa sua, não é sua culpa, sem culpa sua, a culpa é nossa, é culpa nossa, é nossa culpa, não foi mau uso, você deveria ter recebido, você devia ter recebido, você tinha que ter recebido, você deveria ter sido, você devia ter sido, você não deveria ter, você não devia ter, devias ter recebido, não devias ter, não posso fazer nada sem, não podemos fazer nada sem, não posso fazer nada até, não podemos fazer nada até, não é brincadeira, isso não é brincadeira, não estou brincando, erro estúpido, falha estúpida, descuido estúpido, somos responsáveis, você sabia que, você não se enganou, você demorou a receber, como te disse em privado, como lhe disse por telefone, como eu disse por telefone, já lhe disse que sim, volto a repetir o pedido de desculpa, repito que a culpa é nossa, foi você que nos, foi você que deu, se você tivesse recebido, se você tivesse sido`,
  cater: {
    acknowledge: `entendo, uma desilusão, entendemos, percebo, percebemos, compreendo, compreendemos, imagino, tem razão, tem toda a razão, com razão, tem motivos, é normal, é natural, é compreensível, é razoável, dúvida justa, faz sentido, faz todo o sentido, claro que você, que chatice, que pena, que desilusão, que decepção, que susto, que transtorno, que momento, frustra*, aborrec*, irrit*, incomoda, preocupa, desgasta, cansa, estraga qualquer, tira do sério, tira você do sério, o desagrado, a frustração, a irritação, a desilusão, no seu lugar, comigo seria, eu também ficaria, ninguém gosta, ninguém deve, esperava outra coisa, era para ter, contava com, merece mais, merece melhor, é um direito, tem todo o direito, qualquer um, qualquer pessoa, sei que, dá para sentir, custa acreditar, ficou na mão, está bem, como você está, que bom, que alegria, ficamos felizes, fico feliz, um sorriso, adorei, adoramos, boa pergunta, faz falta`,
    thank: `obrigado, obrigados, gratos, gratidão, bem-haja, agradecimentos, obrigada, muito obrigado, muito obrigada, obrigado por, obrigado pela, agradeço, agradecemos, agradecid*, agradecimento, grato, grata, bem haja, ajuda muito, fez o nosso dia, fez nosso dia, ganhamos o dia, ganhámos o dia, ainda bem que avisou, que bom que você, ainda bem que nos`,
    apologise: `desculpa, desculpe, desculpem, desculpas, peço desculpa, peço desculpas, pedimos desculpa, pedimos desculpas, minhas desculpas, nossas desculpas, perdão, perdoe, peço perdão, lamento, lamentamos, sinto muito, sentimos muito, sinto imenso, erramos, erro nosso, o erro é nosso, falha nossa, falhamos, falhei, a culpa é nossa, não tem defesa, não tem desculpa, não há desculpa, não foi o nosso melhor, não estivemos à altura, não cumprimos`,
    explain: `porque, já que, uma vez que, dado que, pois, por isso, por causa de, por conta de, devido a, devido ao, a razão, o motivo, a causa, a origem, o porquê, o que aconteceu, o que houve, o que se passou, deve-se a, deveu-se a, graças a, na hora de, ao preparar, ao embalar, por engano, por erro, atrasou, quebrou, faltou, faltava, foram trocadas, saiu de outro, perdeu um dia, veio com, mudou, descobrimos, um lote, é uma reserva, existe uma entrada, nos feriados, falta confirmar, ainda não sei, falha de organização, funciona assim, ou seja, significa que, a resposta curta, em poucas unidades`,
    resolve: `resolvido, resolver, resolvo, resolveremos, solução, solucion*, corrig*, está certo no, tudo certo, tudo acertado, arranj*, consert*, reparação, troca, vou trocar, substitu*, envio, enviamos, vamos enviar, mando, sai hoje, segue hoje, segue por, segue agora, a caminho, chega para você, vai receber, deve recebê-la, receberá, conte com, prioridade, devolver, devolvemos, devolução, dinheiro de volta, reembols*, estorno, cancelei, cancelamos, voltou para a sua conta, volta para o mesmo, sem custo, de graça, desconto, por nossa conta, busca na sua porta, recolhemos, reservar, separo, guardamos, fica guardada, aviso, vou avisar, mando um aviso, ligo, vamos ligar, escrevo, respondo, conto para você, te conto mais, digo-lhe, conto-lhe, volto a falar, dou resposta, terá notícias, próxima notícia, um retorno, trato disso, trato disto, cuido disso, deixar comigo, fica comigo, fico responsável, acompanho, estou verificando, vou verificar, vou confirmar, vou perguntar, falei com, falamos com, converso hoje, retirei, retiramos, a partir de, desde hoje, o próximo passo, os passos, passo a passo, você pode, pode escolher, posso reservar, posso oferecer, a escolha é sua, se preferir, proponho, procure, é só mostrar, é só chamar, envie-nos, manda em, diga-me, escreva-nos, me chama, ligue, contar-me, por mensagem, em privado, no privado, volte logo, até breve, esperamos por si, levo a proposta, alguém vem abrir`,
  },
  promise: `te conto, conto para você, conto-lhe, te aviso, aviso você, avisaremos, vou avisar, vamos avisar, mando um aviso, te ligo, ligo-lhe, vou ligar, vamos ligar, te escrevo, vou escrever, te respondo, respondo-lhe, vou responder, vamos responder, responderemos, digo-lhe, te digo, volto a falar, volto a escrever, dou resposta, daremos resposta, daremos notícias, terá notícias, próxima notícia, você recebe, recebe um retorno, daremos um retorno, retornaremos, você fica sabendo, vai saber, entraremos em contato, informaremos, confirmo, vou confirmar, enviaremos, vou enviar, devolveremos, reembolsaremos, vai receber, receberá, deve receber, deve recebê-la, conte com ela, chega para você, chegará, resolveremos, vamos resolver, vou resolver, vou trocar, vou verificar, prometo, prometemos, comprometo-me, garanto, garantimos`,
  promiseTime: `hoje, amanhã, esta manhã, esta tarde, esta noite, ao meio-dia, até ao fim do dia, até às, até as, até a, até ao, antes das, antes do, antes da, às, pelas, por volta das, dentro de, em uma hora, numa hora, em duas horas, em poucas horas, em até, no prazo de, em menos de, nas próximas, nos próximos, em 24 horas, em 48 horas, em dois dias, em poucos dias, esta semana, essa semana, na próxima semana, para a semana, semana que vem, este mês, no próximo mês, até ao fim do mês, no fim de semana, na segunda, na terça, na quarta, na quinta, na sexta, no sábado, no domingo, segunda-feira, terça-feira, quarta-feira, quinta-feira, sexta-feira, o mais tardar, no máximo, agora mesmo, daqui a`,
  greeting: `olá, ola, oi, bom dia, boa tarde, boa noite, boas, viva, caro, cara, prezado, prezada, estimado, estimada, querido, querida, saudações, tudo bem, obrigado, obrigada, muito obrigado, muito obrigada`,
  title: `senhor, senhora, senhorita, menina, sr, sra, srta, dona, seu, dom, d, doutor, doutora, dr, dra, dr.ª, professor, professora, prof, profa, engenheiro, engenheira, eng, exmo, exma`,
  informalAddress: `tu, te, ti, contigo, teu, tua, você, voce, vocês, vc, cê, és, estás, tens, podes, queres, fizeste, pediste, compraste, recebeste, diz-nos, diz-me, conta-nos, conta-me, escreve-nos, manda-nos, envia-nos, envia-me, me chama, nos chama, me manda, me conta, me avisa`,
  formalAddress: `o senhor, a senhora, ao senhor, à senhora, do senhor, da senhora, consigo, lhe, lhes, vossa excelência, queira, diga-nos, diga-me, conte-nos, conte-me, escreva-nos, envie-nos, envie-me, mande-nos, ligue-nos, permita-nos, digo-lhe, peço-lhe, responder-lhe, dar-lhe, devolver-lhe, agradeço-lhe`,
  negation: `não, nao, nem, nunca, jamais, sem, nada, ninguém, ninguem, nenhum, nenhuma, tampouco, exceto, excepto, salvo, impossível, impossivel, proibido, proibida, fechado, fechada, fechados, fechadas, fechamos, esgotado, esgotada, já não, ainda não`,
  stop: `o, a, os, as, um, uma, uns, ao, aos, à, às, do, da, dos, das, no, na, nos, nas, num, numa, pelo, pela, pelos, pelas, de, em, por, para, pra, com, sem, sob, sobre, entre, até, desde, contra, durante, e, ou, nem, mas, que, quê, se, não, como, quando, onde, qual, quais, quem, quanto, porque, porquê, pois, porém, embora, enquanto, eu, me, mim, meu, minha, meus, minhas, tu, te, ti, teu, tua, ele, ela, eles, elas, lhe, lhes, si, seu, sua, seus, suas, nós, nosso, nossa, nossos, nossas, você, vocês, voce, senhor, senhora, este, esta, estes, estas, isto, esse, essa, esses, essas, isso, aquele, aquela, aqui, ser, sou, é, somos, são, era, foi, será, estar, estou, está, estamos, estão, estava, ter, tenho, tem, temos, têm, tinha, teve, há, houve, fazer, faz, fez, ir, vou, vai, vamos, poder, posso, pode, podemos, podem, querer, quero, quer, dever, deve, dizer, diz, disse, ver, dar, dá, deu, muito, muita, muitos, muitas, pouco, pouca, mais, menos, tão, tanto, tanta, todo, toda, todos, todas, tudo, algo, alguém, algum, alguma, nada, ninguém, outro, outra, mesmo, mesma, cada, qualquer, já, ainda, também, só, apenas, sempre, nunca, agora, hoje, ontem, amanhã, antes, depois, logo, então, assim, bem, mal, quase, obrigado, obrigada, desculpa, desculpe, lamento, vez, coisa`,
  numbers: `zero=0, um=1, uma=1, dois=2, duas=2, um par=2, três=3, tres=3, quatro=4, cinco=5, seis=6, meia dúzia=6, sete=7, oito=8, nove=9, dez=10, onze=11, doze=12, uma dúzia=12, treze=13, catorze=14, quatorze=14, quinze=15, dezesseis=16, dezasseis=16, dezessete=17, dezassete=17, dezoito=18, dezenove=19, dezanove=19, vinte=20, vinte e um=21, vinte e quatro=24, vinte e cinco=25, trinta=30, quarenta=40, quarenta e oito=48, cinquenta=50, sessenta=60, setenta=70, setenta e duas=72, oitenta=80, noventa=90, cem=100, cento=100, mil=1000`,
  units: `
minuto, minutos, min=minute
hora, horas, h, hs=hour
dia, dias, dia útil, dias úteis, dias uteis, dias corridos, dias seguidos=day
noite, noites=night
semana, semanas=week
mês, mes, meses=month
ano, anos=year
por cento=percent
real, reais, brl=real
euro, euros, eur=euro
dólar, dólares, dolar, dolares, usd=dollar
cêntimo, cêntimos, centavo, centavos=cent
quilómetro, quilómetros, quilômetro, quilômetros, km=kilometre
metro, metros, m=metre
centímetro, centímetros, cm=centimetre
quilo, quilos, kg=kilogram
grama, gramas, g=gram
litro, litros, l=litre
pessoa, pessoas, adulto, adultos=person
unidade, unidades, peça, peças, artigo, artigos=item
ponto, pontos=point
andar, andares, piso, pisos=floor`,
  claims,
};
