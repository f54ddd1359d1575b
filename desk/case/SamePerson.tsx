// Customers on other channels who may be the same person, each with the reasons. In: the case. Out: somebody says yes, and
// both are one customer until that is taken back, or no, and nobody is asked again.

import type { CasePage } from '../../wire/case.ts';
import { keepApart, linkCustomers } from '../api.ts';
import { say } from '../messages/say.ts';
import { Button } from '../parts/Button.tsx';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { useToast } from '../parts/Toast.tsx';
import { troubleOf } from '../trouble.ts';
import { useMay } from '../use-brand.ts';
import './Known.css';
import { useLinking } from './use-linking.ts';

type Suggested = CasePage['customer']['samePerson'][number];

interface SamePersonProps {
  readonly slug: string;
  readonly page: CasePage;
}

export function SamePerson({ slug, page }: SamePersonProps) {
  const mayCare = useMay('agent');
  const { samePerson } = page.customer;
  if (samePerson.length === 0) return null;
  return (
    <section className="known" aria-label={say('known.same')}>
      <h3 className="case-section-title">{say('known.same')}</h3>
      <ul className="known-people">
        {samePerson.map((other) => (
          <li key={other.id} className="known-person">
            <Who other={other} />
            <ul className="known-reasons">
              {other.reasons.map((reason) => (
                <li key={reason.code}>{reasonWords(reason)}</li>
              ))}
            </ul>
            {mayCare && <Answer slug={slug} page={page} other={other} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Who({ other }: { readonly other: Suggested }) {
  return (
    <div className="known-who">
      <bdi className="known-name">{other.name}</bdi>
      {other.identities.map(({ channel, handle, url }) => (
        <span key={`${channel} ${handle ?? ''}`} className="known-identity">
          <ChannelMark channel={channel} label={channel} />
          {handle !== null && handle !== other.name && url === null && <bdi dir="ltr">{handle}</bdi>}
          {url !== null && (
            <a href={url} dir="ltr" target="_blank" rel="noreferrer noopener">
              {handle ?? other.name}
            </a>
          )}
        </span>
      ))}
    </div>
  );
}

const words = {
  number: 'known.sameNumber',
  link: 'known.sameLink',
  picture: 'known.samePicture',
  handle: 'known.sameHandle',
  near_handle: 'known.sameNear',
  name: 'known.sameName',
} as const;

/** Order numbers are compared in small letters, and read in capitals. */
const reasonWords = ({ code, what }: Suggested['reasons'][number]): string =>
  say(words[code], { what: code === 'number' ? what.toUpperCase() : what });

function Answer({ slug, page, other }: SamePersonProps & { readonly other: Suggested }) {
  const toast = useToast();
  const { id, name } = page.customer;
  const body = { otherId: other.id, caseId: page.row.id };
  const onTrouble = (error: unknown) => void toast.show({ message: troubleOf(error), tone: 'bad' });
  const linking = useLinking(slug, {
    send: () => linkCustomers(slug, id, body),
    done: () => say('joining.linkDone', { name, other: other.name }),
    onTrouble,
  });
  const parting = useLinking(slug, {
    send: () => keepApart(slug, id, body),
    done: () => say('known.apart', { name: other.name }),
    onTrouble,
  });
  const isBusy = linking.isPending || parting.isPending;
  return (
    <div className="known-acts">
      <Button
        size="s"
        aria-label={say('known.sameYesOf', { name: other.name })}
        isBusy={linking.isPending}
        onClick={() => isBusy || linking.mutate()}
      >
        {say('known.sameYes')}
      </Button>
      <Button
        size="s"
        variant="ghost"
        aria-label={say('known.sameNoOf', { name: other.name })}
        isBusy={parting.isPending}
        onClick={() => isBusy || parting.mutate()}
      >
        {say('known.sameNo')}
      </Button>
    </div>
  );
}
