import { always, defineAction, everyChannel, everyKind } from '../action-spec.ts';
import { type Case, lowerCases } from '../case.ts';
import { operators } from '../flow.ts';
import type { JsonPath } from '../paths.ts';

/** Branches on a value. Tests are tried in order, case counts. An attribute that does not exist is an empty text. */
export interface Compare<S extends string> {
  readonly type: 'Compare';
  readonly value: JsonPath;
  readonly when: readonly Case<S>[];
  readonly otherwise: S;
}

export const compare = defineAction({
  type: 'Compare',
  block: 'Check contact attributes',
  category: 'flowControl',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-compare.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'mirror',
  parameters: { ComparisonValue: { required: true, mode: 'dynamicOnly' } },
  // Observed: NoMatchingError is refused, create probes 2026-09.
  errors: always({ required: ['NoMatchingCondition'] }),
  conditions: () => ({ operators }),
  lower: (s: Compare<string>, name) => ({
    type: 'Compare',
    parameters: { ComparisonValue: s.value },
    next: s.otherwise,
    errors: { NoMatchingCondition: s.otherwise },
    conditions: lowerCases(s.when, name),
  }),
});
