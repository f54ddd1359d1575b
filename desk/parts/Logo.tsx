// Heed's own mark: an h that leans in to listen.

export function Logo({ size = 28 }: { readonly size?: number }) {
  return (
    <svg className="logo" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="2.6" strokeLinecap="round">
        <path d="M10.5 8v16" />
        <path d="M10.5 16.5a5.5 5.5 0 0 1 11 0V24" />
      </g>
      <circle cx="23" cy="8.6" r="2.1" fill="var(--on-accent)" />
    </svg>
  );
}
