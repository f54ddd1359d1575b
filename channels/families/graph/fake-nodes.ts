// The nodes of the Graph interface in memory, and how Meta shows them: only the fields asked for, lists with cursors,
// refusals in its words. For the doubles of the channels that speak it.

import type { Reply } from '../../fake-http.ts';
import { parseFields, type Wanted } from './fake-fields.ts';

type Args = Readonly<Record<string, string>>;

export interface GraphNode {
  readonly id: string;
  /** As Meta's description calls it. */
  readonly type: string;
  readonly fields: Record<string, unknown>;
  readonly edges: Readonly<Record<string, (args: Readonly<Record<string, string>>) => readonly GraphNode[]>>;
  /** A field that is asked for with an id in brackets; null for every other. */
  readonly asked?: (name: string, args: Readonly<Record<string, string>>) => GraphNode | 'gone' | null;
}

/** Meta's words for a refusal: https://developers.facebook.com/docs/graph-api/guides/error-handling */
export class Refused {
  readonly reply: Reply;
  constructor(status: number, code: number, message: string, subcode?: number) {
    const error = { message, type: 'OAuthException', code, fbtrace_id: 'A1b2' };
    this.reply = { status, body: { error: subcode === undefined ? error : { ...error, error_subcode: subcode } } };
  }
}

export const notThere = () =>
  new Refused(400, 100, 'Unsupported get request. Object with this ID does not exist or cannot be loaded', 33);

/** Meta tells whole seconds, and writes the zone without a colon. */
export function graphTime(at: Date): string {
  return at.toISOString().replace(/\.\d{3}Z$/u, '+0000');
}

export function isNode(made: object): made is GraphNode {
  return 'edges' in made;
}

export function newestFirst(nodes: readonly GraphNode[]): readonly GraphNode[] {
  const timeOf = ({ fields }: GraphNode) => String(fields['created_time'] ?? fields['timestamp']);
  return nodes.toReversed().toSorted((a, b) => timeOf(b).localeCompare(timeOf(a)));
}

export function isGoneInside(node: GraphNode, wanted: readonly Wanted[]): boolean {
  return wanted.some(({ name, args }) => node.asked?.(name, args) === 'gone');
}

export function project(node: GraphNode, wanted: readonly Wanted[]): Record<string, unknown> {
  const told: Record<string, unknown> = { id: node.id };
  // A recommendation is the one thing without an id.
  if (node.type === 'Recommendation') delete told['id'];
  for (const { name, args, inner } of wanted) {
    const edge = node.edges[name];
    const asked = node.asked?.(name, args) ?? null;
    const value = asked === null || asked === 'gone' ? node.fields[name] : asked;
    const inside = inner ?? parseFields('id');
    if (edge !== undefined) {
      const list = listed(edge(args), args, inside);
      if (list.data.length > 0) told[name] = list;
    } else if (value !== undefined)
      told[name] = typeof value === 'object' && value !== null && isNode(value) ? project(value, inside) : value;
  }
  return told;
}

export function listed(nodes: readonly GraphNode[], args: Args, wanted: readonly Wanted[]) {
  const limit = Math.min(Number(args['limit'] ?? 25), 100);
  const from = args['after'] === undefined ? 0 : nodes.findIndex(({ id }) => id === args['after']) + 1;
  const page = nodes.slice(from, from + limit);
  const last = page.at(-1)?.id ?? '';
  const more = from + limit < nodes.length ? { next: `https://graph.facebook.com/v23.0/next?after=${last}` } : {};
  return {
    data: page.map((one) => project(one, wanted)),
    ...(page.length === 0 ? {} : { paging: { cursors: { before: page[0]?.id, after: last }, ...more } }),
  };
}
