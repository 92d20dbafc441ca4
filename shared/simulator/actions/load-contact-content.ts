import type { SimulatedAction } from '../branch.ts';
import { looked } from '../looking.ts';

/** Puts the text of the e-mail into `$.Email.EmailMessage.Plaintext`. */
export const loadContactContent: SimulatedAction = {
  type: 'LoadContactContent',
  prepare(plan) {
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const Plaintext = call.contact.found?.get('StoredEmail');
      looked(call, 'e-mail', Plaintext === undefined ? 'failed' : 'found');
      if (Plaintext === undefined) return failed;
      call.contact.find('Email', { EmailMessage: { Plaintext } });
      return plan.next;
    };
  },
};
