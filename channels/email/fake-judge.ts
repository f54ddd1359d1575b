// Judges a mail that Heed sends by what RFC 5322 demands of every mail, and RFC 2045 and 3834 of one in this century. In: the
// mail as it went over the line. Out: faults, as sentences.

/** RFC 5322, 2.1.1. */
const longestLine = 998;

export function judgeMail(message: Buffer, own: string): readonly string[] {
  const text = message.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const head = text.slice(0, end === -1 ? text.length : end);
  const lines = text.split('\r\n');
  const fields = head.replace(/\r\n[ \t]+/gu, ' ').split('\r\n');
  const all = (name: string) => fields.filter((field) => field.toLowerCase().startsWith(`${name}:`));
  const value = (name: string) =>
    all(name)[0]
      ?.slice(name.length + 1)
      .trim() ?? '';
  const id = /^<[^<>\s@]+@[^<>\s@]+>$/u;
  return [
    ...['date', 'from', 'to', 'message-id', 'subject', 'mime-version', 'content-type']
      .filter((name) => all(name).length !== 1)
      .map((name) => `${name} stands ${all(name).length} times in it (RFC 5322, 3.6)`),
    ...(lines.some((line) => line.length > longestLine) ? [`a line is longer than ${longestLine} octets`] : []),
    ...(/(?<!\r)\n|\r(?!\n)/u.test(text) ? ['a line ends with CR or LF alone (RFC 5322, 2.3)'] : []),
    ...(/[^\x00-\x7f]/u.test(head) ? ['its header is not ASCII (RFC 5322, 2.2)'] : []),
    ...(id.test(value('message-id')) ? [] : [`${value('message-id')} is no Message-ID (RFC 5322, 3.6.4)`]),
    ...(value('from').includes(own) ? [] : [`it is from ${value('from')}, not from ${own}`]),
    ...['in-reply-to', 'references']
      .flatMap((name) => value(name).split(/\s+/u))
      .filter((one) => one !== '' && !id.test(one))
      .map((one) => `${one} is no Message-ID`),
    ...(value('auto-submitted') === '' ? [] : ['a person wrote it, and it says it was automatic (RFC 3834)']),
  ];
}
