// What went wrong, in place: in the words of troubleOf, with a way to try again.

import { isApiError } from '../api.ts';
import { say } from '../messages/say.ts';
import { troubleOf } from '../trouble.ts';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';
import { IconAlert } from './icons.tsx';
import './Trouble.css';

/** A whole page or panel that could not be loaded. */
export function Trouble({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  // What the server refused can be asked again; a page that broke, or whose code is gone after an update, is loaded anew.
  const isOfServer = isApiError(error);
  const again = isOfServer ? onRetry : () => window.location.reload();
  return (
    <div role="alert">
      <EmptyState
        icon={<IconAlert size={20} />}
        title={say('trouble.title')}
        action={
          again !== undefined && (
            <Button onClick={again}>{isOfServer ? say('parts.tryAgain') : say('trouble.reload')}</Button>
          )
        }
      >
        {troubleOf(error)}
      </EmptyState>
    </div>
  );
}

/** One line of trouble inside a form or a card. */
export function TroubleLine({ words }: { readonly words: string | undefined }) {
  if (words === undefined) return null;
  return (
    <p className="trouble-line" role="alert">
      <IconAlert />
      {words}
    </p>
  );
}
