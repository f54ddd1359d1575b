// Words that name a day clearly enough to reckon with, in the languages of the packs. Data: days from now, or the day of
// the week (1 is Monday).

const entries = (list: string, first: number): (readonly [string, number])[] =>
  list.split('\n').flatMap((line, i) => line.split(' ').map((word) => [word, first + i] as const));

export const daysAhead: ReadonlyMap<string, number> = new Map(
  entries(
    `today tonight hoy heute aujourd'hui hoje
tomorrow mañana morgen demain amanhã
übermorgen`,
    0,
  ),
);

export const weekdays: ReadonlyMap<string, number> = new Map(
  entries(
    `monday lunes lundi montag segunda segunda-feira
tuesday martes mardi dienstag terça terça-feira
wednesday miércoles mercredi mittwoch quarta quarta-feira
thursday jueves jeudi donnerstag quinta quinta-feira
friday viernes vendredi freitag sexta sexta-feira
saturday sábado samedi samstag sonnabend
sunday domingo dimanche sonntag`,
    1,
  ),
);

/** "Esta mañana", "guten Morgen": the morning and not the day after. */
export const notBefore: ReadonlySet<string> = new Set(['esta', 'la', 'guten', 'am', 'diesen', 'de']);
