import type { Flow } from '../../flow/flow.ts';
import { end, exampleFlow } from '../example.ts';
import type { Rule } from '../rule.ts';
import { allowancesOf } from '../suppression.ts';

const noted = (allow: { readonly rule: string; readonly reason: string }): Flow => ({
  ...exampleFlow({ bye: end, lost: end }),
  metadata: { ActionMetadata: { lost: { careline: { allow: [allow] } } } },
});

export const suppressionReason: Rule = {
  id: 'suppression-reason',
  level: 'error',
  what: 'a finding is suppressed by the name of its rule, with a reason',
  why: 'A suppression without a reason hides a fault from everybody who comes later; nobody can tell whether it still holds.',
  source: 'House rule: suppressed findings are counted and listed with their reasons.',
  wrong: {
    sources: [{ file: 'example.json', flow: noted({ rule: 'unreachable-step', reason: '' }) }],
  },
  right: {
    sources: [
      { file: 'example.json', flow: noted({ rule: 'unreachable-step', reason: 'Kept for the autumn.' }) },
    ],
  },
  *check({ flow }) {
    for (const { step, rule, reason } of allowancesOf(flow)) {
      if (rule !== '' && reason !== '') continue;
      yield {
        ...(step !== undefined && { step }),
        message:
          rule === '' ? 'An entry of "allow" names no rule.' : `"${rule}" is allowed without a reason.`,
        fix: 'Write { "rule": "…", "reason": "…" }, the reason in one sentence.',
      };
    }
  },
};
