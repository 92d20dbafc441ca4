import { describe, expect, it } from 'vitest';
import { defineFlow } from '../../../shared/flow/define-flow.ts';
import { graphOf } from '../../../shared/flow/graph.ts';

const flow = defineFlow({
  name: 'graph',
  kind: 'CONTACT_FLOW',
  start: 'menu',
  steps: {
    menu: {
      type: 'GetParticipantInput',
      text: 'Press 1.',
      timeoutSeconds: 5,
      keys: { 1: 'dial' },
      onTimeout: 'bye',
      onNoMatch: 'menu',
      onError: 'bye',
    },
    dial: {
      type: 'TransferParticipantToThirdParty',
      number: '+12065550100',
      connectSeconds: 30,
      afterwards: 'end',
      onError: 'digits',
    },
    digits: {
      type: 'GetParticipantInput',
      text: 'Your number?',
      timeoutSeconds: 5,
      store: { maxDigits: 4 },
      next: 'line',
      onError: 'bye',
    },
    line: { type: 'TransferContactToQueue', onQueueAtCapacity: 'bye', onError: 'bye' },
    bye: { type: 'DisconnectParticipant' },
    island: { type: 'UpdateFlowLoggingBehavior', logging: 'Enabled', next: 'bye' },
  },
});
const graph = graphOf(flow);
const branches = (id: string) => graph.out.get(id)?.map(({ to, kind, label }) => `${kind} ${label} → ${to}`);

describe('graphOf', () => {
  it('takes no mirrored NextAction for a branch', () => {
    expect(branches('menu')).toEqual([
      'condition Equals 1 → dial',
      'error InputTimeLimitExceeded → bye',
      'error NoMatchingCondition → menu',
      'error NoMatchingError → bye',
    ]);
    expect(branches('line')).toEqual(['error QueueAtCapacity → bye', 'error NoMatchingError → bye']);
    expect(branches('dial')).toEqual(['error NoMatchingError → digits']);
  });

  it('takes the NextAction of an action that goes on for a branch', () => {
    expect(branches('digits')).toEqual(['next  → line', 'error NoMatchingError → bye']);
  });

  it('knows who leads to a step, and which steps no path reaches', () => {
    expect(graph.in.get('line')?.map((edge) => edge.from)).toEqual(['digits']);
    expect([...graph.reachable].sort()).toEqual(['bye', 'dial', 'digits', 'line', 'menu']);
  });
});
