// The state of a small Google Maps: one account with its locations, and the reviews of the first of them. It knows nothing
// of HTTP.

export const ACCOUNT = 'accounts/101';
export const LOCATION = `${ACCOUNT}/locations/201`;

export interface Place {
  readonly account: string;
  readonly id: string;
  readonly title: string;
  readonly street: string;
  readonly town: string;
  readonly isVerified: boolean;
}

export interface Answer {
  text: string;
  at: Date;
  state: 'PENDING' | 'APPROVED' | 'REJECTED';
  violation?: string;
}

export interface Review {
  readonly id: string;
  readonly location: string;
  readonly by: string | null;
  readonly at: Date;
  readonly photo: { readonly url: string; readonly alt: string } | null;
  text: string;
  stars: number;
  editedAt: Date;
  answer: Answer | null;
  isRemoved: boolean;
}

export class World {
  readonly places: Place[] = [];
  readonly reviews: Review[] = [];
  /** What the moderation makes of the next answers. */
  moderation: Pick<Answer, 'state' | 'violation'> = { state: 'APPROVED' };

  constructor() {
    const street = ['Market Street 1', 'Harbour Road 9', 'Hill Lane 3'];
    const acme = { account: ACCOUNT, title: 'Acme Coffee', isVerified: true };
    this.places.push(
      { ...acme, id: '201', street: street[0] ?? '', town: 'Bern' },
      { ...acme, id: '202', street: street[1] ?? '', town: 'Basel' },
      { ...acme, id: '203', street: street[2] ?? '', town: 'Biel', isVerified: false },
      // A personal account that reaches the same place through its group, and has one of its own.
      { ...acme, account: 'accounts/102', id: '201', street: street[0] ?? '', town: 'Bern' },
      { ...acme, account: 'accounts/102', id: '204', title: 'Acme Roastery', street: 'Mill 4', town: 'Thun' },
    );
  }

  write(what: Pick<Review, 'by' | 'text' | 'stars' | 'photo'> & { readonly at?: Date | undefined }): Review {
    const at = what.at ?? new Date();
    const id = `AbFvOq${String(this.reviews.length).padStart(6, '0')}=`;
    const review: Review = {
      ...{ id, location: LOCATION, at, editedAt: at, answer: null, isRemoved: false },
      ...{ by: what.by, text: what.text, stars: what.stars, photo: what.photo },
    };
    this.reviews.push(review);
    return review;
  }

  edit(review: Review, text: string): void {
    review.text = text;
    review.editedAt = new Date(Math.max(Date.now(), review.editedAt.getTime() + 1));
  }

  answer(review: Review, text: string, at = new Date()): Answer {
    review.answer = { text, at, ...this.moderation };
    return review.answer;
  }

  find(id: string): Review | null {
    return this.reviews.find((one) => one.id === id && !one.isRemoved) ?? null;
  }

  /** The last changed first; an answer changes no review. */
  listed(): readonly Review[] {
    const standing = this.reviews.filter(({ isRemoved }) => !isRemoved);
    return standing.sort((a, b) => b.editedAt.getTime() - a.editedAt.getTime());
  }
}
