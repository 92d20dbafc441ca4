import { type ReferenceKind, readReference } from '../../flow/references.ts';
import { signs, stepsWith } from '../contents.ts';
import { end, example, exampleFlow, toFlow } from '../example.ts';
import { nearest } from '../nearest.ts';
import { textsIn } from '../reads.ts';
import type { Context, Rule } from '../rule.ts';

const front = exampleFlow({ go: toFlow('example', 'bye'), bye: end }, { name: 'front' });

export const referenceExists: Rule = {
  id: 'reference-exists',
  level: 'error',
  what: 'every flow, module, function, queue and other resource named in a flow exists (policy)',
  why: 'Nothing stands behind the name, so the flow cannot be deployed.',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-connect-contactflow.html',
  wrong: { sources: [{ file: 'front.json', flow: front }], policy: {} },
  right: {
    sources: [
      { file: 'front.json', flow: front },
      ...example({ bye: end }, { kind: 'CONTACT_FLOW' }).sources,
    ],
    policy: {},
  },
  *check(context) {
    // Without a policy the set may be a part of an instance.
    if (!context.policy) return;
    for (const { id: step, step: value } of stepsWith(context, signs.reference)) {
      for (const { where, text } of textsIn(value.parameters)) {
        const reference = readReference(text);
        const known = reference && namesOf(reference.kind, context);
        if (!reference || !known || known.includes(reference.name)) continue;
        const meant = nearest(reference.name, known);
        yield {
          step,
          message: `${where} names the ${reference.kind} "${reference.name}", which does not exist.`,
          fix: meant ? `Did you mean "${meant}"?` : `Define the ${reference.kind}, or correct the name.`,
        };
      }
    }
  },
};

function namesOf(kind: ReferenceKind, { set, policy }: Context): readonly string[] | undefined {
  const named = (isModule: boolean) =>
    set.flows.filter((flow) => (flow.kind === 'MODULE') === isModule).map((flow) => flow.flow.name);
  if (kind === 'flow') return named(false);
  if (kind === 'module') return named(true);
  if (kind === 'function') return policy?.functions && Object.keys(policy.functions);
  return policy?.resources?.[kind];
}
