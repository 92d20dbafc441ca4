import type { Step } from '../../flow/flow.ts';
import { factsBefore } from '../dataflow.ts';
import { compare, end, example, toFlow } from '../example.ts';
import { readsOf } from '../reads.ts';
import type { Rule } from '../rule.ts';

const go = { ...toFlow('x', 'bye'), parameters: { ContactFlowId: '$.Attributes.flow' } };

export const valueWithoutDefault: Rule = {
  id: 'value-without-default',
  level: 'advice',
  what: 'an attribute that chooses a queue, a flow, hours or a prompt is looked at before',
  why: 'An attribute that nobody has written is an empty text: the step fails on every such call and takes its error branch, which nobody thought of as the usual way.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html',
  wrong: example({ go, bye: end }),
  right: example({ look: compare('$.Attributes.flow', { none: 'bye' }, 'go'), go, bye: end }),
  *check({ structure, graph }) {
    if (!structure.steps.some((step) => choicesOf(step).length > 0)) return;
    const nothing: ReadonlySet<string> = new Set();
    const looked = factsBefore<ReadonlySet<string>>(graph, {
      entry: nothing,
      join: (a, b) => a.intersection(b),
      same: (a, b) => a.size === b.size,
      along: (fact, edge, step) =>
        edge.kind === 'error' && step.type !== 'Compare' ? fact : plus(fact, step),
    });
    for (const [id, fact] of looked) {
      const step = graph.steps[id];
      for (const { path, where } of step ? choicesOf(step) : []) {
        if (fact.has(path)) continue;
        yield {
          step: id,
          message: `${where} takes ${path}, which may be empty.`,
          fix: 'Compare it before, or write a default, and lead the error branch to a step that helps the caller on.',
        };
      }
    }
  },
};

const choosing: ReadonlySet<string> = new Set([
  'QueueId',
  'ContactFlowId',
  'FlowModuleId',
  'HoursOfOperationId',
  'PromptId',
  'AgentId',
]);

const choicesOf = (step: Step) =>
  readsOf(step).filter(
    ({ where, root }) => choosing.has(where) && (root === 'Attributes' || root === 'FlowAttributes'),
  );

/** Compared, or written here. */
function plus(fact: ReadonlySet<string>, step: Step): ReadonlySet<string> {
  if (step.type === 'Compare') return fact.union(new Set([String(step.parameters.ComparisonValue)]));
  const { Attributes, FlowAttributes } = step.parameters;
  const written = [
    ...Object.keys(Attributes ?? {}).map((key) => `$.Attributes.${key}`),
    ...Object.keys(FlowAttributes ?? {}).map((key) => `$.FlowAttributes.${key}`),
  ];
  return written.length === 0 ? fact : fact.union(new Set(written));
}
