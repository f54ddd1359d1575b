// The frame of the pages outside the desk: a form on the left, a promise on the right where there is room.

import type { ReactNode } from 'react';
import { say } from '../messages/say.ts';
import { useFocusOnChange, usePageTitle } from '../page-title.ts';
import { Logo } from '../parts/Logo.tsx';
import './DoorFrame.css';

interface DoorFrameProps {
  readonly title: string;
  readonly about?: ReactNode;
  readonly children: ReactNode;
}

export function DoorFrame({ title, about, children }: DoorFrameProps) {
  usePageTitle(title);
  useFocusOnChange(title);
  return (
    <div className="door">
      <main id="main" className="door-main" tabIndex={-1}>
        <div className="door-column">
          <div className="door-brand">
            <Logo />
            {say('shell.product')}
          </div>
          <h1 className="door-title">{title}</h1>
          {about !== undefined && <p className="door-about">{about}</p>}
          {children}
        </div>
      </main>
      <aside className="door-side">
        <Ripples />
        <p className="door-promise">{say('doors.promise')}</p>
      </aside>
    </div>
  );
}

/** Rings going out from a voice, and the one that is answered. */
function Ripples() {
  return (
    <svg className="door-ripples" viewBox="0 0 400 400" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {[36, 72, 112, 156, 204, 256, 312, 372].map((radius) => (
        <circle key={radius} cx="290" cy="120" r={radius} fill="none" stroke="currentColor" strokeWidth="1.2" />
      ))}
      <circle cx="290" cy="120" r="7" fill="currentColor" />
    </svg>
  );
}
