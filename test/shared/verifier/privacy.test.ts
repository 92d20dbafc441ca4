import { describe, expect, it } from 'vitest';
import {
  call,
  callModule,
  end,
  example,
  exampleFlow,
  returns,
  say,
  store,
} from '../../../shared/verifier/example.ts';
import type { FlowSource } from '../../../shared/verifier/verify.ts';
import { house, policy } from './house.ts';
import { said } from './said.ts';

const rules = ['card-entry-window', 'stored-input-timeout'];

describe('an input of digits', () => {
  it('of a card stays unheard through a module that leaves logging alone, and through no other', () => {
    const card = (steps: Parameters<typeof exampleFlow>[0]) => ({
      file: 'pause.json',
      flow: exampleFlow(steps, { name: 'pause', kind: 'MODULE' }),
    });
    const pay = (module: FlowSource): string[] => {
      const sources = house('pay-bill', () => ({
        unheard: { next: 'pause' },
        pause: { ...callModule('pause', 'card', 'person') },
      }));
      return said([...sources, module], { policy, rules });
    };
    expect(pay(card({ wait: say('One moment', 'done'), done: returns }))).toEqual([]);
    expect(
      pay(
        card({
          log: {
            type: 'UpdateFlowLoggingBehavior',
            parameters: { FlowLoggingBehavior: 'Enabled' },
            next: 'done',
          },
          done: returns,
        }),
      ),
    ).toEqual(Array(4).fill('pay-bill.json error card-entry-window card'));
  });

  it('that is followed by silence needs a check before a function sees it', () => {
    const steps = {
      ask: store('Enter your number', 'look'),
      look: call('a', 'bye', 'bye', { number: '$.StoredCustomerInput' }),
      bye: end,
    };
    expect(said(example(steps).sources, { rules })).toEqual([
      'example.json warning stored-input-timeout look',
    ]);
  });
});
