import { describe, expect, it } from 'vitest';
import type { ContactFlowEvent, FunctionResult } from '../../../shared/simulator/functions.ts';
import {
  all,
  bye,
  caller,
  compare,
  invoke,
  number,
  ring,
  say,
  set,
  smallCentre,
  store,
  words,
} from './small-centre.ts';

const ends = { ok: say('OK $.External.a.', 'bye'), failed: say('Failed $.External.a.', 'bye'), bye };
const flow = { f: invoke('ok'), ...ends };
const answering = (...results: readonly FunctionResult[]) => {
  let calls = 0;
  return {
    functions: { invoke: () => results[Math.min(calls++, results.length - 1)] ?? { kind: 'hang' as const } },
  };
};
const answer = (payload: unknown, ms = 0): FunctionResult => ({ kind: 'answer', payload, ms });
const json = { ResponseValidation: { ResponseType: 'JSON' } };

describe('an answer', () => {
  it('replaces $.External as a whole', () => {
    const call = ring(
      {
        first: invoke('second'),
        second: invoke('heard'),
        heard: say('a=$.External.a b=$.External.b', 'bye'),
        ...ends,
      },
      answering(answer({ a: '1' }), answer({ b: '2' })),
    );
    expect(words(call)).toEqual(['a= b=2']);
  });
  it('may be JSON text', () => {
    expect(words(ring(flow, answering(answer('{"a":"1"}'))))).toEqual(['OK 1.']);
  });
  it.each([
    ['a number', { a: 1 }, 'not-a-map'],
    ['a boolean', { a: true }, 'not-a-map'],
    ['nested data', { a: { b: '1' } }, 'not-a-map'],
    ['a list', ['1'], 'not-a-map'],
    ['null', null, 'not-a-map'],
    ['nothing', undefined, 'not-a-map'],
    ['broken text', '{"a":', 'not-json'],
  ])('of %s is an error for STRING_MAP', (_, payload, reason) => {
    const call = ring(flow, answering(answer(payload)));
    expect(words(call)).toEqual(['Failed .']);
    expect(all(call, 'function-failed')).toMatchObject([{ reason, attempts: 1 }]);
  });
  it('may be nested for JSON, and is read along the path', () => {
    const steps = {
      f: invoke('ok', json),
      ok: say('$.External.a.b $.External.n $.External.a.x', 'bye'),
      ...{ failed: ends.failed, bye },
    };
    expect(words(ring(steps, answering(answer({ a: { b: 'deep' }, n: 7 }))))).toEqual(['deep 7 ']);
  });
  it('has at most 32 KB', () => {
    const sized = (bytes: number) => ({ a: 'x'.repeat(bytes - '{"a":""}'.length) });
    expect(all(ring(flow, answering(answer(sized(32_768)))), 'function-answered')).toMatchObject([
      { bytes: 32_768 },
    ]);
    expect(all(ring(flow, answering(answer(sized(32_769)))), 'function-failed')).toMatchObject([
      { reason: 'too-large' },
    ]);
    const wide = ring(flow, answering(answer({ a: 'é'.repeat(17_000) })));
    expect(all(wide, 'function-failed')).toMatchObject([{ reason: 'too-large' }]);
  });
});

