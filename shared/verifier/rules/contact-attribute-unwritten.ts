import { end, example, say, setAttributes } from '../example.ts';
import type { FlowSet } from '../flow-set.ts';
import { nearestOf } from '../nearest.ts';
import { objectAt, readersIn } from '../reads.ts';
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
    const readers = readersIn(context);
    if (readers.length === 0) return;
    const { structure, set, policy } = context;
    const written = writtenIn(set);
    for (const { n, id, reads } of readers) {
      if (structure.reachable[n] === 0) continue;
      const told = new Set<string>();
      for (const { root, key } of reads) {
        if (root !== 'Attributes' || key === '' || written.names.has(key) || told.has(key)) continue;
        told.add(key);
        // An identity module may live outside of the set.
        if (key === policy?.identity?.attribute) continue;
        const meant = written.near(key);
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

/** The attributes that some flow of a set writes. */
interface Written {
  readonly names: ReadonlySet<string>;
  /** The name that was probably meant; flows of one house read the same ones again and again. */
  readonly near: (key: string) => string | undefined;
}
const known = new WeakMap<FlowSet, Written>();

function writtenIn(set: FlowSet): Written {
  const before = known.get(set);
  if (before) return before;
  const names = new Set<string>();
  for (const { structure } of set.flows) {
    if (!structure.types.has('UpdateContactAttributes')) continue;
    for (const step of structure.steps) {
      if (step.type !== 'UpdateContactAttributes') continue;
      for (const key in objectAt(step.parameters, 'Attributes')) names.add(key);
    }
  }
  const near = new Map<string, string | undefined>();
  const meant = nearestOf(names);
  const written: Written = {
    names,
    near: (key) => {
      if (!near.has(key)) near.set(key, meant(key));
      return near.get(key);
    },
  };
  known.set(set, written);
  return written;
}
