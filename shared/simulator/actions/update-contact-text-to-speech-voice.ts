import { type SimulatedAction, textOf } from '../branch.ts';
import { changed } from '../setting.ts';
import { prepareText } from '../text.ts';

/** Set voice. Assumed: any name is a voice; only a name that comes out empty fails. */
export const updateContactTextToSpeechVoice: SimulatedAction = {
  type: 'UpdateContactTextToSpeechVoice',
  prepare(plan) {
    const voice = prepareText(textOf(plan.parameters.TextToSpeechVoice));
    const { next } = plan;
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const name = voice.read(call);
      if (name === '') return failed;
      call.contact.voice = name;
      changed(call, plan.id, ['voice']);
      return next;
    };
  },
};
