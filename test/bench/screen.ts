import { appointmentItem } from '../../functions/adapters/dynamodb/appointment-items.ts';
import { patientItems } from '../../functions/adapters/dynamodb/patient-items.ts';
import { statementItem } from '../../functions/adapters/dynamodb/statement-items.ts';
import type { FlowHandler } from '../../functions/connect-handler.ts';
import { callEvent, context } from '../functions/call-event.ts';
import type { LocalCentre } from '../functions/local-centre.ts';
import { okafor } from '../functions/people.ts';
import { madeCall, putCalls } from '../functions/search/made-calls.ts';
import { sessionItem } from '../functions/verified-session.ts';
import { centreOfHandlers } from './centre-of-handlers.ts';
import type { Bench } from './measure.ts';

/** Contacts in the store, spread over so many patients: fifty each. */
const contacts = 10_000;
const patients = 200;
/** Screens that are timed, and before them, so that the engine has compiled what runs. */
const [screens, toWarm] = [600, 100];

/**
 * How long an agent waits for the screen of a verified caller: brief-agent from the event of Connect to the answer, through
 * handler, SDK, loopback and the embedded store, all in this one process. Unit: milliseconds.
 */
export const screen: Bench = {
  run: async () => {
    const centre = await centreOfHandlers();
    try {
      await fill(centre);
      await timed(toWarm);
      const times = (await timed(screens)).toSorted((a, b) => a - b);
      const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
      return [
        { name: 'screen.p50-milliseconds', value: at(0.5), unit: 'ms' },
        { name: 'screen.p95-milliseconds', value: at(0.95), unit: 'ms' },
        { name: 'screen.p99-milliseconds', value: at(0.99), unit: 'ms' },
      ];
    } finally {
      await centre.close();
    }
  },
};

const idOf = (n: number): string => `p-${n % patients}`;

async function fill(centre: LocalCentre): Promise<void> {
  const calls = function* () {
    for (let n = 0; n < contacts; n++) {
      const made = madeCall(n);
      yield { words: [], row: { ...made.row, patientId: idOf(n) } };
    }
  };
  await putCalls(centre, calls());
  const charge = { service: {}, billed: 8_450, insurancePaid: 0, adjusted: 0 };
  for (let n = 0; n < patients; n++) {
    const patientId = idOf(n);
    const statement = { visitDate: '2026-01-14', charges: [charge], paid: 0, pending: 0 };
    await centre.put([
      ...(await patientItems({ ...okafor, id: patientId }, centre.mac)),
      sessionItem(`call-screen-${n}`, 'L1', patientId),
      ...['2999-03-05T17:40:00Z', '2999-04-05T17:40:00Z'].map((start) =>
        appointmentItem(patientId, {
          resourceType: 'Appointment',
          status: 'booked',
          start,
          participant: [{ actor: { reference: 'Practitioner/1', display: 'Dr. Lindqvist' } }],
        }),
      ),
      ...['s-1', 's-2', 's-3'].map((statementId) => statementItem(patientId, { ...statement, statementId })),
    ]);
  }
}

async function timed(count: number): Promise<number[]> {
  const { handler }: { handler: FlowHandler } = await import('../../functions/agents/brief-agent/handler.ts');
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const told = { call: `call-screen-${n % patients}`, language: 'en-US' };
    const event = callEvent(
      { ...told, reason: 'general', identityLevel: 'L1' },
      { contactId: `guide-screen-${n}` },
    );
    const begun = performance.now();
    const { outcome } = await handler(event, context());
    times.push(performance.now() - begun);
    if (outcome !== 'briefed') throw new Error(`brief-agent answered ${outcome}.`);
  }
  return times;
}
