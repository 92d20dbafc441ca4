import { specOf } from '../../flow/actions.ts';
import { takesCards } from '../card-entry.ts';
import { encrypted, example, logging, noRecording, returns, type ShortStep, store } from '../example.ts';
import type { Rule } from '../rule.ts';
import { taintsIn } from '../taint.ts';

const keep = (value: string, next: string): ShortStep => ({
  type: 'UpdateFlowAttributes',
  parameters: { FlowAttributes: { card: { Value: value } } },
  next,
  errors: { NoMatchingError: next },
});

export const cardDataRedacted: Rule = {
  id: 'card-data-redacted',
  level: 'error',
  what: 'every way out of a flow, error branches included, overwrites the attributes that held card data',
  why: 'What an attribute holds when the flow ends may live on: in the contact record, in the next flow, on the screen of an agent. Card data, encrypted too, is kept no longer than its use (PCI DSS requirement 3.2).',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/encrypt-data.html',
  wrong: example({
    quiet: logging('Disabled', 'off'),
    off: noRecording('ask'),
    ask: store('Please enter your card number', 'keep', encrypted),
    keep: keep('$.StoredCustomerInput', 'end'),
    end: returns,
  }),
  right: example({
    quiet: logging('Disabled', 'off'),
    off: noRecording('ask'),
    ask: store('Please enter your card number', 'keep', encrypted),
    keep: keep('$.StoredCustomerInput', 'wipe'),
    wipe: keep('wiped', 'end'),
    end: returns,
  }),
  *check(context) {
    if (!takesCards(context.set)) return;
    const { structure } = context;
    for (const { n, id, step } of structure.placed) {
      if (structure.reachable[n] === 0 || !(specOf(step.type)?.next === 'none' || leaving.has(step.type)))
        continue;
      const held = taintsIn(context).cardsAt(id);
      if (held.length === 0) continue;
      yield {
        step: id,
        message: `On some path the flow ends here while ${held.join(', ')} may hold card data.`,
        fix: 'Lead every path over a step that overwrites them, the error branches too.',
      };
    }
  },
};

const leaving: ReadonlySet<string> = new Set([
  'TransferToFlow',
  'TransferContactToQueue',
  'DequeueContactAndTransferToQueue',
  'TransferParticipantToThirdParty',
]);
