import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowDocument } from '../../../shared/flow/document.ts';
import { createCentre } from '../../../shared/simulator/centre.ts';
import { realFlows } from '../flow/conformance-data.ts';
import { stopCodes } from './stop-codes.ts';
import { worldOf } from './strange-world.ts';

const flows = realFlows();

const doing = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('1', '2', '3', '9', '0', '#', '12345678#') },
  { weight: 2, arbitrary: fc.constant('silence') },
);
const answers = [
  { kind: 'answer', payload: { status: 'found', result: 'true' } },
  { kind: 'answer', payload: {} },
  { kind: 'fault', message: '' },
] as const;

describe.skipIf(flows.length === 0)('flows of others (absent: set CONFORMANCE_DATA)', () => {
  it.each(flows)('%s: any caller comes to an end, a wait, or a stop by name', (_, document) => {
    // Only its texts are looked at here; `parse` reads the rest as it is.
    const content = document as FlowDocument;
    fc.assert(
      fc.property(fc.array(doing, { maxLength: 25 }), fc.constantFrom(...answers), (doings, answer) => {
        const centre = createCentre({ ...worldOf(content, () => 0.5), functions: { invoke: () => answer } });
        const call = centre.call({ to: '+12065550100', from: '+12065550111' });
        for (const what of doings) {
          if (what !== 'silence') call.press(what);
          else if (
            call.waitsFor &&
            'until' in call.waitsFor &&
            call.waitsFor.until !== undefined &&
            Number.isFinite(call.waitsFor.until)
          )
            call.silence();
        }
        if (call.state === 'waiting') call.hangUp();
        expect(['ended', 'stopped']).toContain(call.state);
        if (call.state === 'ended') expect(call.records.length).toBeGreaterThan(0);
        const stop = call.events.find((event) => event.type === 'stopped');
        if (stop?.type === 'stopped') expect(stopCodes).toContain(stop.code);
      }),
      { numRuns: 15 },
    );
  });
});
