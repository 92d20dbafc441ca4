import { always, defineAction, everyChannel } from '../action-spec.ts';
import { FlowDefinitionError } from '../definition-error.ts';
import type { Condition } from '../flow.ts';

/** Sends a share of the contacts each way, by chance; what the shares leave of 100 goes to `otherwise`. */
export interface DistributeByPercentage<S extends string> {
  readonly type: 'DistributeByPercentage';
  readonly shares: readonly [Share<S>, ...Share<S>[]];
  readonly otherwise: S;
}

interface Share<S extends string> {
  /** Whole percent. */
  readonly percent: number;
  readonly next: S;
}

export const distributeByPercentage = defineAction({
  type: 'DistributeByPercentage',
  block: 'Distribute by percentage',
  category: 'flowControl',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-distributebypercentage.html',
  evidence: 'documented',
  // Outbound whisper: only the Administrator Guide allows it.
  flowKinds: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'OUTBOUND_WHISPER', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  channels: everyChannel,
  next: 'mirror',
  parameters: {},
  errors: always({ required: ['NoMatchingCondition'] }),
  conditions: () => ({ operators: ['NumberLessThan'] }),
  notes: [
    'Operands are 1 + the cumulative percentage: 3 %, 6 %, 8 % are 4, 10, 18. The rest takes NoMatchingCondition.',
  ],
  lower: (s: DistributeByPercentage<string>, name) => ({
    type: 'DistributeByPercentage',
    parameters: {},
    next: s.otherwise,
    errors: { NoMatchingCondition: s.otherwise },
    conditions: cumulative(s.shares, name),
  }),
});

function cumulative(shares: readonly Share<string>[], step: string): Condition[] {
  let sum = 0;
  return shares.map(({ percent, next }) => {
    sum += percent;
    if (!Number.isInteger(percent) || percent < 1 || sum > 99) {
      throw new FlowDefinitionError(
        `Step "${step}": shares of ${shares.map((share) => share.percent).join(', ')} percent. Write whole numbers from 1 that leave at least 1 percent to \`otherwise\`.`,
      );
    }
    return { operator: 'NumberLessThan', operands: [String(sum + 1)], next };
  });
}
