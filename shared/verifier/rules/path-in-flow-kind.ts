import type { FlowKind } from '../../flow/flow.ts';
import { end, example, say } from '../example.ts';
import { readersOf, readsOf } from '../reads.ts';
import type { Rule } from '../rule.ts';

export const pathInFlowKind: Rule = {
  id: 'path-in-flow-kind',
  level: 'error',
  what: 'a system value is read only in kinds of flow that have it',
  why: 'No agent is known yet in these flows, so $.Agent is empty and the sentence has a hole.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html',
  wrong: example({ say: say('You speak to $.Agent.FirstName', 'bye'), bye: end }, { kind: 'CONTACT_FLOW' }),
  right: example(
    { say: say('You speak to $.Agent.FirstName', 'end'), end: { type: 'EndFlowExecution' } },
    { kind: 'CUSTOMER_WHISPER' },
  ),
  *check(context) {
    const { kind } = context;
    if (!kind || !withoutAgent.has(kind)) return;
    for (const id of readersOf(context, 'Agent')) {
      const { graph } = context;
      const step = graph.reachable.has(id) ? graph.steps[id] : undefined;
      const read = step && readsOf(context, id).find(({ root }) => root === 'Agent');
      if (!read) continue;
      yield {
        step: id,
        message: `${read.where} reads ${read.path}, which a flow of kind ${kind} does not have.`,
        fix: 'Read it in a whisper, hold or transfer-to-agent flow.',
      };
    }
  },
};

const withoutAgent: ReadonlySet<FlowKind> = new Set<FlowKind>([
  'CONTACT_FLOW',
  'CUSTOMER_QUEUE',
  'QUEUE_TRANSFER',
]);
