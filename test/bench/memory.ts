import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { FlowDocument } from '../../shared/flow/document.ts';
import { createCentre } from '../../shared/simulator/centre.ts';
import type { Bench } from './measure.ts';

const calls = 10_000;

/**
 * What the heap holds for ten thousand callers at once: each has gone through the clinic call and waits in the queue, all
 * events kept. In a process of its own, the heap cleared before and after.
 */
export const memory: Bench = {
  run: async () => {
    const text = execFileSync(process.execPath, ['--expose-gc', import.meta.filename], { encoding: 'utf8' });
    // Written below.
    const { bytes } = JSON.parse(text) as { bytes: number };
    return [
      { name: 'simulator.waiting10000.megabytes', value: bytes / 2 ** 20, unit: 'MB' },
      { name: 'simulator.waiting10000.bytes-per-call', value: bytes / calls, unit: 'bytes' },
    ];
  },
};

function heap(): number {
  if (!globalThis.gc) throw new Error('The heap cannot be cleared. Start this file with --expose-gc.');
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

function measure(): number {
  const instanceArn = 'arn:aws:connect:us-east-1:111122223333:instance/11111111-1111-1111-1111-111111111111';
  const number = '+12065550199';
  const flow = `${instanceArn}/contact-flow/bench`;
  let id = 0;
  const text = readFileSync(`${import.meta.dirname}/flows/clinic.modern.json`, 'utf8');
  const centre = createCentre({
    instanceArn,
    startAt: new Date('2026-03-02T18:00:00Z'),
    ids: () => `contact-${++id}`,
    // The bench flow is ours and is a flow document.
    flows: [{ arn: flow, name: 'clinic', content: JSON.parse(text) as FlowDocument }],
    numbers: [{ number, flow }],
    queues: [{ arn: `${instanceArn}/queue/22222222-2222-2222-2222-222222222222`, name: 'front-desk' }],
    hours: [
      {
        arn: `${instanceArn}/operating-hours/44444444-4444-4444-4444-444444444444`,
        name: 'clinic',
        isOpen: () => true,
      },
    ],
    functions: {
      invoke: () => ({ kind: 'answer', payload: { status: 'found', appointmentDate: 'March 3' } }),
    },
  });
  const dial = () => {
    const call = centre.call({ to: number, from: '+12065550100' });
    call.press('1');
    call.press('123456789');
    return call;
  };
  for (let n = 0; n < 500; n++) dial().hangUp();
  const before = heap();
  for (let n = 0; n < calls; n++) dial();
  const after = heap();
  const waiting = [...centre.calls].filter((call) => call.waitsFor?.what === 'agent').length;
  if (waiting !== calls) throw new Error(`${waiting} of ${calls} calls wait in the queue.`);
  return after - before;
}

if (process.argv[1] === import.meta.filename) process.stdout.write(JSON.stringify({ bytes: measure() }));
