// Copies that were heard lately, so that the next one is found among them at once. In go copies, out come the places of
// those near to them. Bounded: when it is full the older half is forgotten.

import { signatureWords } from '../../signature.ts';
import { bandsOfCopy, type Copy, nearness } from './copy.ts';

/** A half of the shelf. */
const mostKept = 8192;
const firstSize = 64;
/** Of copies under the same key the newest are looked at: they lead to the rest. */
const mostSteps = 32;

export interface Found<Kept> {
  readonly kept: Kept;
  readonly nearness: number;
}

export interface Shelf<Kept> {
  /** Those near to this one, each once. */
  find(copy: Copy): Found<Kept>[];
  add(copy: Copy, kept: Kept): void;
}

export function openShelf<Kept>(most = mostKept): Shelf<Kept> {
  let [young, old] = [openHalf<Kept>(), openHalf<Kept>()];
  return {
    find: (copy) => [...young.find(copy), ...old.find(copy)],
    add: (copy, kept) => {
      if (young.size() === most) [young, old] = [openHalf<Kept>(), young];
      young.add(copy, kept);
    },
  };
}

interface Half<Kept> extends Shelf<Kept> {
  size(): number;
}

/** Signatures and chains in plain numbers: a map of lists would weigh ten times as much. */
function openHalf<Kept>(): Half<Kept> {
  const kept: Kept[] = [];
  let room = firstSize;
  let signatures = new Int32Array(room * signatureWords);
  let lengths = new Uint16Array(room);
  let bands = new Int32Array(room * bandsOfCopy);
  /** By key the newest link and by link the one before it; a link is place × bands + band, and 0 is none. */
  let heads = new Int32Array(room * bandsOfCopy);
  let links = new Int32Array(room * bandsOfCopy + 1);

  const chain = (link: number): void => {
    const key = (bands[link] as number) & (heads.length - 1);
    links[link + 1] = heads[key] as number;
    heads[key] = link + 1;
  };
  const grow = (): void => {
    room *= 2;
    signatures = widened(signatures, new Int32Array(room * signatureWords));
    lengths = widened(lengths, new Uint16Array(room));
    bands = widened(bands, new Int32Array(room * bandsOfCopy));
    heads = new Int32Array(room * bandsOfCopy);
    links = new Int32Array(room * bandsOfCopy + 1);
    for (let link = 0; link < kept.length * bandsOfCopy; link += 1) chain(link);
  };
  return {
    size: () => kept.length,
    add: (copy, one) => {
      if (kept.length === room) grow();
      const place = kept.push(one) - 1;
      signatures.set(copy.signature, place * signatureWords);
      lengths[place] = copy.length;
      bands.set(copy.bands, place * bandsOfCopy);
      for (let band = 0; band < bandsOfCopy; band += 1) chain(place * bandsOfCopy + band);
    },
    find: (copy) => {
      const seen = new Set<number>();
      const found: Found<Kept>[] = [];
      for (const band of copy.bands) {
        let link = heads[band & (heads.length - 1)] as number;
        for (let steps = 0; link !== 0 && steps < mostSteps; steps += 1) {
          const place = Math.floor((link - 1) / bandsOfCopy);
          if (bands[link - 1] === band && !seen.has(place)) {
            seen.add(place);
            const near = nearness(copy, signatures, place * signatureWords, lengths[place] as number);
            if (near > 0) found.push({ kept: kept[place] as Kept, nearness: near });
          }
          link = links[link] as number;
        }
      }
      return found;
    },
  };
}

function widened<Numbers extends Int32Array | Uint16Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
