import { end, example, exampleFlow, menu } from '../example.ts';
import { levelOf } from '../parameters.ts';
import type { Rule } from '../rule.ts';

export const actionInFlowKind: Rule = {
  id: 'action-in-flow-kind',
  level: 'error',
  what: 'every action is allowed in its kind of flow',
  why: 'Amazon Connect refuses an action that the kind of flow does not allow, or the action takes its error branch.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html',
  wrong: {
    sources: [
      {
        file: 'example.json',
        flow: exampleFlow(
          { ask: menu('Press 1', { 1: 'end' }, 'end'), end: { type: 'EndFlowExecution' } },
          { kind: 'AGENT_WHISPER' },
        ),
      },
    ],
  },
  right: example({ ask: menu('Press 1', { 1: 'bye' }, 'bye'), bye: end }, { kind: 'CONTACT_FLOW' }),
  *check(context) {
    const { kind } = context;
    // Which blocks a campaign flow allows is documented nowhere.
    if (!kind || kind === 'CAMPAIGN') return;
    for (const { id, step, spec } of context.structure.known) {
      const allowed: readonly string[] = spec.flowKinds;
      if (allowed.includes(kind) || (kind === 'MODULE' && allowed.includes('CONTACT_FLOW'))) continue;
      // A module may hold it; it takes its error branch when the calling flow does not allow it.
      const disputed = kind === 'MODULE' || seen.has(`${kind} ${step.type}`);
      const level = disputed ? 'warning' : levelOf(spec);
      yield {
        step: id,
        message: `${step.type} is not allowed in a flow of kind ${kind}.`,
        fix: `It may stand in ${spec.flowKinds.join(', ')}.`,
        ...(level && { level }),
      };
    }
  },
};

/** Observed in a default agent hold flow, against the documentation. */
const seen: ReadonlySet<string> = new Set([
  'AGENT_HOLD EndFlowExecution',
  'AGENT_HOLD UpdateContactRecordingBehavior',
]);
