// The pictures that go with a reply, each with the words about it. In: what lies in the draft and what the way takes. Out:
// words, and pictures taken out; loaded when there is one.

import { useId } from 'react';
import type { Visibility } from '../../core/channel.ts';
import type { CasePage } from '../../wire/case.ts';
import { sayList } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { IconClose } from '../parts/icons.tsx';
import { TroubleLine } from '../parts/Trouble.tsx';
import { sayFinding } from './finding-words.ts';
import { judge } from './judge.ts';
import './Pictures.css';
import { pictureUrl } from './picture-api.ts';
import { sayBytes } from './picture-size.ts';
import type { Lying, Trouble } from './pictures.ts';
import { type PicturesHere, pictures } from './use-pictures.ts';

interface StripProps {
  readonly here: PicturesHere;
  readonly main: Visibility;
  readonly ways: CasePage['ways'];
}

export function PictureStrip({ here, main, ways }: StripProps) {
  const { place, limit, troubles } = here;
  const unfit = judge(' ', main, ways, here.pictures).findings.find(({ code }) => code === 'pictures_unfit');
  return (
    <div className="pictures">
      {here.pictures.length > 0 && (
        <ul className="pictures-list" aria-label={say('pictures.list')}>
          {here.pictures.map((picture, at) => (
            <Tile key={picture.key} here={here} picture={picture} which={at + 1} />
          ))}
        </ul>
      )}
      {limit?.altMax === 0 && here.pictures.length > 0 && <p className="pictures-note">{say('pictures.noAltHere')}</p>}
      {unfit !== undefined && <TroubleLine words={sayFinding(unfit)} />}
      {troubles.length > 0 && (
        <div className="pictures-troubles">
          <TroubleLine words={troubles.map(troubleWords).join(' ')} />
          <Button size="s" variant="ghost" onClick={() => pictures.dismiss(place)}>
            {say('pictures.gotIt')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface TileProps {
  readonly here: PicturesHere;
  readonly picture: Lying;
  readonly which: number;
}

function Tile({ here, picture, which }: TileProps) {
  const { place, limit } = here;
  const id = useId();
  const left = (limit?.altMax ?? 0) - picture.alt.length;
  const isNear = limit !== null && limit.altMax > 0 && left < 100;
  return (
    <li className="picture">
      <Thumb slug={place.slug} picture={picture} />
      {limit?.altMax !== 0 && (
        <div className="picture-told">
          <label className="sr-only" htmlFor={id}>
            {say('pictures.alt', { which })}
          </label>
          <textarea
            id={id}
            rows={2}
            dir="auto"
            placeholder={say('pictures.altPlaceholder')}
            value={picture.alt}
            aria-describedby={isNear ? `${id}-left` : undefined}
            onChange={(event) => pictures.tell(place, picture.key, event.currentTarget.value)}
          />
          {isNear && (
            <span id={`${id}-left`} className={left < 0 ? 'picture-left picture-over' : 'picture-left'}>
              {left < 0 ? say('pictures.altOver', { over: -left }) : say('pictures.altLeft', { left })}
            </span>
          )}
        </div>
      )}
      <IconButton
        label={say('pictures.remove', { which })}
        icon={<IconClose />}
        onClick={() => pictures.remove(place, picture.key)}
      />
    </li>
  );
}

function Thumb({ slug, picture: { id, share } }: { readonly slug: string; readonly picture: Lying }) {
  if (share === null) return <img className="picture-thumb" src={pictureUrl(slug, id)} alt="" />;
  const words = say('pictures.coming', { share });
  return (
    <span className="picture-thumb picture-coming">
      <progress max={1} value={share} aria-label={words} />
    </span>
  );
}

function troubleWords(trouble: Trouble): string {
  const { name } = trouble;
  switch (trouble.why) {
    case 'too_large':
      return say('pictures.tooLarge', { name, used: sayBytes(trouble.used), max: sayBytes(trouble.max) });
    case 'wrong_type':
      return say('pictures.wrongType', { name, kinds: sayList(trouble.kinds.map(kindName)) });
    case 'too_many':
      return say('pictures.tooMany', { name, max: trouble.max });
    case 'refused':
      return trouble.words === null
        ? say('pictures.notReached', { name })
        : say('pictures.refused', { name, words: trouble.words });
  }
}

/** JPEG for image/jpeg. */
const kindName = (type: string): string => type.replace('image/', '').toUpperCase();
