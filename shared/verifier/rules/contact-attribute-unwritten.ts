import { end, example, say, setAttributes } from '../example.ts';
import type { FlowSet } from '../flow-set.ts';
import { nearest } from '../nearest.ts';
import { objectAt, readersOf, readsOf } from '../reads.ts';
import type { Rule } from '../rule.ts';

export const contactAttributeUnwritten: Rule = {
  id: 'contact-attribute-unwritten',
  level: 'warning',
  what: 'some flow writes each contact attribute that is read',
  why: 'No flow of the set writes it, so it is empty unless the API that starts the contact sets it: often a misspelt name.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html',
  wrong: example({
    keep: setAttributes({ topic: 'bill' }, 'say'),
    say: say('About $.Attributes.Topic', 'bye'),
    bye: end,
  }),
  right: example({
    keep: setAttributes({ topic: 'bill' }, 'say'),
    say: say('About $.Attributes.topic', 'bye'),
    bye: end,
  }),
  *check(context) {
    const readers = readersOf(context, 'Attributes');
    if (readers.length === 0) return;
    const { graph, set, policy } = context;
    const written = writtenIn(set);
    for (const id of readers) {
      const step = graph.steps[id];
      if (!step || !graph.reachable.has(id)) continue;
      for (const key of new Set(readsOf(step).map((read) => (read.root === 'Attributes' ? read.key : '')))) {
        if (key === '' || written.has(key)) continue;
        // An identity module may live outside of the set.
        if (key === policy?.identity?.attribute) continue;
        const meant = nearest(key, written);
        yield {
          step: id,
          message: `Reads $.Attributes.${key}, which no flow here writes.`,
          fix: `${meant ? `Did you mean ${meant}? Else` : 'Correct the name, or'} write it with UpdateContactAttributes before.`,
          // Observed: flows read what the API that starts the contact has set, or a flow that is not in the set.
          ...(!policy && !meant && { level: 'advice' as const }),
        };
      }
    }
  },
};

const known = new WeakMap<FlowSet, ReadonlySet<string>>();

function writtenIn(set: FlowSet): ReadonlySet<string> {
  const before = known.get(set);
  if (before) return before;
  const names = new Set(
    set.flows.flatMap(({ flow }) =>
      Object.values(flow.steps).flatMap((step) =>
        step.type === 'UpdateContactAttributes' ? Object.keys(objectAt(step.parameters, 'Attributes')) : [],
      ),
    ),
  );
  known.set(set, names);
  return names;
}
