// The mails of places that have no open interface, as data: whose mail it is by its sender, what its subject says, which of
// its links is the page itself, and where its own words end. Only the sender's domain is trusted to say who sent it.

import type { MentionKind } from '../../core/mention.ts';

/** A subject that tells of something somebody said; the group `author` is who, where the subject says so. */
export interface Telling {
  readonly subject: RegExp;
  readonly kind: MentionKind;
}

export interface Recogniser {
  readonly place: string;
  /** Domains it sends from, with all below them. */
  readonly senders: readonly string[];
  readonly tells: readonly Telling[];
  /** The page a person goes to, after redirects are unwrapped; the first that fits. */
  readonly pages: readonly RegExp[];
  /** One mail tells of many pages: each link that fits begins the next. */
  readonly isDigest?: true;
}

const review = (subject: RegExp): Telling => ({ subject, kind: 'review' });
const comment = (subject: RegExp): Telling => ({ subject, kind: 'comment' });
const post = (subject: RegExp): Telling => ({ subject, kind: 'post' });
const article = (subject: RegExp): Telling => ({ subject, kind: 'article' });

const reviews: readonly Telling[] = [
  review(/^(?<author>.+?) (?:just )?(?:left|wrote|posted|gave) (?:you |your business )?an? .{0,30}\breview\b/iu),
  review(/\bnew .{0,20}\breview\b(?:.{0,80}? (?:from|by) (?<author>[^,!]+))?/iu),
  review(/^(?<author>.+?) hat (?:dir |euch )?(?:gerade )?eine .{0,30}(?:bewertung|rezension)\b/iu),
  review(/\bneue .{0,20}(?:bewertung|rezension)\b(?:.{0,80}? von (?<author>[^,!]+))?/iu),
  review(/^(?<author>.+?) a (?:écrit|laissé|publié|rédigé) un (?:nouvel )?avis\b/iu),
  review(/\bnouvel avis\b(?:.{0,80}? de (?<author>[^,!]+))?/iu),
  review(
    /^(?<author>.+?) (?:ha |te ha )?(?:escrito|dejado|publicado|escribió|dejó|publicó) una (?:nueva )?(?:reseña|opinión)/iu,
  ),
  review(/\bnueva (?:reseña|opinión)(?:.{0,80}? de (?<author>[^,!]+))?/iu),
  review(/^(?<author>.+?) ha (?:scritto|lasciato|pubblicato) una (?:nuova )?recensione\b/iu),
  review(/\bnuova recensione\b(?:.{0,80}? di (?<author>[^,!]+))?/iu),
  review(/^(?<author>.+?) (?:escreveu|deixou|publicou) uma (?:nova )?avaliação/iu),
];

const facebook: readonly Telling[] = [
  post(/^(?<author>.+?) (?:posted|shared .{0,40}?) in .+/iu),
  post(/^(?<author>.+?) hat (?:etwas )?in .+ (?:gepostet|geteilt|veröffentlicht)/iu),
  post(/^(?<author>.+?) a publié (?:du contenu )?dans .+/iu),
  post(/^(?<author>.+?) (?:publicó|ha publicado|publicou) (?:algo )?(?:en|em) .+/iu),
  post(/^(?<author>.+?) ha pubblicato (?:un post )?(?:in|nel gruppo) .+/iu),
  comment(/^(?<author>.+?) (?:also )?(?:commented on|replied to) .+/iu),
  comment(/^(?<author>.+?) hat .+ (?:kommentiert|geantwortet)/iu),
  comment(/^(?<author>.+?) a (?:aussi )?(?:commenté|répondu à) .+/iu),
  comment(/^(?<author>.+?) (?:también )?(?:comentó|ha comentado|respondió|comentou) .+/iu),
  comment(/^(?<author>.+?) ha (?:commentato|risposto) .+/iu),
  comment(/^(?<author>.+?) (?:mentioned|tagged) you\b/iu),
];

const pinterest: readonly Telling[] = [
  comment(/^(?<author>.+?) (?:commented on|left a comment on|replied to) .*\b(?:pin|comment)\b/iu),
  comment(/^(?<author>.+?) hat .*\b(?:pin|kommentar)\b.* (?:kommentiert|geantwortet)/iu),
  comment(/^(?<author>.+?) a commenté .*\bépingle\b/iu),
  comment(/^(?<author>.+?) (?:ha comentado|comentó|comentou) .*\bpin\b/iu),
  comment(/^(?<author>.+?) ha commentato .*\bpin\b/iu),
  comment(/^(?<author>.+?) mentioned you\b/iu),
];

