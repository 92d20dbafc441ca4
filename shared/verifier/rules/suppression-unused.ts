import type { Flow } from '../../flow/flow.ts';
import { end, exampleFlow } from '../example.ts';
import type { Rule } from '../rule.ts';

const allow = [{ rule: 'unreachable-step', reason: 'Kept for the autumn.' }];
const noted = (step: string): Flow => ({
  ...exampleFlow({ bye: end, lost: end }),
  metadata: { ActionMetadata: { [step]: { careline: { allow } } } },
});

export const suppressionUnused: Rule = {
  id: 'suppression-unused',
  level: 'warning',
  what: 'a finding that is suppressed is still found',
  why: 'A suppression that outlives what it allowed hides the next fault of its kind in the same place, and nobody has judged that one.',
  source: 'House rule: suppressed findings are counted and listed with their reasons.',
  wrong: { sources: [{ file: 'example.json', flow: noted('bye') }] },
  right: { sources: [{ file: 'example.json', flow: noted('lost') }] },
  // Known only when every rule has been asked: `review` says it.
  check: () => [],
};
