import { readFileSync } from 'node:fs';
import type { FlowDocument } from '../../shared/flow/document.ts';
import { createCentre } from '../../shared/simulator/centre.ts';
import { type Bench, perSecond } from './measure.ts';

const number = '+12065550199';
const instance = 'arn:aws:connect:us-east-1:111122223333:instance/11111111-1111-1111-1111-111111111111';

/** Whole calls in one thread, events on. */
export const simulator: Bench = {
  run: async () => [
    {
      name: 'simulator.clinic.calls-per-second',
      value: perSecond(
        calls('clinic', (call) => {
          call.press('1');
          call.press('123456789');
        }),
      ),
      unit: 'calls/s',
    },
    {
      name: 'simulator.chain249.calls-per-second',
      value: perSecond(calls('chain249', () => {})),
      unit: 'calls/s',
    },
  ],
};

type Call = ReturnType<ReturnType<typeof createCentre>['call']>;

/** The clinic call: four prompts, ten keys, a function that answers at once; it ends in a queue, where the caller hangs up. */
function calls(name: string, keys: (call: Call) => void): () => void {
  const content = read(name);
  let id = 0;
  let events = 0;
  const centre = createCentre({
    instanceArn: instance,
    startAt: new Date('2026-03-02T18:00:00Z'),
    ids: () => `contact-${++id}`,
    flows: [{ arn: `${instance}/contact-flow/bench`, name, content }],
    numbers: [{ number, flow: `${instance}/contact-flow/bench` }],
    queues: [{ arn: `${instance}/queue/22222222-2222-2222-2222-222222222222`, name: 'front-desk' }],
    hours: [
      {
        arn: `${instance}/operating-hours/44444444-4444-4444-4444-444444444444`,
        name: 'clinic',
        isOpen: () => true,
      },
    ],
    functions: {
      invoke: () => ({ kind: 'answer', payload: { status: 'found', appointmentDate: 'March 3' } }),
    },
    onEvent: () => {
      events++;
    },
  });
  const once = () => {
    const call = centre.call({ to: number, from: '+12065550100' });
    keys(call);
    call.hangUp();
    return call;
  };
  const proof = once();
  if (proof.state !== 'ended' || events < 20) throw new Error(`The ${name} call did not run: ${proof.state}`);
  return once;
}

function read(name: string): FlowDocument {
  // The two bench flows are ours and are flow documents.
  return JSON.parse(readFileSync(`${import.meta.dirname}/flows/${name}.modern.json`, 'utf8')) as FlowDocument;
}
