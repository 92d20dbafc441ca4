import type { Step } from '../../flow/flow.ts';
import { end, example, type ShortStep, store } from '../example.ts';
import { readsOf } from '../reads.ts';
import type { Rule } from '../rule.ts';
import { taintsIn } from '../taint.ts';

const dial = (number: string): ShortStep => ({
  type: 'TransferParticipantToThirdParty',
  parameters: {
    ThirdPartyPhoneNumber: number,
    ThirdPartyConnectionTimeLimitSeconds: '30',
    ContinueFlowExecution: 'False',
  },
  next: 'bye',
  errors: { NoMatchingError: 'bye' },
});

export const outsideNumber: Rule = {
  id: 'outside-number',
  level: 'error',
  what: 'no caller decides which outside number is dialled',
  why: 'Whoever chooses the number chooses the bill: toll fraud lets an automated caller key in premium and international numbers until somebody sees the invoice.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/third-party-transfer.html',
  wrong: example({ ask: store('Key in a number', 'dial'), dial: dial('$.StoredCustomerInput'), bye: end }),
  right: example({ dial: dial('+12065550100'), bye: end }),
  actions: ['TransferParticipantToThirdParty', 'UpdateContactCallbackNumber'],
  *check(context) {
    const { structure } = context;
    for (const { n, id, step } of structure.placed) {
      const parameter = numberOf(step);
      if (parameter === undefined || structure.reachable[n] === 0) continue;
      for (const read of readsOf(context, id)) {
        if (read.where !== parameter) continue;
        const keyed = taintsIn(context).of(id, read);
        const checked = step.type === 'UpdateContactCallbackNumber';
        if (keyed.includes('digits') || (!checked && keyed.includes('phone'))) {
          yield {
            step: id,
            message: `${parameter} takes ${read.path}, which a caller may have keyed in.`,
            fix: checked
              ? 'Let an input with PhoneNumberValidation store the number, or let a function check it.'
              : 'Write the number, or let a function choose it from a list.',
            ...(checked && { level: 'warning' as const }),
          };
        } else if (!checked) {
          yield {
            step: id,
            message: `${parameter} takes ${read.path}: who can set it can have any number dialled.`,
            fix: 'Write the numbers, one step for each, or have the function that returns it choose from a list.',
            level: 'advice',
          };
        }
      }
    }
  },
};

/** The parameter by which a step chooses an outside number. */
function numberOf({ type }: Step): string | undefined {
  if (type === 'TransferParticipantToThirdParty') return 'ThirdPartyPhoneNumber';
  return type === 'UpdateContactCallbackNumber' ? 'CallbackNumber' : undefined;
}
