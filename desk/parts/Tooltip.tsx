// A few words beside what the pointer rests on or the keyboard has reached. In: one element, which must take a ref.
// The part that places it (Base UI) is loaded the first time a tooltip is wanted, not with the page.

import {
  type ComponentPropsWithRef,
  cloneElement,
  lazy,
  type ReactElement,
  Suspense,
  useEffect,
  useRef,
  useState,
} from 'react';

const TooltipPopup = lazy(() => import('./TooltipPopup.tsx').then((m) => ({ default: m.TooltipPopup })));

const REST_MS = 450;
/** Right after one tooltip the next comes at once. */
const WARM_MS = 400;
let lastHiddenAt = Number.NEGATIVE_INFINITY;

export interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string;
  readonly children: ReactElement<ComponentPropsWithRef<'button'>>;
}

export function Tooltip({ text, shortcut, children }: TooltipProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const timer = useRef(0);
  const [isShown, setShown] = useState(false);

  useEffect(() => () => clearTimeout(timer.current), []);

  const show = (afterMs: number): void => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setShown(true), afterMs);
  };
  const hide = (): void => {
    clearTimeout(timer.current);
    if (isShown) lastHiddenAt = performance.now();
    setShown(false);
  };

  const given = children.props;
  return (
    <>
      {/* The wrapper has no box of its own; the placed popup anchors to the element inside it. */}
      <span ref={anchor} className="tooltip-anchor">
        {cloneElement(children, {
          onPointerEnter: (event) => {
            given.onPointerEnter?.(event);
            if (event.pointerType === 'mouse') show(performance.now() - lastHiddenAt < WARM_MS ? 0 : REST_MS);
          },
          onPointerLeave: (event) => {
            given.onPointerLeave?.(event);
            hide();
          },
          onPointerDown: (event) => {
            given.onPointerDown?.(event);
            hide();
          },
          onFocus: (event) => {
            given.onFocus?.(event);
            if (event.currentTarget.matches(':focus-visible')) show(0);
          },
          onBlur: (event) => {
            given.onBlur?.(event);
            hide();
          },
        })}
      </span>
      {isShown && (
        <Suspense>
          <TooltipPopup
            text={text}
            shortcut={shortcut}
            anchor={() => anchor.current?.firstElementChild ?? null}
            onHide={hide}
          />
        </Suspense>
      )}
    </>
  );
}
