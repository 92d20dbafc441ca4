import { describe, expect, it } from 'vitest';
import {
  callModule,
  end,
  exampleFlow,
  returns,
  setQueue,
  toFlow,
  toQueue,
} from '../../../shared/verifier/example.ts';
import { said } from './said.ts';

describe('a working queue', () => {
  const transfer = { transfer: toQueue('bye'), bye: end };
  const desk = (steps: Parameters<typeof exampleFlow>[0]) => ({
    file: 'desk.json',
    flow: exampleFlow(steps, { name: 'desk', kind: 'CONTACT_FLOW' }),
  });
  const later = { file: 'later.json', flow: exampleFlow(transfer, { name: 'later', kind: 'CONTACT_FLOW' }) };
  const chooses = (steps: Parameters<typeof exampleFlow>[0]) => ({
    file: 'choose.json',
    flow: exampleFlow(steps, { name: 'choose', kind: 'MODULE' }),
  });

  it('is there in a flow that others enter only after choosing one', () => {
    const chosen = desk({ queue: setQueue('a', 'go', 'bye'), go: toFlow('later', 'bye'), bye: end });
    expect(said([chosen, later], { policy: {} })).toEqual([]);
  });

  it('is missing when one of the callers has chosen none', () => {
    const hasty = desk({ go: toFlow('later', 'bye'), bye: end });
    expect(said([hasty, later], { policy: {} })).toEqual(['later.json error queue-before-transfer transfer']);
  });

  it('is there after a module that chooses one on every way to its end', () => {
    const caller = desk({ choose: callModule('choose', 'transfer', 'bye'), ...transfer });
    const always = chooses({ queue: setQueue('a', 'done', 'bye'), done: returns, bye: end });
    const sometimes = chooses({ queue: setQueue('a', 'done', 'done'), done: returns });
    expect(said([caller, always], { policy: {} })).toEqual([]);
    expect(said([caller, sometimes], { policy: {} })).toEqual([
      'desk.json error queue-before-transfer transfer',
    ]);
  });

  it('is there while a caller waits', () => {
    const waiting = exampleFlow(
      {
        metric: { type: 'GetMetricData', next: 'end', errors: { NoMatchingError: 'end' } },
        end: { type: 'EndFlowExecution' },
      },
      { kind: 'CUSTOMER_QUEUE' },
    );
    expect(said([{ file: 'w.json', flow: waiting }], { policy: {} })).toEqual([]);
  });
});
