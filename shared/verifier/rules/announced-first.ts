import type { Step } from '../../flow/flow.ts';
import { factsBefore, onEveryBranch } from '../dataflow.ts';
import { end, example, menu, say } from '../example.ts';
import type { Announcement } from '../policy.ts';
import type { Context, Rule } from '../rule.ts';
import { speechOf } from '../speech.ts';
import { isWayOut } from '../ways-out.ts';

const announced = [
  { flows: ['example'], before: 'asking', what: 'that a machine answers', says: /automated/ },
] as const;

export const announcedFirst: Rule = {
  id: 'announced-first',
  level: 'error',
  what: 'before the first question, or before the call goes on elsewhere, every caller has heard what the house demands: that a machine answers, how to reach a person (policy)',
  why: 'Callers speak to a person until they know better, and tell a machine what they would not. Who knows that it is a machine, and which key leads to a person, can choose.',
  source: 'Dialogue rule D24.',
  wrong: example(
    { ask: menu('For a bill, press 1.', { 1: 'bye' }, 'bye'), bye: end },
    { policy: { announced } },
  ),
  right: example(
    {
      hello: say('This is an automated system.', 'ask'),
      ask: menu('For a bill, press 1.', { 1: 'bye' }, 'bye'),
      bye: end,
    },
    { policy: { announced } },
  ),
  actions: ['GetParticipantInput', 'TransferToFlow', 'TransferContactToQueue'],
  *check(context) {
    for (const announcement of context.policy?.announced ?? []) {
      if (!announcement.flows.includes(context.flow.name)) continue;
      for (const step of untold(context, announcement)) {
        yield {
          step,
          message: `On some path a caller gets here before hearing ${announcement.what}.`,
          fix: `Say before what matches ${announcement.says}.`,
        };
      }
    }
  },
};

/** On each path the first step that asks, or hands the call over, before the announcement came; emergencies do not wait. */
function untold({ graph, policy }: Context, { says, before }: Announcement): string[] {
  const tells = (step: Step): boolean => speechOf(step).texts.some((text) => text.search(says) >= 0);
  const due = (step: Step): boolean =>
    before === 'asking'
      ? step.type === 'GetParticipantInput'
      : handsOver.has(step.type) && !isWayOut(step, policy?.emergency ?? []);
  const stillUntold = factsBefore<boolean>(graph, {
    entry: true,
    join: (a, b) => a || b,
    same: Object.is,
    // Said once for each path: what comes behind has been said to be untold already.
    along: onEveryBranch((fact, step) => fact && !tells(step) && !due(step)),
  });
  return [...stillUntold].flatMap(([id, fact]) => {
    const step = graph.steps[id];
    return fact && step && due(step) && !tells(step) ? [id] : [];
  });
}

const handsOver: ReadonlySet<string> = new Set(['TransferToFlow', 'TransferContactToQueue']);
