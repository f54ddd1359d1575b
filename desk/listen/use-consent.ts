// Leaves for a platform's consent: the server says where, the browser goes.

import { useMutation } from '@tanstack/react-query';
import { postConsent } from './connect-api.ts';

export function useConsent(slug: string) {
  return useMutation({
    mutationFn: (channel: string) => postConsent(slug, { channel }),
    onSuccess: ({ url }) => {
      // Only ever a web address: the server makes it from the manifest.
      if (/^https?:\/\//u.test(url)) location.assign(url);
    },
  });
}
