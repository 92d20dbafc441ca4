import { end, example, menu, say } from '../example.ts';
import type { Rule } from '../rule.ts';
import type { PlacedStep, Structure } from '../structure.ts';

export const noWayOut: Rule = {
  id: 'no-way-out',
  level: 'error',
  what: 'from every step a call can end or be handed over',
  why: 'A caller who gets here goes round for ever: no branch leads to an end, a queue or another flow. Only hanging up helps.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-concepts.html',
  wrong: example({ again: say('Please hold', 'more'), more: say('Still there?', 'again'), bye: end }),
  right: example({ again: menu('Press 1 to hear this again', { 1: 'again' }, 'bye'), bye: end }),
  *check({ structure, kind }) {
    const { ids, reachable } = structure;
    const saved = withWayOut(structure);
    for (let n = 0; n < ids.length; n++) {
      const step = ids[n];
      if (step === undefined || reachable[n] === 0 || saved[n] === 1) continue;
      yield {
        step,
        message: 'No branch from here leads to an end, a queue or another flow.',
        fix: 'Bound the repetition with a Loop, and lead its end to a queue, another flow or a goodbye.',
        // A waiting caller leaves such a flow when an agent answers.
        ...(kind && waitingKinds.has(kind) && { level: 'advice' }),
      };
    }
  },
};

/** 1 for each step from which some branch leads on to an end or a hand-over. */
function withWayOut({ placed, targets, offsets }: Structure): Uint8Array {
  const saved = new Uint8Array(placed.length);
  const walk = { placed, targets, offsets, saved };
  // Rounds from the last step to the first: flows mostly go forward, so two are usual.
  for (let changed = true; changed; ) {
    changed = false;
    for (let n = placed.length - 1; n >= 0; n--) {
      if (saved[n] === 1 || !leadsOut(n, walk)) continue;
      saved[n] = 1;
      changed = true;
    }
  }
  return saved;
}

type Walk = Pick<Structure, 'placed' | 'targets' | 'offsets'> & { readonly saved: Uint8Array };

function leadsOut(n: number, { placed, targets, offsets, saved }: Walk): boolean {
  const from = offsets[n] ?? 0;
  const to = offsets[n + 1] ?? 0;
  if (from === to) return true;
  for (let i = from; i < to; i++) {
    const target = targets[i] ?? -1;
    // A dangling branch has a rule of its own.
    if (target < 0 || saved[target] === 1) return true;
  }
  const step = placed[n];
  return step !== undefined && leaves(step);
}

const waitingKinds: ReadonlySet<string> = new Set(['CUSTOMER_QUEUE', 'CUSTOMER_HOLD', 'AGENT_HOLD']);

/** True when a call may rightly leave the flow, or stay, at this step. */
function leaves({ spec, step }: PlacedStep): boolean {
  return spec?.next === 'none' || leaving.has(step.type);
}

const leaving: ReadonlySet<string> = new Set([
  'TransferToFlow',
  'TransferContactToQueue',
  'DequeueContactAndTransferToQueue',
  'TransferParticipantToThirdParty',
  // Plays until an agent answers.
  'MessageParticipantIteratively',
]);
