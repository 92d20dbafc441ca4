/** Contact records of simulated calls through the published flows: callers who press anything, wait, hang up, or talk. */
import { isAgentGuide } from '../../functions/records/agent-guide.ts';
import { type AgentEventDocument, AgentEvents } from '../../local/centre/agent-events.ts';
import { createCentre } from '../../shared/simulator/centre.ts';
import type { ContactRecord } from '../../shared/simulator/contact-record.ts';
import type { CallEvent } from '../../shared/simulator/events.ts';
import { answering, goodDay } from '../calls/answers.ts';
import { agentNamed, clinicNumber, instance } from '../calls/clinic.ts';

/** Calls of one simulated centre; then a new one, so that it does not grow. */
const callsACentre = 50;
/** Minutes between two calls of a caller who presses nothing more. */
const patience = 3;

export interface Hearing {
  /** All else that happens in the calls. */
  readonly hear?: (event: CallEvent) => void;
  /** What the stream of agent events brings. */
  readonly hearAgents?: (event: AgentEventDocument) => void;
}

/**
 * Records in the order in which their contacts ended. A call leaves one record for each of its legs; that of a guide beside it, one
 * more for each agent who takes it, is left out.
 */
export async function* simulatedRecords(
  chance: () => number,
  now: Date,
  { hear, hearAgents }: Hearing = {},
): AsyncGenerator<ContactRecord> {
  let [ids, eventIds] = [0, 0];
  const agents = [agentNamed('ana')];
  for (let hours = 0; ; hours = (hours + 1) % 10) {
    const records: ContactRecord[] = [];
    const centre = createCentre({
      ...instance,
      // Of the last hours: what is older is looked up in the events of its call.
      startAt: new Date(now.getTime() - (hours + 1) * 3_600_000),
      ids: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
      agents,
      hours: instance.hours.map((hours) => ({ ...hours, isOpen: () => true })),
      functions: answering(goodDay),
      onEvent: (event) => {
        hear?.(event);
        if (event.type === 'ended' && !isAgentGuide(event.record)) records.push(event.record);
      },
    });
    const { instanceArn } = instance;
    const agentEvents =
      hearAgents &&
      new AgentEvents({ centre, agents, instanceArn, ids: () => `event-${++eventIds}`, send: hearAgents });
    const ana = centre.agent('ana');
    ana.goesAvailable();
    for (let n = 0; n < callsACentre; n++) {
      const call = centre.call({ to: clinicNumber, from: someNumber(chance) });
      await call.settled();
      for (let turn = 0; turn < 12 && call.state === 'waiting' && chance() < 0.95; turn++) {
        const wait = call.waitsFor;
        if (wait?.what === 'keys')
          call.press(wait.kind === 'menu' ? '1032'.charAt(chance() * 4) : '04121968#');
        else if (ana.state === 'offered') ana.accepts();
        else if (ana.state === 'connected') ana.hangsUp();
        else centre.advance(patience * 60);
        await call.settled();
        agentEvents?.look();
      }
      if (call.state === 'waiting') call.hangUp();
      await call.settled();
      centre.advance(120);
      if (ana.state === 'offline' || ana.state === 'missed') ana.goesAvailable();
      agentEvents?.look();
      yield* records.splice(0);
    }
  }
}

/** One of a few thousand, all of the range that is kept free for examples. */
function someNumber(chance: () => number): string {
  const area = 201 + Math.floor(chance() * 40);
  return `+1${area}55501${String(Math.floor(chance() * 100)).padStart(2, '0')}`;
}
