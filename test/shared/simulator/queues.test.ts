import { describe, expect, it } from 'vitest';
import type { AgentSource, CentreOptions } from '../../../shared/simulator/options.ts';
import {
  all,
  bye,
  caller,
  frontDesk,
  number,
  nurses,
  type Short,
  say,
  smallCentre,
  toQueue,
  words,
} from './small-centre.ts';

const ana: AgentSource = {
  username: 'ana',
  firstName: 'Ana',
  lastName: 'Reyes',
  queues: [frontDesk, nurses],
};
const ben: AgentSource = { username: 'ben', firstName: 'Ben', lastName: 'Ito', queues: [frontDesk] };
const queued = toQueue(frontDesk);
const hold: Short = { type: 'MessageParticipantIteratively', p: { Messages: [{ Text: 'Please hold.' }] } };
const hook = (name: string, flow: string, next: string): Short => ({
  type: 'UpdateContactEventHooks',
  p: { EventHooks: { [name]: `arn:flow/${flow}` } },
  next,
  errors: { NoMatchingError: 'bye' },
});
const centreOf = (
  main: Readonly<Record<string, Short>>,
  more: Partial<CentreOptions> = {},
  flows: Readonly<Record<string, Readonly<Record<string, Short>>>> = {},
) => smallCentre({ main, ...flows }, { agents: [ana, ben], ...more });

describe('a queue', () => {
  it('needs to be set before the transfer', () => {
    const centre = centreOf({
      go: {
        type: 'TransferContactToQueue',
        next: 'bye',
        errors: { QueueAtCapacity: 'bye', NoMatchingError: 'none' },
      },
      none: say('No queue.', 'bye'),
      bye,
    });
    expect(words(centre.call({ to: number }))).toEqual(['No queue.']);
  });
  it('that does not exist takes the error branch', () => {
    const centre = centreOf({ ...toQueue('arn:none') });
    expect(centre.call({ to: number }).state).toBe('ended');
  });
  it('takes no more than it may hold', () => {
    const centre = centreOf(queued, {
      queues: [
        { arn: frontDesk, name: 'front-desk', maxContacts: 2 },
        { arn: nurses, name: 'nurses' },
      ],
    });
    const calls = [1, 2, 3].map(() => centre.call({ to: number, from: caller }));
    expect(calls.map((call) => words(call))).toEqual([[], [], ['Full.']]);
    calls[0]?.hangUp();
    expect(centre.call({ to: number }).waitsFor).toMatchObject({ what: 'agent', queue: 'front-desk' });
  });
  it('plays its flow while the caller waits, and an answer ends it', () => {
    const centre = centreOf(
      { hook: hook('CustomerQueue', 'hold', 'set-queue'), ...queued },
      {},
      { hold: { hold } },
    );
    const call = centre.call({ to: number });
    expect(words(call)).toEqual(['Please hold.']);
    centre.advance(30);
    centre.agent('ana').goesAvailable();
    centre.agent('ana').accepts();
    expect(call.waitsFor).toEqual({ what: 'conversation', agent: 'ana' });
    expect(all(call, 'flow-left').map((event) => event.flow)).toEqual(['main', 'hold']);
    expect(all(call, 'answered')).toMatchObject([{ agent: 'ana', waitedSeconds: 30 }]);
  });
  it('plays the default flow of the instance, unless a hook names another or switches it off', () => {
    const flows = { usual: { hold: { ...hold, p: { Messages: [{ Text: 'Usual.' }] } } }, hold: { hold } };
    const defaultFlows = { customerQueue: 'arn:flow/usual' };
    expect(words(centreOf(queued, { defaultFlows }, flows).call({ to: number }))).toEqual(['Usual.']);
    const own = centreOf(
      { hook: hook('CustomerQueue', 'hold', 'set-queue'), ...queued },
      { defaultFlows },
      flows,
    );
    expect(words(own.call({ to: number }))).toEqual(['Please hold.']);
    const off = {
      ...hook('CustomerQueue', 'hold', 'set-queue'),
      p: {
        EventHooks: { CustomerQueue: 'arn:flow/hold' },
        EventHooksConfiguration: { CustomerQueue: { DisableExecution: 'true' } },
      },
    };
    expect(words(centreOf({ hook: off, ...queued }, { defaultFlows }, flows).call({ to: number }))).toEqual(
      [],
    );
  });
  it('lets its flow go on when the messages are interrupted', () => {
    const interrupted: Short = {
      type: 'MessageParticipantIteratively',
      p: { Messages: [{ Text: 'Please hold.' }], InterruptFrequencySeconds: '20' },
      next: 'bye',
      on: { MessagesInterrupted: 'offer' },
      errors: { NoMatchingError: 'bye' },
    };
    const centre = centreOf(
      queued,
      { defaultFlows: { customerQueue: 'arn:flow/hold' } },
      { hold: { interrupted, offer: say('Still here?', 'interrupted'), bye } },
    );
    const call = centre.call({ to: number });
    expect(call.waitsFor).toMatchObject({ what: 'agent', until: centre.now + 20_000 });
    centre.advance(20);
    expect(words(call)).toEqual(['Please hold.', 'Still here?', 'Please hold.']);
    call.hangUp();
    expect(centre.queues[0]?.size).toBe(0);
    expect(centre.nextTimer()).toBeUndefined();
  });
});

describe('a waiting contact', () => {
  const move: Short = {
    type: 'DequeueContactAndTransferToQueue',
    p: { QueueId: nurses },
    next: 'hold',
    errors: { QueueAtCapacity: 'hold', NoMatchingError: 'hold' },
  };

  it('moves to another queue as a segment of its own', () => {
    const centre = centreOf(
      { hook: hook('CustomerQueue', 'first', 'set-queue'), ...queued },
      {},
      { first: { change: hook('CustomerQueue', 'second', 'move'), move, hold, bye }, second: { hold } },
    );
    const call = centre.call({ to: number });
    expect(call.waitsFor).toMatchObject({ what: 'agent', queue: 'nurses' });
    expect(centre.queues.map((queue) => queue.size)).toEqual([0, 1]);
    call.hangUp();
    expect(call.records).toMatchObject([
      { ContactId: 'id-1', NextContactId: 'id-2', Queue: { Name: 'front-desk' } },
      { InitiationMethod: 'QUEUE_TRANSFER', PreviousContactId: 'id-1', Queue: { Name: 'nurses' } },
    ]);
    expect(centre.queues.map((queue) => queue.size)).toEqual([0, 0]);
  });
  it('stays in its line when a flow sets another working queue', () => {
    const other: Short = { type: 'UpdateContactTargetQueue', p: { QueueId: nurses }, next: 'hold' };
    const centre = centreOf(
      queued,
      { defaultFlows: { customerQueue: 'arn:flow/first' } },
      { first: { other, hold } },
    );
    const call = centre.call({ to: number });
    call.hangUp();
    expect(centre.queues.map((queue) => queue.size)).toEqual([0, 0]);
    expect(call.record?.Queue?.Name).toBe('front-desk');
  });
});
