import type { SimulatedAction } from '../branch.ts';
import { looked } from '../looking.ts';

/** A chat customer signs in; how that ends is the centre's `signIn`. */
export const authenticateParticipant: SimulatedAction = {
  type: 'AuthenticateParticipant',
  prepare(plan) {
    const { choose, next } = plan;
    const failed = plan.error('NoMatchingError');
    const tooLate = plan.error('TimeLimitExceeded');
    return (call) => {
      const { signIn } = call.centre.options;
      if (!signIn) {
        const message = `Step "${plan.id}" asks the customer to sign in and the centre has no signIn. Give createCentre({ signIn }).`;
        return call.stop('not-simulated', message);
      }
      const outcome = signIn(call.contact.id);
      looked(call, 'chat', outcome === 'signed-in' ? 'found' : 'none');
      if (outcome === 'too-late') return tooLate;
      if (outcome === 'failed') return failed;
      return outcome === 'opted-out' ? (choose('OptedOut', call) ?? next) : next;
    };
  },
};
