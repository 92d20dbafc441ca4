import { always, describeAction, everyChannel } from '../action-spec.ts';

/** Sends a share of the contacts each way, by chance. */
export const distributeByPercentage = describeAction({
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
});
