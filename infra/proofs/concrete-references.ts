import { inEachStack, type Proof } from './proof.ts';
import { said, unexplained } from './strict-schemas.ts';

export const concreteReferences: Proof = {
  name: 'references',
  proves: 'Every reference gives a value of the form that its property takes: no queue where hours belong.',
  find: (centres) =>
    inEachStack(
      centres,
      ({ concreteStacks }) => concreteStacks,
      (centre, stack, template) =>
        unexplained(stack, template, false).map((found) => ({
          ...said(centre, stack, found),
          why: 'With the reference resolved, the value has a form that the property does not take: it refers to a resource of the wrong type, or to the wrong attribute.',
          fix: 'Refer to a resource of the type that the property names.',
        })),
    ),
};
