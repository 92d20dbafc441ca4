import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { specOf } from '../../../shared/flow/actions.ts';
import { defineFlow } from '../../../shared/flow/define-flow.ts';
import { FlowDefinitionError } from '../../../shared/flow/definition-error.ts';
import { callFunction } from '../../../shared/flow/function-contract.ts';
import { arbitraryFlow } from './arbitrary-flow.ts';
import { breaches } from './breaches.ts';

const bye = { type: 'DisconnectParticipant' } as const;
const flow = { name: 'flow', kind: 'CONTACT_FLOW', start: 'bye' } as const;
const contract = { name: 'find', input: [], outcomes: { found: { returns: [] } } } as const;

describe('defineFlow', () => {
  it('writes only what the language allows', () => {
    fc.assert(
      fc.property(arbitraryFlow, (written) => {
        for (const [id, step] of Object.entries(written.steps)) {
          const spec = specOf(step.type);
          expect(spec && breaches(spec, step), id).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('puts the outcomes of a function into a step of their own', () => {
    const call = callFunction(contract, { with: {}, on: { found: 'bye' }, onError: 'bye' });
    const { steps } = defineFlow({ ...flow, steps: { find: call, bye } });
    expect(steps.find?.next).toBe('find-outcome');
    expect(steps['find-outcome']).toMatchObject({
      type: 'Compare',
      parameters: { ComparisonValue: '$.External.outcome' },
      next: 'bye',
    });
  });

  it('gives every step a place, and a module its settings', () => {
    const written = defineFlow({ ...flow, kind: 'MODULE', steps: { bye } });
    expect(written.metadata.ActionMetadata).toHaveProperty('bye.position');
    expect(written.settings).toEqual({ InputParameters: [], OutputParameters: [], Transitions: [] });
  });

  it.each<[string, () => unknown, string]>([
    [
      'an empty operand',
      () =>
        defineFlow({
          ...flow,
          steps: {
            ask: {
              type: 'Compare',
              value: '$.Attributes.a',
              when: [{ equals: '', next: 'bye' }],
              otherwise: 'bye',
            },
            bye,
          },
        }),
      'Step "ask", case 1: compares with an empty text, which the service refuses. Send the empty value to `otherwise`.',
    ],
    [
      'an agent metric compared with anything but more than 0',
      () => defineFlow({ ...flow, steps: { staff: staffed({ greaterThan: '2', next: 'bye' }), bye } }),
      'Step "staff": NumberOfAgentsStaffed can only be asked for more than 0. Write `greaterThan: \'0\'`.',
    ],
    [
      'a number tested as text',
      () =>
        defineFlow({
          ...flow,
          steps: {
            waiting: { ...staffed({ contains: '1', next: 'bye' }), metric: 'NumberOfContactsInQueue' },
            bye,
          },
        }),
      'Step "waiting": NumberOfContactsInQueue is a number and TextContains tests text. Compare it as a number.',
    ],
    [
      'a loop without end',
      () =>
        defineFlow({
          ...flow,
          steps: { round: { type: 'Loop', count: 101, whileLooping: 'bye', whenDone: 'bye' }, bye },
        }),
      'Step "round": loops 101 times. Write a whole number from 0 to 100.',
    ],
    [
      'a name that the service refuses',
      () => defineFlow({ ...flow, start: 'a/b', steps: { 'a/b': bye } }),
      'Step "a/b" has a character that names may not hold (% : ( \\ / ) = $ , ; [ ] { }). Rename the step.',
    ],
    [
      'a name that a function call needs',
      () =>
        defineFlow({
          ...flow,
          steps: {
            'find-outcome': bye,
            find: callFunction(contract, { with: {}, on: { found: 'bye' }, onError: 'bye' }),
            bye,
          },
        }),
      'Step "find-outcome" is defined twice. Rename one of them.',
    ],
    [
      'shares that leave nothing',
      () =>
        defineFlow({
          ...flow,
          steps: {
            bye,
            half: {
              type: 'DistributeByPercentage',
              shares: [
                { percent: 50, next: 'bye' },
                { percent: 50, next: 'bye' },
              ],
              otherwise: 'bye',
            },
          },
        }),
      'Step "half": shares of 50, 50 percent. Write whole numbers from 1 that leave at least 1 percent to `otherwise`.',
    ],
  ])('refuses %s', (_, define, message) => {
    expect(define).toThrow(new FlowDefinitionError(message));
  });
});

const staffed = <const C>(one: C) =>
  ({
    type: 'CheckMetricData',
    metric: 'NumberOfAgentsStaffed',
    when: [one],
    otherwise: 'bye',
    onError: 'bye',
  }) as const;
