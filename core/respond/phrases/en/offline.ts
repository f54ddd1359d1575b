// English lines that invite to a private place. Data.

import type { PhraseOfUse } from '../phrase.ts';

export const offline: readonly PhraseOfUse[] = [
  {
    id: 'en-offline-any-need-details',
    topic: 'any',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: [
      "To find {matter} I need details that don't belong in public. Could you send me a message, {first_name}?",
      "Please don't post your order number here, {first_name}; a private message reaches me directly.",
    ],
  },
  {
    id: 'en-offline-any-same-person',
    topic: 'any',
    kinds: ['complaint'],
    address: 'either',
    tone: 'warm',
    texts: [
      "Let's carry on in private, {first_name}: it'll be me, {agent}, and you won't have to repeat a thing.",
      'May I write to you privately about {matter}? You keep the same person, and I have the whole story.',
    ],
  },
  {
    id: 'en-offline-any-secure-link',
    topic: 'any',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['This page is only for the two of us and opens without an account: {link}'],
  },
  {
    id: 'en-offline-any-personal-answer',
    topic: 'any',
    kinds: ['question'],
    address: 'either',
    tone: 'plain',
    texts: ["The answer depends on your own contract, {first_name}, so send me a message and I'll look it up."],
  },
  {
    id: 'en-offline-money-bank-details',
    topic: 'money',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: [
      'Bank details should stay between us, {first_name}. You can enter them safely here: {link}',
      'For the refund I need an account number. Please use this private link, never the comments: {link}',
    ],
  },
  {
    id: 'en-offline-staff-names',
    topic: 'staff',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ["Because this is about a person, I'd like to hear the rest by message, {first_name}. I answer myself."],
  },
  {
    id: 'en-offline-safety-health',
    topic: 'safety',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ["Your health is nobody else's business, {first_name}. Tell me more by private message, any hour."],
  },
  {
    id: 'en-offline-broken-photos',
    topic: 'broken',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['Could you upload two photos of {matter} here, {first_name}? Only our workshop sees them: {link}'],
  },
  {
    id: 'en-offline-missing-address',
    topic: 'missing',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ["I have to compare addresses, and yours shouldn't be read by everyone: {link}"],
  },
  {
    id: 'en-offline-access-needs',
    topic: 'access',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ['You may not want to discuss your needs before an audience. My messages are open, {first_name}.'],
  },
  {
    id: 'en-offline-late-tracking',
    topic: 'late',
    kinds: ['complaint'],
    address: 'either',
    tone: 'plain',
    texts: ["Send me the tracking number by message, {first_name}, and I'll follow {matter} from there."],
  },
];
