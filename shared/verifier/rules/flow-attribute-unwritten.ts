import type { Step } from '../../flow/flow.ts';
import { factsBefore, succeeded } from '../dataflow.ts';
import { end, example, say } from '../example.ts';
import { objectAt, type Read, readersOf, readsOf } from '../reads.ts';
import type { Rule } from '../rule.ts';

const keep = {
  type: 'UpdateFlowAttributes',
  parameters: { FlowAttributes: { day: { Value: 'Monday' } } },
  next: 'say',
  errors: { NoMatchingError: 'bye' },
};

export const flowAttributeUnwritten: Rule = {
  id: 'flow-attribute-unwritten',
  level: 'error',
  what: 'a flow attribute is written before it is read',
  why: 'A flow attribute lives in this flow alone: nobody else can have written it, so the caller hears nothing where the value should be.',
  source:
    'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-updateflowattributes.html',
  wrong: example({ say: say('We expect you on $.FlowAttributes.day', 'bye'), bye: end }),
  right: example({ keep, say: say('We expect you on $.FlowAttributes.day', 'bye'), bye: end }),
  *check(context) {
    const readers = readersOf(context, 'FlowAttributes');
    if (readers.size === 0) return;
    const empty: ReadonlySet<string> = new Set();
    const may = factsBefore<ReadonlySet<string>>(context.graph, {
      entry: empty,
      join: (a, b) => a.union(b),
      same: (a, b) => a.size === b.size,
      along: (fact, edge, step) => (succeeded(edge) ? plus(fact, writes(step)) : fact),
    });
    const must = factsBefore<ReadonlySet<string>>(context.graph, {
      entry: empty,
      join: (a, b) => a.intersection(b),
      same: (a, b) => a.size === b.size,
      along: (fact, edge, step) => (succeeded(edge) ? plus(fact, writes(step)) : fact),
    });
    for (const [id, always] of must) {
      if (!readers.has(id)) continue;
      for (const name of new Set(namesRead(readsOf(context, id)))) {
        if (always.has(name)) continue;
        const sometimes = may.get(id)?.has(name) ?? false;
        yield {
          step: id,
          message: `Reads $.FlowAttributes.${name}, which ${sometimes ? 'some path to it does not write' : 'no path to it writes'}.`,
          fix: 'Write it on every path with UpdateFlowAttributes, or correct the name.',
          ...(sometimes && { level: 'warning' as const }),
        };
      }
    }
  },
};

const plus = (fact: ReadonlySet<string>, names: readonly string[]): ReadonlySet<string> =>
  names.every((name) => fact.has(name)) ? fact : fact.union(new Set(names));

const writes = (step: Step): string[] =>
  step.type === 'UpdateFlowAttributes' ? Object.keys(objectAt(step.parameters, 'FlowAttributes')) : [];

const namesRead = (reads: readonly Read[]): string[] =>
  reads.flatMap((read) => (read.root === 'FlowAttributes' && read.key !== '' ? [read.key] : []));