describe('a failure', () => {
  it('of the function itself is not retried', () => {
    const call = ring(flow, answering({ kind: 'fault', message: 'boom' }, answer({ a: '1' })));
    expect(all(call, 'function-failed')).toMatchObject([{ reason: 'fault', attempts: 1 }]);
  });
  it('by a thrown error is a fault, and its words stay out of the events', () => {
    const call = ring(flow, {
      functions: {
        invoke: () => {
          throw new Error('secret of the caller');
        },
      },
    });
    expect(words(call)).toEqual(['Failed .']);
    expect(JSON.stringify(call.events)).not.toContain('secret');
  });
  it('empties $.External', () => {
    const call = ring(
      { first: invoke('second'), second: invoke('ok'), ...ends },
      answering(answer({ a: '1' }), { kind: 'fault', message: '' }),
    );
    expect(words(call)).toEqual(['Failed .']);
  });
  it.each(['throttled', 'service-error'] as const)('%s is tried three times', (kind) => {
    const twice = ring(flow, answering({ kind }, { kind }, answer({ a: '1' })));
    expect(all(twice, 'function-answered')).toMatchObject([{ attempt: 3 }]);
    const thrice = ring(flow, answering({ kind }, { kind }, { kind }, answer({ a: '1' })));
    expect(all(thrice, 'function-failed')).toMatchObject([{ reason: kind, attempts: 3 }]);
  });
  it('is retried only within the time limit', () => {
    const call = ring(flow, answering({ kind: 'throttled', ms: 5_000 }, answer({ a: '1' }, 3_001)));
    expect(all(call, 'function-failed')).toMatchObject([{ reason: 'timeout', attempts: 2, ms: 8_000 }]);
  });
  it('by time takes exactly the limit', () => {
    expect(words(ring(flow, answering(answer({ a: '1' }, 8_000))))).toEqual(['OK 1.']);
    const late = ring(
      { ...flow, f: invoke('ok', { InvocationTimeLimitSeconds: '3' }) },
      answering(answer({ a: '1' }, 3_001)),
    );
    expect(all(late, 'function-failed')).toMatchObject([{ reason: 'timeout', ms: 3_000 }]);
    expect(all(late, 'said')[0]?.at).toBe(Date.parse('2026-03-02T14:00:03Z'));
  });
  it('by hanging takes the limit, at most 8 seconds', () => {
    const call = ring(
      { ...flow, f: invoke('ok', { InvocationTimeLimitSeconds: '60' }) },
      answering({ kind: 'hang' }),
    );
    expect(all(call, 'function-failed')).toMatchObject([{ reason: 'timeout', ms: 8_000 }]);
  });
});

describe('functions one after the other', () => {
  const chain = { a: invoke('b'), b: invoke('c'), c: invoke('ok'), ...ends };

  it('have 20 seconds together', () => {
    const call = ring(chain, answering(answer({ a: '1' }, 8_000)));
    expect(all(call, 'function-answered')).toHaveLength(2);
    expect(all(call, 'function-failed')).toMatchObject([{ reason: 'chain-too-long', ms: 4_000 }]);
  });
  it('start anew after a prompt', () => {
    const steps = { ...chain, b: invoke('word'), word: say('One moment.', 'c') };
    expect(words(ring(steps, answering(answer({ a: '1' }, 8_000))))).toEqual(['One moment.', 'OK 1.']);
  });
  it('are not even called when nothing is left', () => {
    const call = ring(
      { ...chain, c: invoke('d'), d: invoke('ok'), failed: invoke('ok', {}, 'bye') },
      answering(answer({ a: '1' }, 8_000)),
    );
    expect(all(call, 'function-failed').map((event) => event.attempts)).toEqual([1, 0]);
  });
});

describe('the event of a function', () => {
  it('is the ContactFlowEvent with attributes, endpoints and parameters, and nothing that the flow did not pass', () => {
    const events: ContactFlowEvent[] = [];
    const call = ring(
      {
        ask: store('note'),
        note: set({ visit: 'v-1' }, 'f'),
        f: invoke('ok', {
          LambdaInvocationAttributes: {
            id: '$.StoredCustomerInput',
            nested: { to: 'Dr $.Attributes.visit' },
            none: '$.External.x',
          },
        }),
        ...ends,
      },
      {
        functions: {
          invoke: (_, event) => {
            events.push(event);
            return answer({ a: '1' });
          },
        },
      },
    );
    call.press('12#');
    expect(events).toEqual([
      {
        Name: 'ContactFlowEvent',
        Details: {
          ContactData: {
            Attributes: { visit: 'v-1' },
            Channel: 'VOICE',
            ContactId: 'id-1',
            InitialContactId: 'id-1',
            PreviousContactId: 'id-1',
            CustomerEndpoint: { Address: caller, Type: 'TELEPHONE_NUMBER' },
            SystemEndpoint: { Address: number, Type: 'TELEPHONE_NUMBER' },
            CustomerId: null,
            Description: null,
            Name: null,
            InitiationMethod: 'INBOUND',
            InstanceARN: 'arn:aws:connect:us-east-1:111122223333:instance/i-1',
            LanguageCode: 'en-US',
            MediaStreams: { Customer: { Audio: null } },
            Queue: null,
            References: {},
          },
          Parameters: { id: '12', nested: { to: 'Dr v-1' }, none: '' },
        },
      },
    ]);
    expect(all(call, 'function-called')).toMatchObject([{ parameters: ['id', 'nested', 'none'] }]);
  });
  it('passes a list of an earlier answer on as a list', () => {
    const seen: unknown[] = [];
    ring(
      {
        first: invoke('second', json),
        second: invoke('ok', { LambdaInvocationAttributes: { slots: '$.External.slots' } }),
        ...ends,
      },
      {
        functions: {
          invoke: (_, event) => {
            seen.push(event.Details.Parameters);
            return answer(seen.length === 1 ? { slots: ['a', 'b'] } : { a: '1' });
          },
        },
      },
    );
    expect(seen[1]).toEqual({ slots: ['a', 'b'] });
  });
});

