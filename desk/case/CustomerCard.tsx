// Who the customer is: where they speak, since when, and what else they came with. In: the case.

import { Link, useParams } from '@tanstack/react-router';
import type { CasePage } from '../../wire/case.ts';
import { unlinkCustomer } from '../api.ts';
import { sayDay, sayShortNumber } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { ChannelMark } from '../parts/ChannelMark.tsx';
import { FeelingMark } from '../parts/FeelingMark.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { IconClose, IconPeople } from '../parts/icons.tsx';
import { kindWord } from '../parts/kind-word.ts';
import { RelativeTime } from '../parts/RelativeTime.tsx';
import { useToast } from '../parts/Toast.tsx';
import { troubleOf } from '../trouble.ts';
import { useMay } from '../use-brand.ts';
import { BehaviourNote } from './BehaviourNote.tsx';
import { stateWord } from './CaseClock.tsx';
import { SamePerson } from './SamePerson.tsx';
import { useLinking } from './use-linking.ts';
import './CustomerCard.css';

type Customer = CasePage['customer'];

export function CustomerCard({ slug, page }: { readonly slug: string; readonly page: CasePage }) {
  const { customer } = page;
  return (
    <section className="case-section" aria-label={say('case.customer')}>
      <div className="customer-head">
        <Avatar name={customer.name} size={36} />
        <div>
          <h2 className="customer-name">{customer.name}</h2>
          <p className="customer-since">{say('case.knownSince', { day: sayDay(new Date(customer.firstHeardAt)) })}</p>
        </div>
      </div>
      <Identities slug={slug} page={page} />
      <SamePerson slug={slug} page={page} />
      <BehaviourNote page={page} />
      <h3 className="case-section-title">{say('case.otherCases', { count: customer.otherCases.length })}</h3>
      <ul>
        {customer.otherCases.map((other) => (
          <li key={other.id}>
            <OtherCase slug={slug} other={other} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Identities({ slug, page }: { readonly slug: string; readonly page: CasePage }) {
  const mayCare = useMay('agent');
  return (
    <ul className="customer-identities" aria-label={say('case.identities')}>
      {page.customer.identities.map((identity) => {
        const name = identity.handle ?? identity.name ?? identity.channel;
        return (
          <li key={identity.id} className="customer-identity">
            <ChannelMark channel={identity.channel} label={identity.channel} />
            {identity.url === null ? (
              <bdi dir={identity.handle === null ? 'auto' : 'ltr'}>{name}</bdi>
            ) : (
              <a href={identity.url} dir="ltr" target="_blank" rel="noreferrer noopener">
                {name}
              </a>
            )}
            {identity.followers !== null && (
              <span className="customer-reach" title={say('case.followers', { count: identity.followers })}>
                <IconPeople size={13} />
                <span aria-hidden="true">{sayShortNumber(identity.followers)}</span>
                <span className="sr-only">{say('case.followers', { count: identity.followers })}</span>
              </span>
            )}
            {identity.isLinked && mayCare && <Unlink slug={slug} page={page} identityId={identity.id} name={name} />}
          </li>
        );
      })}
    </ul>
  );
}

interface UnlinkProps {
  readonly slug: string;
  readonly page: CasePage;
  readonly identityId: string;
  readonly name: string;
}

/** Linked by a person, and taken back by one. */
function Unlink({ slug, page, identityId, name }: UnlinkProps) {
  const toast = useToast();
  const unlinking = useLinking(slug, {
    send: () => unlinkCustomer(slug, page.customer.id, { identityId, caseId: page.row.id }),
    done: () => say('joining.unlinkDone'),
    onTrouble: (error) => void toast.show({ message: troubleOf(error), tone: 'bad' }),
  });
  return (
    <span className="customer-linked">
      <IconButton
        label={say('joining.unlink', { name })}
        icon={<IconClose size={14} />}
        onClick={() => unlinking.isPending || unlinking.mutate()}
      />
    </span>
  );
}

function OtherCase({ slug, other }: { readonly slug: string; readonly other: Customer['otherCases'][number] }) {
  const { view = 'due' } = useParams({ strict: false });
  return (
    <Link
      className="customer-case"
      to="/b/$slug/inbox/$view/$caseId"
      params={{ slug, view, caseId: other.id }}
      preload={false}
    >
      <span className="customer-case-head">
        <FeelingMark feeling={other.feeling} />
        {kindWord(other.kind)}
        <span className="customer-case-state">{stateWord(other.state)}</span>
      </span>
      <span className="customer-case-words">{other.firstLine ?? say('inbox.removed')}</span>
      <RelativeTime at={other.lastMentionAt} className="customer-case-when" />
    </Link>
  );
}
