// Words of the sources page: where the brand is heard and how each place is doing.

export const sources = {
  'sources.location': 'Location',
  'sources.locate': 'For a location…',
  'sources.at': 'For {name}',
  'sources.noLocation': 'For the whole brand',
  'sources.title': 'Sources',
  'sources.about':
    'Where your brand is heard. A place that falls quiet or fails says so here, and what to do about it.',
  'sources.aboutAgent':
    'Where your brand is heard. A place that falls quiet or fails says so here; an owner can put it right.',
  'sources.add': 'Add a source',
  'sources.addOn': '{channel}: {kind}',
  'sources.added': 'Listening to {label}. What is there already is kept as history.',
  'sources.otherKind': 'Other kinds',
  'sources.listenHere': 'Listen here',
  'sources.emptyTitle': 'Nobody is listening yet',
  'sources.empty':
    'Add a feed, a search or one of your own profiles. What people say there appears in the inbox by itself.',

  'sources.readingTitle': 'Listening…',
  'sources.reading':
    '{count, plural, one {Heed is reading one place for the first time.} other {Heed is reading # places for the first time.}} What was said before goes to Earlier; what is said from now on appears here by itself.',
  'sources.deafTitle': 'No place can be heard',
  'sources.deaf': 'So nobody can wait here. Heed keeps trying by itself; the sources say what is wrong and what to do.',
  'sources.look': 'See the sources',

  'sources.others': '{count, plural, one {One other place} other {# other places}}',
  'sources.kind': '{channel} · {kind} · {sphere}',
  'sources.sphere.owned_public': 'your public place',
  'sources.sphere.owned_private': 'your private messages',
  'sources.sphere.earned': 'places of others',
  'sources.mood.listening': 'Listening',
  'sources.mood.first_read': 'First read…',
  'sources.mood.paused': 'Paused',
  'sources.mood.failing': 'Failing',
  'sources.mood.late': 'Late',
  'sources.mood.retrying': 'Trying again',

  'sources.pulse':
    'The last 24 hours: {heard, plural, =0 {nothing heard} one {one mention heard} other {# mentions heard}}, {ok, plural, one {one poll} other {# polls}} succeeded, {failed, plural, =0 {none} one {one} other {#}} failed.',
  'sources.pulseShort':
    '{heard, plural, =0 {quiet} one {one mention} other {# mentions}}{failed, plural, =0 {} one { · one failed poll} other { · # failed polls}}',
  'sources.dayAgo': '24 h ago',
  'sources.now': 'now',
  'sources.lastHeard': 'Last mention',
  'sources.lastOk': 'Last read',
  'sources.nextPoll': 'Next read',
  'sources.lag': 'We hear after',
  'sources.lagAbout': 'The median time between a customer publishing and Heed hearing it, over the last hundred.',
  'sources.mentions': 'Heard',
  'sources.nothingYet': 'nothing yet',
  'sources.notYet': 'not yet',
  'sources.none': 'none',

  'sources.failed': 'The last read failed.',
  'sources.todo.auth_expired': 'Heed is no longer let in. Nothing heard is lost. Connect the profile again.',
  'sources.todo.rate_limited': 'The platform asked for a pause. Heed keeps to it and goes on by itself.',
  'sources.todo.gone': 'The place no longer exists. What was heard stays. Check the address, or pause this source.',
  'sources.todo.rejected': 'The platform refused the question. Check what this source is set to, then read now.',
  'sources.todo.refused':
    'The platform refused the question. Connect the profile again in case a permission is missing; else check what this source is set to.',
  'sources.todo.unreachable': 'Heed keeps trying and fetches what it missed. If it stays, check the address.',
  'sources.todo.other': 'Heed keeps trying; what was heard is safe. If it stays, show this to whoever runs Heed.',
  'sources.unread':
    '{count, plural, one {One item could not be understood. It is kept as it came.} other {# items could not be understood. They are kept as they came.}}',
  'sources.replay': 'Read again',
  'sources.pollNow': 'Read now',
  'sources.pause': 'Pause',
  'sources.listen': 'Listen again',

  'sources.profiles': 'Own profiles',
  'sources.connect': 'Connect a profile',
  'sources.connectOn': 'Connect {channel}',
  'sources.connectAbout': 'With a profile of your own, Heed hears what is said to you and can reply under your name.',
  'sources.connectNow': 'Connect',
  'sources.connected':
    '{count, plural, one {{name} is connected. Heed now hears what is said to it.} other {{name} are connected. Heed now hears what is said to them.}}',
  'sources.reconnect': 'Connect again',
  'sources.connectedSince': 'connected {day}',
  'sources.profileConnected': 'Connected',
  'sources.profileExpired': 'No longer let in',
} as const;
