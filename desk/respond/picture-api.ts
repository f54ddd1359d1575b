// Pictures over the wire. In: a file, or which pictures a draft has. Out: what the server made of it, and how far a file has
// come: word of that is only given by the browser's older way to ask.

import type { DraftPicturesBody, PictureView } from '../../wire/pictures.ts';
import { ApiError, ask, brand, readProblem } from '../api.ts';

/** An address and no request: the browser shows what it gives. */
export const pictureUrl = (slug: string, id: string): string => `${brand(slug)}/media/${encodeURIComponent(id)}`;

const ofCase = (slug: string, caseId: string): string => `${brand(slug)}/cases/${encodeURIComponent(caseId)}`;

export const putDraftPictures = (slug: string, caseId: string, body: DraftPicturesBody, isLeaving: boolean) =>
  ask<void>('PUT', `${ofCase(slug, caseId)}/draft/pictures`, { body, keepalive: isLeaving });

export function bringPicture(
  slug: string,
  caseId: string,
  file: File,
  onShare: (share: number) => void,
): Promise<PictureView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${ofCase(slug, caseId)}/media`);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => onShare(total === 0 ? 0 : loaded / total));
    request.addEventListener('error', () => reject(new ApiError(0, { code: 'offline', message: '' })));
    request.addEventListener('load', () => {
      const { status, responseText } = request;
      if (status === 200) resolve(JSON.parse(responseText) as PictureView);
      else reject(new ApiError(status, readProblem(responseText, request)));
    });
    request.send(file);
  });
}
