import { type Answers, answersBefore, outcomePolicy } from '../answers.ts';
import { call, end, example, say } from '../example.ts';
import { type Read, readersOf, readsOf } from '../reads.ts';
import type { Context, Problem, Rule } from '../rule.ts';

const bill = { functions: { 'find-bill': { outcomes: { found: { returns: ['amount'] } } } } };

export const staleExternal: Rule = {
  id: 'stale-external',
  level: 'error',
  what: '$.External is read only where the answer that is meant stands there',
  why: 'Each function call replaces $.External as a whole. Read before a call, after a failed one, or after another function, it is empty or belongs to something else: the caller hears a gap, or the wrong value.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html',
  wrong: example(
    { ask: call('find-bill', 'read', 'read'), read: say('You owe $.External.amount', 'bye'), bye: end },
    { policy: bill },
  ),
  right: example(
    { ask: call('find-bill', 'read', 'bye'), read: say('You owe $.External.amount', 'bye'), bye: end },
    { policy: bill },
  ),
  *check(context) {
    const readers = readersOf(context, 'External');
    if (readers.size === 0) return;
    for (const [step, answers] of answersBefore(context)) {
      if (!readers.has(step)) continue;
      // One finding for each reason, however many keys it concerns.
      const reasons = new Map<string, { first: Read; reason: Reason; others: number }>();
      for (const read of readsOf(context, step)) {
        if (read.root !== 'External' || read.key === '') continue;
        const reason = reasonAgainst(context, read, answers);
        const same = reason && reasons.get(reason.but);
        if (same) same.others += 1;
        else if (reason) reasons.set(reason.but, { first: read, reason, others: 0 });
      }
      for (const { first, reason, others } of reasons.values()) {
        const more = others > 0 ? ` (and ${others} more)` : '';
        yield {
          step,
          message: `${first.where} reads ${first.path}${more}, ${reason.but}.`,
          fix: reason.fix,
          ...(reason.level && { level: reason.level }),
        };
      }
    }
  },
};

type Reason = Pick<Problem, 'fix' | 'level'> & { readonly but: string };

const lead =
  'Lead such paths elsewhere, or keep the value in an attribute right after the call that returns it.';

function reasonAgainst({ policy, kind }: Context, read: Read, answers: Answers): Reason | undefined {
  const never = answers.known.length === 0;
  if (answers.none) {
    const but = never
      ? 'but no function is ever called before'
      : 'but on some path no function was called before';
    // Observed: real flows read what a flow before them has asked for. A module never sees that.
    const certain = policy !== undefined || (kind === 'MODULE' && never);
    return { but, fix: lead, ...(!certain && { level: never ? 'advice' : 'warning' }) };
  }
  if (answers.failed) {
    const but = never ? 'but the last call has failed' : 'but on some path the last call has failed';
    // Observed: real flows let both branches of a call meet.
    const certain = policy !== undefined || never;
    return { but, fix: lead, ...(!certain && { level: 'warning' }) };
  }
  if (read.key === 'outcome') return undefined;
  for (const answer of answers.known) {
    if (!policy?.functions?.[answer.function]) continue;
    if (outcomePolicy(policy, answer)?.returns.includes(read.key)) continue;
    const outcome =
      answer.outcome === '?' ? 'an outcome that nobody handled' : `the outcome "${answer.outcome}"`;
    return {
      but: `which ${outcome} of ${answer.function} does not return`,
      fix: 'Read it only after an outcome that returns it, or add it to the contract.',
    };
  }
  const names = [...new Set(answers.known.map((answer) => answer.function))];
  if (names.length < 2) return undefined;
  return { but: `but any of ${names.join(', ')} may have answered last`, fix: lead, level: 'warning' };
}
