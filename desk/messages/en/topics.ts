// Words of the topics page: what people talk about, and what rises. Learned when the page is loaded.

export const topics = {
  'topics.title': 'Topics',
  'topics.about': 'What people talk about, counted by people: whoever says it ten times counts once.',
  'topics.span': 'How far back',
  'topics.day': 'Last day',
  'topics.week': 'Last week',
  'topics.from':
    'From {about, select, yes {about } other {}}{people, plural, one {one person} other {# people}} in {mentions, plural, one {one mention} other {# mentions}} since {when}.',
  'topics.rising': 'Rising',
  'topics.risingAbout': 'Said far more often than in the {days} days before, and not by chance.',
  'topics.noneRising': 'Nothing stands out from the {days} days before.',
  'topics.notCompared': 'Too little was heard in the {days} days before to say what is rising.',
  'topics.frequent': 'Often said',
  'topics.noneFrequent': 'No word was used by three people or more.',
  'topics.people': 'from {about, select, yes {about } other {}}{people} people',
  'topics.inMentions': 'in {count, plural, one {one mention} other {# mentions}}',
  'topics.times': '{times}× as often as before',
  'topics.unsaid': 'not said before',
  'topics.also': 'with {words}',
  'topics.feeling':
    '{negative} of {mentions} {mentions, plural, one {mention} other {mentions}} unhappy, {positive} happy',
  'topics.emptyTitle': 'Nobody has said anything yet',
  'topics.empty': 'As soon as people write, what they talk about stands here.',
} as const;
