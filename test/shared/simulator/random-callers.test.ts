import { describe, expect, it } from 'vitest';
import type { FlowDocument } from '../../../shared/flow/document.ts';
import type { Call } from '../../../shared/simulator/call.ts';
import { type Centre, createCentre } from '../../../shared/simulator/centre.ts';
import type { FunctionResult } from '../../../shared/simulator/functions.ts';
import { realFlows } from '../flow/conformance-data.ts';
import { type Chance, chanceOf, oneOf } from './chance.ts';
import { stopCodes } from './stop-codes.ts';
import { worldOf } from './strange-world.ts';

/** 100 callers a flow; 1,000 with CARELINE_DEEP=1. */
const callers = process.env.CARELINE_DEEP === '1' ? 1_000 : 100;

const answers: readonly FunctionResult[] = [
  { kind: 'answer', payload: { status: 'found', result: 'true', waitTimeSeconds: '5' } },
  { kind: 'answer', payload: {} },
  { kind: 'answer', payload: { nested: { a: 1 } } },
  { kind: 'fault', message: '' },
  { kind: 'throttled', ms: 100 },
  { kind: 'hang' },
];
const doings: readonly ((call: Call, centre: Centre, chance: Chance) => void)[] = [
  (call, _, chance) => call.press(oneOf(chance, ['1', '2', '3', '4', '9', '0', '*', '#', '1234567890#'])),
  (call, _, chance) => call.press(oneOf(chance, ['1', '2', '3'])),
  (call, _, chance) => call.say(oneOf(chance, ['yes', 'an agent please', ''])),
  (call) => {
    const wait = call.waitsFor;
    if (wait && 'until' in wait && wait.until !== undefined && Number.isFinite(wait.until)) call.silence();
  },
  (_, centre, chance) => centre.advance(oneOf(chance, [1, 30, 3_600])),
  (call) => call.happens('CustomerReturned'),
  (call) => {
    if (call.waitsFor?.what === 'view') call.submits('ActionSelected', { a: 'b' });
    else if (call.waitsFor?.what === 'third-party') call.thirdPartyHangsUp();
  },
  (_, centre) => {
    const agent = centre.agent('ana');
    if (agent.state === 'offered') agent.accepts();
    else if (agent.state === 'connected') agent.hangsUp();
    else agent.goesAvailable();
  },
];

function ring(centre: Centre, chance: Chance): Call {
  if (chance() < 0.8) return centre.call({ to: '+12065550100', from: '+12065550111' });
  if (chance() < 0.6) return centre.chat({ flow: 'arn:main', message: 'hello' });
  if (chance() < 0.5) return centre.task({ flow: 'arn:main', name: 'work' });
  return centre.email({
    flow: 'arn:main',
    from: 'a@example.org',
    to: 'b@example.org',
    subject: 's',
    body: 'b',
  });
}

describe.skipIf(realFlows().length === 0)(
  'random callers of flows of others (absent: set CONFORMANCE_DATA)',
  () => {
    it.each(realFlows())(
      '%s: nobody crashes it, hangs it or meets an action without a name',
      (file, document) => {
        // Only its texts are looked at here; `parse` reads the rest as it is.
        const content = document as FlowDocument;
        const chance = chanceOf(file);
        const centre = createCentre({
          ...worldOf(content, chance),
          functions: { invoke: () => oneOf(chance, answers) },
        });
        for (let i = 0; i < callers; i++) {
          const call = ring(centre, chance);
          for (let n = Math.floor(chance() * 25); n > 0 && call.state === 'waiting'; n--)
            oneOf(chance, doings)(call, centre, chance);
          if (call.state === 'waiting') call.hangUp();
          if (call.state !== 'ended' && call.state !== 'stopped')
            expect.fail(`caller ${i} is left ${call.state}`);
          const last = call.events.at(-1);
          if (last?.type === 'stopped' && !stopCodes.includes(last.code)) expect.fail(last.message);
          if (call.state === 'ended' && call.records.length === 0)
            expect.fail(`caller ${i} has no contact record`);
          // Callbacks and tasks of earlier callers would make the clock's work grow with every caller.
          if (i % 10 === 9) for (const other of centre.calls) other.hangUp();
        }
        expect(centre.calls.size).toBeLessThan(50);
      },
    );
  },
);
