/** A call to flows from its first word to its end, or to where nothing more comes. */
import type { Call } from '../../shared/simulator/call.ts';
import type { FlowCentre } from './flow-centre.ts';
import type { Move } from './moves.ts';

/** The next move at this place; undefined when there is none: the caller then stays silent. */
export type NextMove = (asked: string) => Promise<Move | undefined> | Move | undefined;

/** Silences in a row after which a call without further moves is given up. */
const mostSilences = 50;

/** Why the call is over or stands still, in words. */
export async function makeCall(
  { centre, number, agent }: FlowCentre,
  {
    from,
    next,
    begun,
  }: {
    readonly from: string | undefined;
    readonly next: NextMove;
    readonly begun: (call: Call) => void;
  },
): Promise<{ readonly state: Call['state']; readonly because: string }> {
  const call = centre.call({ to: number, from });
  begun(call);
  let silences = 0;
  let moved = true;
  while (silences < mostSilences) {
    await call.settled();
    const wait = call.waitsFor;
    if (call.state === 'ended') return { state: call.state, because: 'the call has ended' };
    if (call.state === 'stopped' || !wait) return { state: 'stopped', because: 'the simulation stopped' };
    const asked = questionOf(wait);
    const move = asked === undefined || !moved ? undefined : await next(asked);
    if (asked !== undefined && move === undefined) moved = false;
    if (!move || move.do === 'wait') {
      if (!passes(wait)) {
        if (move) continue;
        return { state: call.state, because: `the call waits: ${asked ?? wait.what}` };
      }
      silences = move || asked === undefined ? silences : silences + 1;
      call.silence();
    } else make(move, { call, centre, agent });
  }
  return { state: call.state, because: `the call went on after ${mostSilences} silences` };
}

type Wait = NonNullable<Call['waitsFor']>;

/** What somebody may do here; undefined where only time passes. */
function questionOf(wait: Wait): string | undefined {
  switch (wait.what) {
    case 'keys':
      return wait.kind === 'menu' ? 'a key' : 'digits';
    case 'words':
      return 'words ("say …") or keys';
    case 'agent':
      return `an agent of the queue ("agent"), or "wait"`;
    case 'conversation':
      return `the end of the conversation ("agent-hangs-up" or "hang-up")`;
    case 'third-party':
      return 'the number outside ("they-hang-up")';
    case 'view':
      return `the view ${wait.view}, which this command cannot fill in`;
    default:
      return undefined;
  }
}

const passes = (wait: Wait): boolean =>
  'until' in wait && wait.until !== undefined && Number.isFinite(wait.until);

function make(
  move: Move,
  { call, centre, agent }: Pick<FlowCentre, 'centre' | 'agent'> & { readonly call: Call },
): void {
  const wait = call.waitsFor;
  if (move.do === 'press') call.press(move.keys);
  else if (move.do === 'say') call.say(move.words);
  else if (move.do === 'hang-up') call.hangUp();
  else if (move.do === 'they-hang-up') call.thirdPartyHangsUp();
  else if (move.do === 'agent') centre.agent(agent).goesAvailable();
  else if (wait?.what === 'conversation') centre.agent(wait.agent).hangsUp();
}
