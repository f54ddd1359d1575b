// The state of a small Yelp: the businesses somebody has claimed, the reviews of the first of them, and what the plan shows
// of them. It knows nothing of HTTP.

export const BUSINESS = 'WavvLdfdP6g8aZTtbBQHTw';

export interface Answer {
  readonly text: string;
  readonly at: Date;
  /** Another business user of the same place. */
  readonly isAnothers: boolean;
}

export interface Review {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
  text: string;
  stars: number;
  answer: Answer | null;
  isRemoved: boolean;
}

export class World {
  readonly reviews: Review[] = [];
  /** A full plan at first; the public one shows three excerpts of 160 characters and no answers. */
  plan = { shown: 1_000, characters: 100_000, tellsAnswers: true };
  readonly businesses: readonly string[] = [BUSINESS, 'SecondPlaceOfTheirs_-1'];
  claimed = this.businesses;
  hasPhoto = true;
  answersToday = 0;

  write(by: string, text: string, stars: number, at = new Date()): Review {
    const id = `xAG4O7l-t1ubbwVA${String(this.reviews.length).padStart(6, '0')}`;
    const review: Review = { id, by, text, stars, at, answer: null, isRemoved: false };
    this.reviews.push(review);
    return review;
  }

  answer(review: Review, text: string, { at = new Date(), isAnothers = false } = {}): void {
    review.answer = { text, at, isAnothers };
    this.answersToday += 1;
  }

  find(id: string): Review | null {
    return this.standing().find((one) => one.id === id) ?? null;
  }

  standing(): readonly Review[] {
    return this.reviews.filter(({ isRemoved }) => !isRemoved);
  }

  /** Yelp's own order: nobody outside knows it, so here it is neither by time nor by stars, and the same each time. */
  listed(): readonly Review[] {
    const place = ({ id }: Review) => (Number(id.slice(-6)) * 7_919) % 10_007;
    return [...this.standing()].sort((a, b) => place(a) - place(b)).slice(0, this.plan.shown);
  }
}
