// Names the page in the tab and, when a page is changed for another, moves the focus to it, so that a screen reader
// says where one is and the next Tab starts there.

import { useEffect } from 'react';
import { say } from './messages/say.ts';

export function usePageTitle(page: string, brand?: string): void {
  useEffect(() => {
    const owner = brand ?? say('shell.product');
    document.title = say('shell.pageTitle', { page, brand: owner });
  }, [page, brand]);
}

/** `page` changes when the person goes to another page, not when something within it changes. */
export function useFocusOnChange(page: string): void {
  useEffect(() => {
    const main = document.getElementById('main');
    // A page that put the focus into a field of its own knows better.
    const isFocusInside = main?.contains(document.activeElement) ?? false;
    if (lastPage !== null && lastPage !== page && !isFocusInside) main?.focus({ preventScroll: true });
    lastPage = page;
  }, [page]);
}

/** Null until the first page stands: what the browser itself focused is left alone then. */
let lastPage: string | null = null;
