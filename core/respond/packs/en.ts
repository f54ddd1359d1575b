// English cues for drafts. Data: in goes what people write, out come the lists the guard and the coach read.
// Single words are kept only where they can hardly be meant well; the rest are passages.

import { claims } from './claims/en.ts';
import type { DraftPack } from './pack.ts';

export const en: DraftPack = {
  language: 'en',
  cutsAtApostrophe: false,
  tone: {
    anger: `
idiot*, moron*, imbecile, scum, crybaby, you troll, bullshit
stupid, dumb, pathetic => leave it out: speak of the matter, not the person
don't be ridiculous, you're ridiculous, you're being ridiculous, ridiculous complaint, ridiculous demand => I see this differently, and here is why
shame on you, you should be ashamed
liar, you lied, you're lying, you are lying, stop lying, your lies => Our records show something else
utter nonsense, total nonsense, that's nonsense, utter rubbish => That isn't how I see it
just go away, please go away, just deal with it, shut up, piss off, fuck off, go to hell, good riddance
how dare you => That was hard to read
calm down, watch your tone, mind your tone => I can hear how much this upsets you
stop whining, stop complaining, your whining => I hear you
stop harassing, leave us alone, wasting our time, wasting my time => Let me help with what is still open
grow up, get over it, get a grip
couldn't care less => Tell me more about it
not my problem, not our problem, that's your problem => Let me find out who can help
sick of you, fed up with you, ungrateful, you people, better things to do, people like you
don't need your business, go somewhere else if, take your business elsewhere, don't come back
see you in court, we will sue, our lawyers will, you'll regret, final warning
we will block you, you're banned, enough is enough, for god's sake
what's wrong with you, what's your problem, are you serious, are you kidding, are you blind, can't you read`,
    sarcasm: `
congratulations on finding, well done for noticing, slow clap, have a cookie
how nice for you, how very kind of you, lucky you, poor you, cry me a river, my heart bleeds, first world problem*
with all due respect, no offence but, no offense but => Here is how I see it
what a surprise
yeah right, oh really, if you say so, sure you did, of course you did, i bet you, so you claim => Thank you for telling me
nice try, genius, einstein, sherlock, captain obvious, newsflash, duh, no kidding, you don't say
please enlighten, thanks for the lecture, thanks for nothing
your highness, your majesty, heaven forbid, how dare we, excuse us for
mind reader*, read your mind, crystal ball, psychic => I couldn't see that from here
since you know everything, you obviously know
must be nice, must be so hard, end of the world, you'll survive, you will survive
good luck with that, good luck finding, have fun with that, here we go again, whatever you say, suit yourself, sorry not sorry, sorry we're not perfect`,
    defensive: `
as i already said, as i said, as i told you, as already mentioned, as already explained, as i explained, i already told you, we already told you, like i said => To sum up
not our fault, wasn't our fault, not my fault, not our mistake, not our error, staff did nothing wrong, we did nothing wrong, we did everything right => Here is what happened on our side
nobody else has complained, all our other customers, the first complaint we, nobody else complained, never had a complaint, only one to complain, other customers are happy, everyone else managed, everybody else managed, everyone else is happy => Yours is the experience I want to look at
that is our policy, that's our policy, this is our policy, it's our policy, company policy, those are the rules, rules are rules, don't make the rules => Here is the reason for this rule
nothing we can do, our hands are tied, can't help you with that => What I can do is
not our responsibility, not my job, not our department, nothing to do with us, out of our control, beyond our control, don't blame us => I'll find out who can settle this
in our defence, in all fairness, you have to understand, you must understand, please understand that => Let me explain
only human, we're doing our best => I want to do better here
that's simply not true, that's false, you're wrong, you're mistaken, that never happened, we would never, our staff would never, i doubt that => Our records show something else; may we compare?
unfair review, your review is unfair, false accusation*, your accusation*, your allegations, you accuse us, libel, defam* => I'd like to understand how it came to this
perfectly clear, it clearly says, website clearly states, clearly stated => The details are here
well actually, the fact remains, fact of the matter, for your information, i repeat => In short
sorry you feel that way, sorry you feel this way, sorry if you, apologise if you, apologize if you => I'm sorry that
overreact*, you're exaggerating, out of proportion, not a big deal, no big deal, not that bad => I see that this matters to you`,
    blame: `
you should have, you should've => Next time
you could have, you ought to have, you could've => What helps here is
you failed to, you forgot to => What is still missing is
you didn't read, you did not read, you didn't check, you didn't follow, you didn't tell us, you didn't bother, you didn't ask, you didn't mention, you didn't provide, you didn't listen => I didn't have that yet
you never told us, you never asked, you never mentioned, you never said => I hear this for the first time
if you had read, if you'd read, had you read, if you had checked, if you had told us, if you had asked, if you'd checked, had you checked, if you'd told us, if you'd asked, if you'd followed, if only you had => For next time, it helps to know
next time read, i suggest you read, did you even, you obviously, maybe you should, try reading, read the instructions, read the manual, read the small print, read it properly => You'll find it here
your own fault, your fault, your mistake, your error, user error, your negligence, you have only yourself, yourself to blame => Here is what happened
you seem confused, you misunderstood, you've misunderstood, you misread, you got it wrong, you must have misread, please pay attention, you overlooked => We put it badly; what is meant is
you used it wrong, improper use, you broke it, you damaged it, you must have dropped, you probably dropped, you ordered the wrong, you gave us the wrong => It looks as if
you contacted us too late, you left it too late, you refused to, you insisted on => You write that
you were rude, your attitude, your tone, unrealistic expectations, what did you expect`,
    legalese: `
without prejudice, ex gratia => as a thank you
pursuant to, in accordance with, as per our, as per the, according to our terms, under our terms, as stipulated, subject to our terms => as agreed
accept no liability, no liability, held liable, not liable, held responsible, accept no responsibility, liable for => I can't cover that, and here is why
not obliged to, under no obligation, no legal obligation, no legal basis, contractual obligation* => That isn't part of what we offer
hereby, herein, hereinafter, herewith, whereby, forthwith, notwithstanding, aforementioned, aforesaid => leave it out
reserve the right, all rights reserved, sole discretion, at our discretion, decision is final, null and void, to the fullest extent, jurisdiction, indemn*, force majeure => We decide this case by case
the undersigned, the purchaser, third party claims, said item, said product, in respect of, in lieu of, in the event of, be advised => say it as you would across the counter
stipulate*, legal action, cease and desist`,
    joke: `
haha, hahaha, hehe, heh, lol, lmao, rofl => leave it out
just kidding, only kidding, just joking, i'm joking, jk, pun intended, ba dum tss, plot twist
on the bright side, could be worse, could have been worse, worse things happen, at least you => I see that this helps little
have to laugh, had to laugh, made us laugh, made us chuckle, too funny, that's funny, how funny, funny story, hilarious, lighten up, sense of humour
oops, whoops, silly us => That was our mistake`,
    informal: `
dude, bro, mate, buddy, pal, sweetie, darling, babe => use the first name
hey, hiya, yo, what's up, howdy => Hello
gonna => going to
wanna => want to
gotta => have to
lemme => let me
gimme => give me
dunno, idk => I don't know yet
kinda, sorta => somewhat
thx => thank you
pls, plz => please
u, ya => you
ur => your
cuz => because
tho => though
yeah, yep, yup => yes
nope => no
omg, wtf, ffs, smh, tbh, btw, imo, lmk => write it out
np, no prob => gladly
my bad, screwed up, messed up, dropped the ball => That was our mistake
cya, ttyl, xoxo, xx => Best wishes
ain't => isn't
crap, shit, damn, bloody, freaking, sucks, arse, ass => leave it out
easy peasy, hang tight, whatever => say it plainly`,
    canned: `
for any inconvenience, sorry for the inconvenience, apologies for the inconvenience, apologise for the inconvenience, apologize for the inconvenience, we apologise for any inconvenience => I'm sorry the parcel kept you waiting in: name the very thing
is important to us, satisfaction is our, we value your, valued customer*, we appreciate your feedback => say what you will do with it
take all complaints seriously, we strive to, we always strive, we pride ourselves, committed to excellence, high standards, highest standards, utmost importance, world class => Here is what I have done so far
thank you for reaching out, thanks for reaching out, thank you for contacting, to our attention, thank you for your message, thanks for your message, thank you for your feedback, thanks for your feedback, patience and understanding, thank you for your understanding => Thank you for: name what they told you
understand your frustration, understand how frustrating, understand your concern*, sorry to hear that, regret to hear => You waited, you asked twice: name what happened
not hesitate to, don't hesitate to, feel free to contact, have any further questions, for any further questions, anything else we can, look forward to serving, rest assured => Write to me here if it isn't solved
the relevant department, the relevant team, we will look into it, investigate this matter, duly noted, kindly, at your earliest convenience, regret to inform, this is to inform, dear customer, dear sir, to whom it may concern => say who does what, and by when`,
  },
  idle: `you should have received, you should have had, you should have got, you should have gotten, you should have heard, you should have been told, you should have been given, you should have been offered, you should have been asked, you should have been warned, you should have been refunded, you should have been called, you should have been able, you should have been treated, you should have been served, you should have been informed, you should have a, you should have an, you should have the, you should have it, you should have your, you should have our, you should have no, you could have been, you could have had, you could have your, you could have a, you could have the, you could have it,
    you should have both, you should have to, you should have been spared, wish you could have, not your fault, isn't your fault, wasn't your fault, not your mistake, not your error, not your own fault, it's our policy to,
    none of this is your fault, none of this was your fault, never your fault, not a user error, things calm down, told you to shut up, of course you did nothing, of course you did the right, shut up shop, what a surprise to, must be nice and, not the first complaint, no big deal for us, not overreacting, aren't overreacting, you were perfectly clear, you made it perfectly clear, you clearly stated, you are under no obligation, you're under no obligation, i repeat my, sorry to hear that your, sorry to hear that the, sorry to hear that you, stupid mistake, stupid error, stupid of us, stupid of me, i bet you'll, lucky you told, lucky you noticed, lucky you were, princess cake, are you serious about,
    as i said you were right, nothing we can do will, nothing we can do would, we would never have, we would never want, we would never expect, we would never ask, your tone of,
    kindly told, kindly sent, kindly let, kindly agreed, kindly gave, kindly wrote, kindly took, kindly offered, very kindly, so kindly, high standards you, at least you have, at least you got, at least you can, at least you should, at least you deserve, cos lettuce, u bahn, damn good, hey jude, bloody mary, buddy pass, whatever you need, whatever you choose, whatever you prefer, whatever you decide, whatever you like, whatever the, whatever happened, whatever it, whatever happens, whatever our, whatever kind, whatever was`,
  cater: {
    acknowledge: `i understand, we understand, understandabl*, i can see, i see, i can imagine, i can picture, i hear you, i agree, i'd feel, i'd be, i would be, in your place, in your shoes,
    you're right, you are right, you have every reason, every right to, right to say, right to ask, fair point, good point, point taken, that's fair, deserve better, deserved better, you were expecting, you trusted, you were looking forward, you hoped,
    frustrat*, annoy*, infuriating, maddening, upset, upsetting, disappoint*, worrying, alarming, stressful, tiring, confusing, puzzled, fright, that hurts, no fun, hard to read, must have been, can't have been, isn't easy, not a small thing, no wonder,
    shouldn't have, no one should, everyone should, not good enough, not acceptable, isn't how, is not how, fell short, below par, let you down, too long, too often, should not have, should never have, nobody should, ought to be, you should have been, you should have received, you should have heard, should reach you, could have been hurt,
    got it wrong, we were wrong, the error was, our mistake, my mistake, our fault, our end, our side, with us, down to us, went wrong, cost you, wasted trip, no use to you, late is late, spoil*, ruined, no excuses, inexcusable, take this seriously, matters to you, sensible, good question, glad you asked, glad you checked, easy to miss, hard to find, not obvious, means a lot, means a great deal, good to hear, great to hear, glad to hear, nice of you, made our day, grinning, something in that`,
    thank: `thank you, thanks, thank you for, thanks for, thank you so much, thanks so much, many thanks, with thanks, our thanks, my thanks, heartfelt thanks, thankful, we thank you, i thank you, let me thank you, grateful, i'm grateful, we're grateful, gratitude, much obliged, i appreciate, we appreciate, i really appreciate, much appreciated, greatly appreciated, really appreciated, appreciated, appreciate it, appreciate your, good of you, kind of you, so kind, a kind thought, nice of you, generous of you, thoughtful of you, glad you told, glad you wrote, glad you checked, glad you asked, i owe you, made our day, made my day, make their shift, well spotted, finest compliment`,
    apologise: `sorry, i'm sorry, i am sorry, we're sorry, we are sorry, so sorry, very sorry, truly sorry, really sorry, deeply sorry, terribly sorry, i'm so sorry, i'm very sorry, i'm really sorry, i'm truly sorry, sorry for, sorry about, sorry that, sorry you, sorry we, say sorry, apologise, apologize, apologised, apologized, apologising, apologizing, i apologise, i apologize, we apologise, we apologize, i do apologise, i do apologize, apology, apologies, my apology, my apologies, our apology, our apologies, sincere apologies, owe you an apology, accept my apology, accept our apologies, forgive us, forgive me, please forgive, i regret, we regret, deeply regret, i feel bad, i feel awful, that's on us, this is on us, that's on me`,
    explain: `because, as a result of, due to, owing to, caused by, the cause, the reason, reason is, that's why, that is why, this is why, which is why, tell you why, here is why, here's why, what happened, how it happened, explain*, explanation, turns out, turned out, we found, i found, we discovered, looked into, i've checked, we checked, i spoke with, records show, tracking hasn't, in short, the short version, works like this, how it works, that depends, it depends, which means, so that, therefore, short of people, left alone, human slip, more calls, too thin, broke down, ran out, ran late, sold out, out of stock, short staffed, mix up, misread, overlooked, we missed, we forgot, got lost, got stuck, held up, was delayed, had to close, swapped, human error, technical fault, our supplier, the carrier, piecing together, the honest answer, by law, the rule is, all times for, no catch, what you see is, held us back, stopped us, we changed, we've changed, not a payment, stood too long, far between, made it worse, left the factory`,
    resolve: `i will, we will, i'll, we'll, i'm going to, what i can do, may i, may we, shall i, would you, could you, do you want, please send, please call, please write, please message, please try, please check, please stop, please bring, will phone, ask again, send me, send us, message me, write to, email us, call me, call us, phone ahead, come by, bring it, give me a, tell me when, ask for, once more, you can, you'll get, you will get, you'll receive, you'll have, you'll hear, you'll find, you choose, your choice, up to you, no need, hold on to, keep us posted, on its way, on the way, on their way, under way, reaches you, is ready, go ahead, back in stock,
    fixed, resolved, sorted, put this right, make it right, make this good, make up for, made sure, solve, solved, settle*, correct*, updated, we've changed, we've added, removed, replac*, repair*, exchange, swap, refund*, money back, goes back to, credit*, voucher, discount, reimburs*, compensat*, cancelled, canceled, rebook*, booked, reserved, aside, hold one, i've sent, we've sent, we sent, resen*, redeliver*, fresh delivery, packed, a new one, on us, free of charge, at no cost, our cost,
    next step*, next time, from now on, here's the plan, instead, here is how, here's how, this link, the link, use this, i've asked, i've passed, i've put, i've arranged, i've talked, won't happen again, find out, look into, looking into, i'm checking, i'm asking, i'm on it, get back to, come back to you, keep you posted, let you know, report back, in touch, see you soon, be our guest, second chance, look forward to, recall, you have one person`,
  },
  promise: `get back to you, come back to you, be in touch, back in touch, keep you posted, keep you updated, report back, let you know, follow this up, i'll call, we'll call, will call you, i'll ring, we'll ring, will phone you, i'll write, we'll write, write again, i'll email, we'll email, will email you, i'll message, we'll message, will contact you, we'll contact you, i'll answer, i'll reply, we'll reply, will reply, and reply, reply follows, answer follows, i'll tell you, we'll tell you, i'll update you, i'll find out, i'll check, we'll check, will check, we'll ask, i'll look into, we'll look into, will investigate, i'll see to it, i'll take care of, i'll make sure, we'll make sure, i'll sort, we'll sort, i'll arrange, we'll arrange, i'll fix, we'll fix, will tell you, i'll ask, i'll post, will share, be back here, i'll send, we'll send, will send, i'll share, i'll refund, we'll refund, will refund, i'll replace, we'll replace, i'll book, i'll forward, i'll pass, will be refunded, will be replaced, will be sent, will be fixed, will be delivered, you'll hear, you will hear, hear from me, hear from us, you'll receive, you'll have, expect to hear, expect word, more from us, next update, reaches you, is with you, a firm time, my answer, i promise, we promise, you have my word, count on us`,
  promiseTime: `today, tonight, tomorrow, this morning, this afternoon, this evening, this week, next week, this month, next month, overnight, by the end of, close of business, end of the day, end of the week, end of the month, before the weekend, before lunch, before closing, in the morning, in the afternoon, first thing, at the latest, no later than, within, in an hour, in a few, in half an hour, in the next, in a couple of, in a week, in a month, minutes, hours, working day, working days, business day, business days, next day, after the weekend, after lunch, over the weekend, o'clock, noon, midday, midnight, am, pm, 8am, 9am, 10am, 11am, 12pm, 1pm, 2pm, 3pm, 4pm, 5pm, 6pm, 7pm, 8pm, monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, april, june, july, august, september, october, november, december, in march, in may`,
  greeting: `hi, hello, hello there, hi there, hey, hey there, hiya, dear, good morning, good afternoon, good evening, good day, morning, afternoon, evening, welcome, welcome back, hi again, hello again, thanks, thank you, many thanks, sorry`,
  title: `mr, mrs, ms, miss, mx, dr, prof, professor, sir, madam, lady, lord, rev, reverend, father, sister, captain`,
  informalAddress: '',
  formalAddress: '',
  negation: `not, no, never, none, nothing, nobody, no one, nowhere, neither, nor, cannot, can't, cant, couldn't, don't, dont, doesn't, doesnt, didn't, didnt, isn't, isnt, aren't, arent, wasn't, weren't, won't, wont, wouldn't, shouldn't, mustn't, needn't, hasn't, haven't, hadn't, without, unable, impossible, unavailable, excluded, excluding, except, closed, forbidden, prohibited, no longer, sold out, discontinued, out of stock`,
  stop: `any, a, an, the, this, that, these, those, some, each, every, all, both, other, such, much, many, more, most, less, one, i, me, my, we, us, our, you, your, yours, she, it, its, they, them, their, who, which, what, when, where, why, how, something, anything, everyone, everything,
    am, is, are, was, were, be, been, being, have, has, had, having, do, does, did, done, will, would, shall, should, can, could, may, might, let, get, got, go, goes, went, come, came, make, made, take, took, give, put, say, said, see, know, think, want, need, like, look, tell, told, find, keep,
    i'm, i've, i'll, we're, we've, we'll, you're, you've, you'll, it's, they're, that's, there's, here's, not, no, yes, and, or, but, so, if, then, than, because, as, while, since, until, also, too,
    about, after, again, at, away, back, before, between, by, down, for, from, in, into, near, of, off, on, out, over, per, through, to, under, up, with, within, without, just, only, even, still, yet, already, always, never, soon, now, here, there, today, really, very, quite, well, please, thank, thanks, sorry, hi, hello, hey, dear, good, great, best, morning, afternoon, evening`,
  numbers: `zero=0, one=1, two=2, three=3, four=4, five=5, six=6, seven=7, eight=8, nine=9, ten=10, eleven=11, twelve=12, thirteen=13, fourteen=14, fifteen=15, sixteen=16, seventeen=17, eighteen=18, nineteen=19, twenty=20, twenty one=21, twenty four=24, twenty five=25, twenty eight=28, thirty=30, forty=40, forty five=45, forty eight=48, fifty=50, sixty=60, seventy=70, seventy two=72, seventy five=75, eighty=80, ninety=90, hundred=100, a hundred=100, one hundred=100, two hundred=200, thousand=1000, a thousand=1000, a couple of=2, a dozen=12, half a dozen=6`,
  units: `
minute, minutes, min, mins=minute
hour, hours, hr, hrs=hour
day, days, working day, working days, business day, business days=day
night, nights=night
week, weeks=week
month, months=month
year, years=year
percent, per cent=percent
pound, pounds, quid, gbp=pound
euro, euros, eur=euro
dollar, dollars, bucks, usd=dollar
cent, cents=cent
penny, pence, p=penny
kilometre, kilometres, kilometer, kilometers, km=kilometre
mile, miles=mile
metre, metres, meter, meters, m=metre
centimetre, centimetres, cm=centimetre
inch, inches=inch
kilogram, kilo, kilos, kg=kilogram
gram, grams, g=gram
litre, litres, liter, liters=litre
degree, degrees=degree
person, people, guest, guests, adult, adults=person
child, children, kid, kids=child
item, items, piece, pieces=item
point, points=point`,
  claims,
};
