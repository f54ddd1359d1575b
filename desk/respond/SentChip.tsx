// That a reply of ours reached the customer. In: the reply. Out: one line, the same before and after it was heard back.

import type { ReplyView } from '../../wire/case.ts';
import { say } from '../messages/say.ts';
import { Chip } from '../parts/Chip.tsx';
import { IconCheck } from '../parts/icons.tsx';

export function SentChip({ reply }: { readonly reply: ReplyView }) {
  return (
    <Chip tone="good" icon={<IconCheck size={12} />}>
      {reply.via === 'link_out' ? say('composer.answeredThereState') : say('composer.sent')}
    </Chip>
  );
}
