import { always, defineAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { goesOn } from '../lowering.ts';

/** The voice of everything said from here on: a voice of Amazon Polly. On other channels it has no effect. */
export interface UpdateContactTextToSpeechVoice<S extends string> {
  readonly type: 'UpdateContactTextToSpeechVoice';
  readonly voice: string;
  readonly engine?: 'Standard' | 'Neural' | 'Generative';
  readonly style?: 'None' | 'Conversational' | 'Newscaster';
  readonly next: S;
  readonly onError: S;
}

export const updateContactTextToSpeechVoice = defineAction({
  type: 'UpdateContactTextToSpeechVoice',
  block: 'Set voice',
  category: 'contact',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontacttexttospeechvoice.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    TextToSpeechVoice: { required: true, mode: 'any' },
    // No `enum`: exports write `Neural`, one generator `neural`, and the service does not look at create.
    TextToSpeechEngine: { mode: 'any' },
    TextToSpeechStyle: { mode: 'any' },
  },
  // The page requires it; the service and most exports do without.
  errors: always({ optional: ['NoMatchingError'] }),
  conditions: noConditions,
  lower: (s: UpdateContactTextToSpeechVoice<string>) =>
    goesOn(
      'UpdateContactTextToSpeechVoice',
      {
        TextToSpeechVoice: s.voice,
        ...(s.engine !== undefined && { TextToSpeechEngine: s.engine }),
        ...(s.style !== undefined && { TextToSpeechStyle: s.style }),
      },
      s,
    ),
});