describe('a promised answer', () => {
  const later = () => {
    let settle: (result: FunctionResult) => void = () => {};
    let break_: (error: Error) => void = () => {};
    const promise = new Promise<FunctionResult>((resolve, reject) => {
      settle = resolve;
      break_ = reject;
    });
    return { promise, settle, break_ };
  };

  it('holds the call until it comes', async () => {
    const { promise, settle } = later();
    const call = ring(flow, { functions: { invoke: () => promise } });
    expect(call.waitsFor).toMatchObject({ what: 'function', step: 'f' });
    settle(answer({ a: '1' }, 200));
    await call.settled();
    expect(words(call)).toEqual(['OK 1.']);
    expect(all(call, 'said')[0]?.at).toBe(Date.parse('2026-03-02T14:00:00.200Z'));
  });
  it('that is rejected is a fault', async () => {
    const { promise, break_ } = later();
    const call = ring(flow, { functions: { invoke: () => promise } });
    break_(new Error('down'));
    await call.settled();
    expect(all(call, 'function-failed')).toMatchObject([{ reason: 'fault' }]);
  });
  it('that does not come is given up after the limit, and dropped when it comes late', async () => {
    const { promise, settle } = later();
    const centre = smallCentre({ main: flow }, { functions: { invoke: () => promise } });
    const call = centre.call({ to: number });
    centre.advance(7.999);
    expect(call.state).toBe('waiting');
    centre.advance(0.001);
    expect(words(call)).toEqual(['Failed .']);
    await call.settled();
    settle(answer({ a: 'late' }));
    await Promise.resolve();
    expect(words(call)).toEqual(['Failed .']);
  });
  it('is dropped when the caller hangs up', async () => {
    const { promise, settle } = later();
    const call = ring(flow, { functions: { invoke: () => promise } });
    call.hangUp();
    settle(answer({ a: '1' }));
    await call.settled();
    await Promise.resolve();
    expect(all(call, 'function-answered')).toEqual([]);
    expect(call.state).toBe('ended');
  });
  it('counts the virtual time that passed meanwhile', async () => {
    const { promise, settle } = later();
    const centre = smallCentre({ main: flow }, { functions: { invoke: () => promise } });
    const call = centre.call({ to: number });
    centre.advance(2);
    settle(answer({ a: '1' }, 500));
    await centre.settled();
    expect(all(call, 'function-answered')).toMatchObject([
      { ms: 2_000, at: Date.parse('2026-03-02T14:00:02Z') },
    ]);
  });
  it('settles at once when nothing is pending', async () => {
    await expect(ring({ bye }).settled()).resolves.toBeUndefined();
  });
});

it('compares what a function answered', () => {
  const steps = { f: invoke('look'), look: compare('$.External.status', { found: 'ok' }, 'failed'), ...ends };
  expect(words(ring(steps, answering(answer({ status: 'found', a: '!' }))))).toEqual(['OK !.']);
  expect(words(ring(steps, answering(answer({ status: 'Found', a: '!' }))))).toEqual(['Failed !.']);
});
