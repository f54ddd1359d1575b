// How we speak, what the guard makes of a draft, whose yes is needed, and when and why a matter is let be: in sentences.

import type { Voice } from '../../core/protocol/voice.ts';
import { say } from '../messages/say.ts';
import { ApprovalList } from './ApprovalList.tsx';
import { useProtocolDesk } from './desk.ts';
import { FaultLines } from './FaultLines.tsx';
import { faultsAt } from './fault-places.ts';
import { GuardLevels } from './GuardLevels.tsx';
import { Choice, TextBox } from './inline-fields.tsx';
import { LetBeAdvice } from './LetBeAdvice.tsx';
import { LetBeReasons } from './LetBeReasons.tsx';
import { sentence } from './sentence.tsx';
import { VoiceWords } from './VoiceWords.tsx';
import './Rules.css';
import './Rotas.css';
import './Voice.css';

export function VoiceTab() {
  return (
    <>
      <Speak />
      <VoiceWords />
      <GuardLevels />
      <ApprovalList />
      <LetBeAdvice />
      <LetBeReasons />
    </>
  );
}

function Speak() {
  const { protocol, change, faults } = useProtocolDesk();
  const { voice } = protocol;
  const put = (part: Partial<Voice>): void => change((now) => ({ ...now, voice: { ...now.voice, ...part } }));
  return (
    <section className="rule-section">
      <h2 className="rule-title">{say('voice.speak')}</h2>
      <p className="rule-about">{say('voice.speakAbout')}</p>
      <p className="sentence">
        {sentence('voice.addressForm', {
          address: (
            <Choice
              label={say('voice.address')}
              value={voice.address}
              options={(['informal', 'formal', 'either'] as const).map(
                (one) => [one, say(`voice.address.${one}`)] as const,
              )}
              onValue={(address) => put({ address })}
            />
          ),
        })}
      </p>
      <p className="sentence">
        {sentence('voice.namesForm', {
          named: (
            <Choice
              label={say('voice.names')}
              value={voice.usesFirstNames ? 'yes' : 'no'}
              options={(['yes', 'no'] as const).map((one) => [one, say(`voice.named.${one}`)] as const)}
              onValue={(one) => put({ usesFirstNames: one === 'yes' })}
            />
          ),
        })}
      </p>
      <p className="sentence">
        {sentence('voice.emojiForm', {
          emoji: (
            <Choice
              label={say('voice.emoji')}
              value={voice.emoji}
              options={(['none', 'few', 'free'] as const).map((one) => [one, say(`voice.emoji.${one}`)] as const)}
              onValue={(emoji) => put({ emoji })}
            />
          ),
        })}
      </p>
      <p className="sentence">
        {sentence('voice.signOffForm', {
          signOff: (
            <TextBox
              label={say('voice.signOff')}
              className="voice-sign-off"
              placeholder={say('voice.signOffNone')}
              maxLength={300}
              value={voice.signOff ?? ''}
              onValue={(words) => put({ signOff: words === '' ? null : words })}
            />
          ),
        })}
      </p>
      <p className="voice-hint">{say('voice.signOffAbout')}</p>
      <FaultLines faults={faultsAt(faults, ['voice', 'signOff'])} />
    </section>
  );
}
