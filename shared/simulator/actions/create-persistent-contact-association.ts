import { type SimulatedAction, textOf } from '../branch.ts';
import { looked } from '../looking.ts';
import { prepareText } from '../text.ts';

/** Joins this chat with an earlier one. Assumed: any id of a contact but an empty one is accepted; no messages come back here. */
export const createPersistentContactAssociation: SimulatedAction = {
  type: 'CreatePersistentContactAssociation',
  prepare(plan) {
    const source = prepareText(textOf(plan.parameters.SourceContactId));
    const failed = plan.error('NoMatchingError');
    return (call) => {
      const known = source.read(call) !== '';
      looked(call, 'chat', known ? 'changed' : 'failed');
      return known ? plan.next : failed;
    };
  },
};