export const recognisers: readonly Recogniser[] = [
  {
    place: 'Google Alerts',
    senders: ['google.com'],
    tells: [article(/^google[\s-]*(?:alerts?|アラート|快讯|快訊|알리미|alertes?|alertas?|оповещени[ея])\s*[-–:：]/iu)],
    // The alert's own controls live on google.com/alerts.
    pages: [
      /^https?:\/\/(?!(?:[\w-]+\.)*google\.[a-z.]+\/(?:alerts|intl|support)\b)(?!accounts\.google\.)(?!www\.gstatic\.)/iu,
    ],
    isDigest: true,
  },
  {
    place: 'Talkwalker Alerts',
    senders: ['talkwalker.com'],
    tells: [article(/\balerts?\b|\balertes?\b/iu)],
    pages: [/^https?:\/\/(?!(?:[\w-]+\.)*(?:talkwalker\.com|hootsuite\.com)(?:[/:]|$))/iu],
    isDigest: true,
  },
  {
    place: 'Yelp',
    senders: ['yelp.com', 'yelp.ca', 'yelp.co.uk', 'yelp.ie', 'yelp.de', 'yelp.fr', 'yelp.it', 'yelp.es'],
    tells: reviews,
    pages: [
      /^https?:\/\/(?:[\w-]+\.)*yelp\.[a-z.]+\/.*(?:review|hrid=)/iu,
      /^https?:\/\/(?:[\w-]+\.)*yelp\.[a-z.]+\/(?:biz|inbox)/iu,
    ],
  },
  {
    place: 'Tripadvisor',
    senders: [
      'tripadvisor.com',
      'tripadvisor.co.uk',
      'tripadvisor.de',
      'tripadvisor.fr',
      'tripadvisor.it',
      'tripadvisor.es',
    ],
    tells: reviews,
    pages: [
      /^https?:\/\/(?:[\w-]+\.)*tripadvisor\.[a-z.]+\/.*review/iu,
      /^https?:\/\/(?:[\w-]+\.)*tripadvisor\.[a-z.]+\/(?:ManagementCenter|Owners)/iu,
    ],
  },
  {
    place: 'Facebook',
    senders: ['facebookmail.com'],
    tells: facebook,
    pages: [
      /^https?:\/\/(?:[\w-]+\.)*facebook\.com\/(?:groups|n\/|.*(?:posts|permalink|photo|comment_id))/iu,
      /^https?:\/\/(?:[\w-]+\.)*facebook\.com\/(?!help|email_)/iu,
    ],
  },
  {
    place: 'Pinterest',
    senders: ['pinterest.com'],
    tells: pinterest,
    pages: [/^https?:\/\/(?:[\w-]+\.)*pinterest\.[a-z.]+\/pin\//iu],
  },
];

/** Addresses that only lead on: whose they are, and which of their parameters is the real one. */
export const wrappers: readonly { readonly at: RegExp; readonly names: readonly string[] }[] = [
  { at: /^(?:www\.)?google\.[a-z.]+\/url$/iu, names: ['url', 'q'] },
  { at: /^lm?\.facebook\.com\/l\.php$/iu, names: ['u'] },
  { at: /^(?:[\w-]+\.)*yelp\.[a-z.]+\/(?:redirect|mail\/click|biz_redir)/iu, names: ['url'] },
  { at: /^(?:[\w-]+\.)*tripadvisor\.[a-z.]+\/(?:.*(?:redirect|link|click).*)$/iu, names: ['url', 'redirect'] },
  { at: /^(?:[\w-]+\.)*pinterest\.[a-z.]+\/(?:offsite|secure)\//iu, names: ['url', 'next'] },
  { at: /^(?:[\w-]+\.)*talkwalker\.com\//iu, names: ['url', 'u', 'link'] },
];

/** Lines under which a mail has nothing of the writer's any more: its buttons and its foot. */
export const endings: readonly RegExp[] = [
  /^(?:read|see|view|show|open|reply|respond|answer|write|like)\b.{0,40}(?:$|review|comment|post|pin\b|facebook|pinterest|yelp|tripadvisor|more)/iu,
  /^(?:bewertung|kommentar|beitrag|auf facebook|pin)\b.{0,30}(?:lesen|ansehen|anzeigen|beantworten)$/iu,
  /^(?:antworten|jetzt antworten|ansehen|répondre|voir|lire|responder|ver|leer|rispondi|leggi|vedi)\b.{0,40}$/iu,
  /unsubscribe|abbestellen|abmelden|désabonner|désinscrire|darse de baja|cancelar (?:la )?suscripci|annulla (?:l['’])?iscrizione|descadastrar/iu,
  /^(?:this (?:message|email) was sent to|you(?:['’]re| are) receiving this|diese (?:nachricht|e-mail) wurde|ce message a été|este (?:mensaje|correo)|questo messaggio)/iu,
  /^(?:©|copyright\b)/iu,
  /^(?:[-–_] ?){10,}$/u,
];

/** Lines above and between the words that are nobody's: greetings, headlines, dates. */
export const noise: readonly RegExp[] = [
  /^¡?(?:hi|hello|hey|dear|hallo|liebe[rs]?|guten tag|bonjour|salut|hola|ciao|olá)\b.{0,60}[,!:]?$/iu,
  /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/u,
  /^(?:\p{L}{3,12}\.? \d{1,2}|\d{1,2}\.? \p{L}{3,12}\.?)(?:,? \d{4})?(?:,? (?:at|um|à|a las|alle|às) \d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?)?(?: uhr)?$/iu,
  /^===.*===$|^(?:news|web|blogs|nachrichten|actualités|noticias|notizie)$/iu,
  /^(?:google|yelp|tripadvisor|facebook|pinterest|talkwalker)(?: (?:for business|alerts|inc\.?))?$/iu,
];
