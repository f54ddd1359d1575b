// The pictures of a reply as it went out, or as it waits for a yes: each with what is said of it. In: the pictures. Out: small
// ones that open whole.

import type { PictureView } from '../../wire/pictures.ts';
import { pictures as messages } from '../messages/en/pictures.ts';
import { learn, say } from '../messages/say.ts';
import './Pictures.css';
import { pictureUrl } from './picture-api.ts';

learn(messages);

interface PicturesSaidProps {
  readonly slug: string;
  readonly pictures: readonly PictureView[];
}

export function PicturesSaid({ slug, pictures }: PicturesSaidProps) {
  if (pictures.length === 0) return null;
  return (
    <ul className="pictures-said">
      {pictures.map(({ id, alt }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was sent stays in its order; one picture may stand there twice.
        <li key={`${id} ${at}`}>
          <a href={pictureUrl(slug, id)} target="_blank" rel="noreferrer noopener">
            <img
              className="picture-thumb"
              src={pictureUrl(slug, id)}
              alt={alt === '' ? say('pictures.openNoAlt') : say('pictures.open', { alt })}
              loading="lazy"
            />
          </a>
          <span dir="auto">{alt === '' ? say('pictures.noAlt') : alt}</span>
        </li>
      ))}
    </ul>
  );
}
