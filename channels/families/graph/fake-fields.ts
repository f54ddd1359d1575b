// How a question of the Graph interface names what it wants: `id,from{id},comments.filter(stream).limit(5){id,message}`.
// In: such a text. Out: names, each with its modifiers and what is wanted inside it. For the double and its judge.

export interface Wanted {
  readonly name: string;
  readonly args: Readonly<Record<string, string>>;
  readonly inner: readonly Wanted[] | null;
}

/** Throws with a sentence when the text is malformed. */
export function parseFields(text: string): readonly Wanted[] {
  const tokens = text.match(/[a-z0-9_]+|[.,(){}]|[^\s]/giu) ?? [];
  let at = 0;
  const take = (wanted?: string): string => {
    const token = tokens[at];
    if (token === undefined || (wanted !== undefined && token !== wanted)) {
      throw new Error(`“${text.slice(0, 80)}” is no list of fields: ${wanted ?? 'more'} was expected at part ${at}.`);
    }
    at += 1;
    return token;
  };
  const one = (): Wanted => {
    const name = take();
    if (!/^\w+$/u.test(name)) throw new Error(`“${name}” is no name of a field.`);
    const args: Record<string, string> = {};
    while (tokens[at] === '.') {
      take('.');
      const modifier = take();
      take('(');
      let value = '';
      while (tokens[at] !== ')') value += take();
      take(')');
      args[modifier] = value;
    }
    if (tokens[at] !== '{') return { name, args, inner: null };
    take('{');
    const inner = many();
    take('}');
    return { name, args, inner };
  };
  const many = (): readonly Wanted[] => {
    const list = [one()];
    while (tokens[at] === ',') {
      take(',');
      list.push(one());
    }
    return list;
  };
  const wanted = many();
  if (at < tokens.length) throw new Error(`“${text.slice(0, 80)}” goes on after its end.`);
  return wanted;
}
