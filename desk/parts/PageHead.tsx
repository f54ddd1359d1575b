// The head of a page: its title, what it is for, and what can be done on it.

import type { ReactNode } from 'react';
import './PageHead.css';

interface PageHeadProps {
  readonly title: string;
  readonly about?: string;
  readonly children?: ReactNode;
}

export function PageHead({ title, about, children }: PageHeadProps) {
  return (
    <header className="page-head">
      <div className="page-head-words">
        <h1 className="page-title">{title}</h1>
        {about !== undefined && <p className="page-about">{about}</p>}
      </div>
      {children !== undefined && <div className="page-acts">{children}</div>}
    </header>
  );
}
