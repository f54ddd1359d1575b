// The desk's icons: small strokes on a 20-unit grid, drawn in the text's colour. They say nothing to a screen
// reader; the words beside them, or the label of the button around them, do.

import type { ReactNode } from 'react';

interface IconProps {
  /** In CSS pixels; 16 beside text, 18 to 20 alone. */
  readonly size?: number;
}

function drawn(shape: ReactNode, isMirrored = false) {
  return ({ size = 16 }: IconProps) => (
    <Drawing size={size} className={isMirrored ? 'icon icon-mirrored' : 'icon'}>
      {shape}
    </Drawing>
  );
}

function Drawing(props: { readonly size: number; readonly className: string; readonly children: ReactNode }) {
  return (
    <svg
      className={props.className}
      width={props.size}
      height={props.size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {props.children}
    </svg>
  );
}

export const IconAlert = drawn(<path d="M10 3 18 16.5H2L10 3Zm0 5v4m0 2.4v.1" />);
export const IconApprove = drawn(
  <path d="M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4ZM6.8 10.2l2.3 2.3 4.2-4.7" />,
);
export const IconArchive = drawn(<path d="M3 4h14v3.5H3V4Zm1.2 3.5V16h11.6V7.5M8 11h4" />);
export const IconArrow = drawn(<path d="M3.5 10h13m-5-5 5 5-5 5" />, true);
export const IconArrowDown = drawn(<path d="M10 4v12m-5-5 5 5 5-5" />);
export const IconArrowUp = drawn(<path d="M10 16V4m-5 5 5-5 5 5" />);
export const IconAssign = drawn(
  <path d="M8 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5.5 7c0-3 2.4-4.8 5.5-4.8 1.2 0 2.2.2 3 .7M15 11v6m-3-3h6" />,
);
export const IconBack = drawn(<path d="M16.5 10h-13m5-5-5 5 5 5" />, true);
export const IconBell = drawn(<path d="M5 13.5V9a5 5 0 0 1 10 0v4.5l1.5 1.5h-13L5 13.5Zm3.2 3.2a2 2 0 0 0 3.6 0" />);
export const IconChat = drawn(<path d="M3 4.5h14v9.5h-7.5L6 17v-3H3V4.5Z" />);
export const IconBook = drawn(
  <path d="M10 5.5C8.5 4.2 6 3.8 3 4v11.5c3-.2 5.5.2 7 1.5m0-11.5c1.5-1.3 4-1.7 7-1.5v11.5c-3-.2-5.5.2-7 1.5m0-11.5V17" />,
);
export const IconCheck = drawn(<path d="m4 10.5 4 4 8-9" />);
export const IconChevronDown = drawn(<path d="m5 7.5 5 5 5-5" />);
export const IconClock = drawn(<path d="M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4ZM10 6v4.2l2.8 1.8" />);
export const IconClose = drawn(<path d="m5 5 10 10M15 5 5 15" />);
export const IconCopy = drawn(<path d="M7 7h9.5v9.5H7V7Zm-3.5 6V3.5H13" />);
export const IconEar = drawn(
  <path d="M6 8a4.5 4.5 0 1 1 9 0c0 3.2-2.6 3.6-2.9 6.2-.2 1.6-1.2 2.9-2.9 2.9-1.6 0-2.6-1.1-2.8-2.5M8.4 8.2a2.1 2.1 0 1 1 3.6 1.5" />,
);
export const IconExternal = drawn(<path d="M8 4H4v12h12v-4M11.5 3.5h5v5M16 4l-7 7" />, true);
export const IconFeelingBad = drawn(
  <path d="M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4ZM7.4 8v.2M12.6 8v.2M7 13.6c.8-1.2 1.8-1.7 3-1.7s2.2.5 3 1.7" />,
);
export const IconFeelingGood = drawn(
  <path d="M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4ZM7.4 8v.2M12.6 8v.2M7 11.8c.8 1.2 1.8 1.8 3 1.8s2.2-.6 3-1.8" />,
);
export const IconFeelingPlain = drawn(
  <path d="M10 17.2a7.2 7.2 0 1 0 0-14.4 7.2 7.2 0 0 0 0 14.4ZM7.4 8v.2M12.6 8v.2M7.2 12.6h5.6" />,
);
export const IconHeart = drawn(
  <path d="M10 16.5S3 12.6 3 7.9A3.7 3.7 0 0 1 10 6.2a3.7 3.7 0 0 1 7 1.7c0 4.7-7 8.6-7 8.6Z" />,
);
export const IconHide = drawn(
  <path d="M3 10c1.8-3 4.2-4.5 7-4.5S15.2 7 17 10c-1.8 3-4.2 4.5-7 4.5S4.8 13 3 10Zm7 2a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM4.5 15.5l11-11" />,
);
export const IconHistory = drawn(<path d="M3.5 10a6.6 6.6 0 1 0 2-4.7L3.5 7.2M3.5 3.5v3.7h3.7M10 6.5V10l2.5 1.6" />);
export const IconInbox = drawn(<path d="M3 11.5 5.4 4h9.2l2.4 7.5V16H3v-4.5Zm0 0h4l1 2h4l1-2h4" />);
export const IconKey = drawn(<path d="M7 13.8a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6Zm3.3-3.3H17M14.5 10.5v3" />);
export const IconLock = drawn(<path d="M4.5 9h11v7.5h-11V9Zm2.2 0V6.5a3.3 3.3 0 0 1 6.6 0V9" />);
export const IconMenu = drawn(<path d="M3 6h14M3 10h14M3 14h14" />);
export const IconMore = drawn(<path d="M4.5 10h.1m5.4 0h.1m5.4 0h.1" strokeWidth="2.4" />);
export const IconMoon = drawn(<path d="M16.5 11.6A6.8 6.8 0 1 1 8.4 3.5a5.4 5.4 0 0 0 8.1 8.1Z" />);
export const IconPause = drawn(<path d="M7 4.5v11m6-11v11" strokeWidth="2" />);
export const IconPeople = drawn(
  <path d="M7.5 9.5a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Zm-5 6.5c0-2.8 2.2-4.4 5-4.4s5 1.6 5 4.4m.4-6.8a2.5 2.5 0 1 0-.9-4.8m1.8 7.4c2.1.2 3.7 1.6 3.7 4" />,
);
export const IconPhrases = drawn(<path d="M3.5 5h13M3.5 9h9m-9 4h13m-13 4h6" />, true);
export const IconPicture = drawn(<path d="M3 4h14v12H3V4Zm0 9.5 4-4 3.5 3.5 2.5-2.5 4 4M12.8 7.4h.1" />);
export const IconPin = drawn(
  <path d="M10 17.5S4.5 12.6 4.5 8.4a5.5 5.5 0 0 1 11 0c0 4.2-5.5 9.1-5.5 9.1Zm0-7.2a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z" />,
);
export const IconPlay = drawn(<path d="M6.5 4.5v11l9-5.5-9-5.5Z" />);
export const IconPlus = drawn(<path d="M10 4v12M4 10h12" />);
export const IconProtocol = drawn(<path d="M4 4h5v4H4V4Zm7 8h5v4h-5v-4ZM6.5 8v6H11M9 6h4.5v6" />);
export const IconRefresh = drawn(<path d="M16.5 9.5a6.6 6.6 0 1 0-1.6 4.8M16.5 5.5v4h-4" />);
export const IconReply = drawn(<path d="M8 5 3 10l5 5M3.5 10H11c3.5 0 6 2 6 5.5" />, true);
export const IconSearch = drawn(<path d="M9 15a6 6 0 1 0 0-12 6 6 0 0 0 0 12Zm4.4-1.6L17 17" />);
export const IconSend = drawn(<path d="M17 3 2.5 8.8l5.9 2.8M17 3l-5.8 14.5-2.8-5.9M17 3l-8.6 8.6" />, true);
export const IconSignOut = drawn(<path d="M12 6V3.5H3.5v13H12V14M8 10h9m-3-3 3 3-3 3" />, true);
export const IconSources = drawn(<path d="M2.5 10h3l2-5.5 4 11 2.5-7.5 1 2h2.5" />);
export const IconStar = drawn(<path d="m10 3 2.2 4.6 5 .7-3.6 3.5.8 5-4.4-2.4-4.4 2.4.8-5L2.8 8.3l5-.7L10 3Z" />);
export const IconSun = drawn(
  <path d="M10 13.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.2 1.2M14.5 14.5l1.2 1.2M4.3 15.7l1.2-1.2M14.5 5.5l1.2-1.2" />,
);
export const IconTheme = drawn(<path d="M3 4h14v9.5H3V4Zm4 13h6m-3-3.5V17" />);
export const IconTopics = drawn(<path d="m2.5 14 5-5 3.2 3.2L17 6M12.5 6H17v4.5" />, true);
export const IconUndo = drawn(<path d="M6.5 4 3 7.5 6.5 11M3.5 7.5H12a4.5 4.5 0 0 1 0 9H8" />, true);
export const IconUser = drawn(
  <path d="M10 9.8a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6Zm-6 6.7c0-3.2 2.7-5 6-5s6 1.8 6 5" />,
);
export const IconWait = drawn(
  <path d="M5.5 3h9M5.5 17h9M6.5 3c0 4 3.5 4.8 3.5 7s-3.5 3-3.5 7m7-14c0 4-3.5 4.8-3.5 7s3.5 3 3.5 7" />,
);
