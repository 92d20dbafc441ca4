import { type SimulatedAction, textOf } from '../branch.ts';
import { looked } from '../looking.ts';
import { prepareText } from '../text.ts';

/** Opens a session of the agent assistant. Assumed: any assistant that is named exists. */
export const createWisdomSession: SimulatedAction = {
  type: 'CreateWisdomSession',
  prepare(plan) {
    const assistant = prepareText(textOf(plan.parameters.WisdomAssistantArn));
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const arn = assistant.read(call);
      looked(call, 'assistant', arn === '' ? 'failed' : 'changed');
      if (arn === '') return failed;
      const SessionArn = `${arn.replace(':assistant/', ':session/')}/${call.centre.options.ids()}`;
      call.contact.find('Wisdom', { SessionArn });
      return plan.next;
    };
  },
};
