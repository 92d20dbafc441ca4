import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowDocument } from '../../../shared/flow/document.ts';
import { createCentre } from '../../../shared/simulator/centre.ts';
import { realFlows } from '../flow/conformance-data.ts';
import { stopCodes } from './stop-codes.ts';

const flows = realFlows();

/** Flows of others name queues, hours, modules and flows that only their instances have: here they all exist. */
function worldOf(content: FlowDocument) {
  const texts = [
    ...JSON.stringify(content.Actions).matchAll(/"(arn:[^"]+|[0-9a-f]{8}-[0-9a-f-]{27,})"/g),
  ].map((match) => match[1] ?? '');
  const arns = [...new Set(texts)];
  let ids = 0;
  return {
    instanceArn: 'arn:aws:connect:us-east-1:111122223333:instance/i-1',
    startAt: new Date('2026-03-02T14:00:00Z'),
    ids: () => `id-${++ids}`,
    flows: [
      { arn: 'arn:main', name: 'main', content },
      ...arns
        .filter((arn) => arn.includes('flow'))
        .map((arn) => ({ arn, name: arn, content: ending(arn.includes('module')) })),
    ],
    queues: arns.filter((arn) => arn.includes('/queue/')).map((arn) => ({ arn, name: arn })),
    hours: arns
      .filter((arn) => arn.includes('/operating-hours/'))
      .map((arn) => ({ arn, name: arn, isOpen: () => true })),
    numbers: [{ number: '+12065550100', flow: 'arn:main' }],
    chance: () => 0.5,
  };
}

const ending = (module: boolean): FlowDocument => ({
  Version: '2019-10-30',
  StartAction: 'end',
  Metadata: {},
  Actions: [
    {
      Identifier: 'end',
      Type: module ? 'EndFlowModuleExecution' : 'DisconnectParticipant',
      Parameters: {},
      Transitions: {},
    },
  ],
});

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
        const centre = createCentre({ ...worldOf(content), functions: { invoke: () => answer } });
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
