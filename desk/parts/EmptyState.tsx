// What stands where there is nothing yet: what will come here, why it is empty, and the next thing to do.

import type { ReactNode } from 'react';
import './EmptyState.css';

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** It is the whole page, so its title is the page's. */
  readonly isPage?: boolean;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ icon, title, isPage = false, children, action }: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'h2';
  return (
    <div className="empty">
      {icon !== undefined && <div className="empty-icon">{icon}</div>}
      <Title className="empty-title">{title}</Title>
      {children !== undefined && <div className="empty-words">{children}</div>}
      {action !== undefined && action !== false && <div className="empty-action">{action}</div>}
    </div>
  );
}
