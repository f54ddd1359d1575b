// Pages gather while others are being committed, and then share one transaction: what a page costs by itself, some twenty
// statements, is paid once for all of them. A page that comes alone waits for nobody.

import { isRetryable } from '../../store/database.ts';

export interface GatherRules<Page> {
  /** Transactions under way at once; what comes meanwhile gathers. */
  readonly atOnce: number;
  /** True when a page may be committed with those gathered before it. */
  readonly fits: (gathered: readonly Page[], page: Page) => boolean;
}

interface Waiting<Page, Taken> {
  readonly page: Page;
  readonly resolve: (taken: Taken) => void;
  readonly reject: (error: unknown) => void;
}

export class Gathering<Page, Taken> {
  readonly #commit: (pages: readonly Page[]) => Promise<readonly Taken[]>;
  readonly #rules: GatherRules<Page>;
  #waiting: Waiting<Page, Taken>[] = [];
  #underWay = 0;

  /** `commit` takes pages in one transaction and says of each, in order, what became of it. */
  constructor(commit: (pages: readonly Page[]) => Promise<readonly Taken[]>, rules: GatherRules<Page>) {
    this.#commit = commit;
    this.#rules = rules;
  }

  /** Commits a page, at once where nothing is in its way. */
  take(page: Page): Promise<Taken> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ page, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    while (this.#underWay < this.#rules.atOnce && this.#waiting.length > 0) {
      this.#underWay += 1;
      void this.#run(this.#together()).then(() => {
        this.#underWay -= 1;
        this.#next();
      });
    }
  }

  /** The first that waits, and what fits to it, in the order they came. */
  #together(): readonly Waiting<Page, Taken>[] {
    const pages: Page[] = [];
    const { true: chosen = [], false: left = [] } = Object.groupBy(this.#waiting, ({ page }) => {
      const isFit = pages.length === 0 || this.#rules.fits(pages, page);
      if (isFit) pages.push(page);
      return `${isFit}`;
    });
    this.#waiting = left;
    return chosen;
  }

  /** One that breaks the transaction does so alone: its neighbours are committed each by itself. */
  async #run(chosen: readonly Waiting<Page, Taken>[]): Promise<void> {
    try {
      const taken = await this.#commit(chosen.map(({ page }) => page));
      for (const [i, { resolve }] of chosen.entries()) resolve(taken[i] as Taken);
    } catch (error) {
      if (chosen.length === 1 || isRetryable(error)) for (const { reject } of chosen) reject(error);
      else for (const one of chosen) await this.#run([one]);
    }
  }
}
