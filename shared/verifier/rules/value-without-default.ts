import { plainText } from '../../flow/document.ts';
import type { Step } from '../../flow/flow.ts';
import { factsBefore } from '../dataflow.ts';
import { compare, end, example, toFlow } from '../example.ts';
import { objectAt, type Read, readersIn } from '../reads.ts';
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
  *check(context) {
    const choices = new Map(readersIn(context).flatMap(({ id, reads }) => choiceOf(id, reads)));
    if (choices.size === 0) return;
    // Other paths need not be followed.
    const wanted = new Set([...choices.values()].flatMap((reads) => reads.map(({ path }) => path)));
    const nothing: ReadonlySet<string> = new Set();
    const looked = factsBefore<ReadonlySet<string>>(context.graph, {
      entry: nothing,
      join: (a, b) => a.intersection(b),
      same: (a, b) => a.size === b.size,
      along: (fact, edge, step) =>
        edge.kind === 'error' && step.type !== 'Compare' ? fact : plus(fact, step, wanted),
    });
    for (const [id, fact] of looked) {
      for (const { path, where } of choices.get(id) ?? []) {
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

/** What of a step's reads chooses, with the step; nothing when nothing does. */
function choiceOf(id: string, reads: readonly Read[]): [string, Read[]][] {
  const found = reads.filter(
    ({ where, root }) => choosing.has(where) && (root === 'Attributes' || root === 'FlowAttributes'),
  );
  return found.length > 0 ? [[id, found]] : [];
}

/** Compared, or written here. */
function plus(fact: ReadonlySet<string>, step: Step, wanted: ReadonlySet<string>): ReadonlySet<string> {
  const known: string[] = [];
  if (step.type === 'Compare') known.push(plainText(step.parameters.ComparisonValue));
  else {
    for (const key in objectAt(step.parameters, 'Attributes')) known.push(`$.Attributes.${key}`);
    for (const key in objectAt(step.parameters, 'FlowAttributes')) known.push(`$.FlowAttributes.${key}`);
  }
  const added = known.filter((path) => wanted.has(path) && !fact.has(path));
  return added.length === 0 ? fact : fact.union(new Set(added));
}
