// One topic: the term, how many people, how they feel, and how much more it is than before. Leads to the mentions.

import { Link } from '@tanstack/react-router';
import type { Topic } from '../../wire/topics.ts';
import { sayList, sayNumber } from '../messages/figures.ts';
import { say } from '../messages/say.ts';
import { Chip } from '../parts/Chip.tsx';

export function TopicRow({ slug, topic }: { readonly slug: string; readonly topic: Topic }) {
  const { term, also, people, mentions } = topic;
  return (
    <li>
      <Link to="/b/$slug/search" params={{ slug }} search={{ q: `"${term}"` }} className="topic">
        <span className="topic-words">
          <span className="topic-term" dir="auto">
            {term}
          </span>
          {also.length > 0 && <span className="topic-also">{say('topics.also', { words: sayList(also) })}</span>}
        </span>
        <span className="topic-facts">
          <span className="topic-people">
            {say('topics.people', { people: sayNumber(people.count), about: people.isAbout ? 'yes' : 'no' })}
          </span>
          <span>{say('topics.inMentions', { count: mentions })}</span>
          {topic.isRising && <Chip tone="warn">{more(topic)}</Chip>}
        </span>
        <Feelings topic={topic} />
      </Link>
    </li>
  );
}

function more({ times }: Topic): string {
  return times === null ? say('topics.unsaid') : say('topics.times', { times: sayNumber(roughly(times)) });
}

/** 1.6, 3, 24: nobody counts that finely. */
function roughly(times: number): number {
  return times < 3 ? Math.round(times * 10) / 10 : Math.round(times);
}

function Feelings({ topic: { negative, positive, mentions } }: { readonly topic: Topic }) {
  const words = say('topics.feeling', { negative, positive, mentions });
  const share = (count: number) => ({ inlineSize: `${(100 * count) / Math.max(1, mentions)}%` });
  return (
    <span className="topic-feelings" title={words}>
      <span className="sr-only">{words}</span>
      <span className="topic-bad" style={share(negative)} />
      <span className="topic-good" style={share(positive)} />
    </span>
  );
}
