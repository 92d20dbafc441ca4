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
  set,
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
const end: Short = { type: 'EndFlowExecution' };
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

describe('routing', () => {
  it('offers the contact with the lower priority number first, then the one that waits longer', () => {
    const priority = (n: string): Short => ({
      type: 'UpdateContactRoutingBehavior',
      p: { QueuePriority: n },
      next: 'set-queue',
    });
    const centre = smallCentre(
      { main: queued, urgent: { first: priority('1'), ...queued } },
      {
        agents: [ana],
        numbers: [
          { number, flow: 'arn:flow/main' },
          { number: '+12065550101', flow: 'arn:flow/urgent' },
        ],
      },
    );
    const early = centre.call({ to: number });
    centre.advance(10);
    centre.call({ to: number });
    const urgent = centre.call({ to: '+12065550101' });
    expect(all(urgent, 'queued')).toMatchObject([{ position: 1 }]);
    const agent = centre.agent('ana');
    agent.goesAvailable();
    expect(agent.contactId).toBe(urgent.contactId);
    agent.accepts();
    agent.hangsUp();
    expect(agent.contactId).toBe(early.contactId);
  });
  it('gives a head start in age', () => {
    const older: Short = {
      type: 'UpdateContactRoutingBehavior',
      p: { QueueTimeAdjustmentSeconds: '60' },
      next: 'set-queue',
    };
    const centre = smallCentre(
      { main: queued, aged: { older, ...queued } },
      {
        agents: [ana],
        numbers: [
          { number, flow: 'arn:flow/main' },
          { number: '+12065550101', flow: 'arn:flow/aged' },
        ],
      },
    );
    centre.call({ to: number });
    centre.advance(30);
    expect(all(centre.call({ to: '+12065550101' }), 'queued')).toMatchObject([{ position: 1 }]);
  });
  it('gives a call to the agent who has been idle longest, and to the next when she declines', () => {
    const centre = centreOf(queued);
    centre.agent('ben').goesAvailable();
    centre.agent('ana').goesAvailable();
    const call = centre.call({ to: number });
    expect(all(call, 'offered')).toMatchObject([{ agent: 'ben' }]);
    centre.agent('ben').declines();
    expect(centre.agent('ben').state).toBe('missed');
    expect(all(call, 'offered')).toMatchObject([{ agent: 'ben' }, { agent: 'ana' }]);
  });
  it('takes the offer back when the caller hangs up', () => {
    const centre = centreOf(queued);
    centre.agent('ana').goesAvailable();
    const call = centre.call({ to: number });
    call.hangUp();
    expect(centre.agent('ana').state).toBe('available');
    expect(call.record).toMatchObject({
      Agent: null,
      AgentConnectionAttempts: 1,
      DisconnectReason: 'CUSTOMER_DISCONNECT',
    });
  });
  it('lets an agent answer by herself, after her seconds, and work after the call', () => {
    const centre = centreOf(queued, {
      agents: [{ ...ana, answers: 'automatically', answerAfterSeconds: 3, afterContactWorkSeconds: 10 }],
    });
    centre.agent('ana').goesAvailable();
    const call = centre.call({ to: number });
    centre.advance(3);
    expect(centre.agent('ana').state).toBe('connected');
    call.hangUp();
    expect(centre.agent('ana').state).toBe('after-contact-work');
    centre.advance(10);
    expect(centre.agent('ana').state).toBe('available');
  });
  it('says what an agent may not do', () => {
    const centre = centreOf(queued);
    expect(() => centre.agent('ana').accepts()).toThrow('Agent ana cannot accept while offline.');
    expect(() => centre.agent('eve')).toThrow('No agent is called eve. The agents are: ana, ben.');
  });
});

describe('an answered call', () => {
  const recording: Short = {
    type: 'UpdateContactRecordingBehavior',
    p: {
      RecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'], IVRRecordingBehavior: 'Disabled' },
    },
    next: 'whisper',
  };
  const main = {
    note: set({ reason: 'bill' }, 'record'),
    record: recording,
    whisper: hook('AgentWhisper', 'whisper', 'notice'),
    notice: hook('CustomerWhisper', 'notice', 'remaining'),
    remaining: hook('CustomerRemaining', 'after', 'set-queue'),
    ...queued,
  };
  const flows = {
    whisper: { tell: say('About a $.Attributes.reason, $.Agent.FirstName.', 'end'), end, bye },
    notice: { tell: say('You are connected.', 'end'), end, bye },
    after: { survey: say('Were we helpful? $.InitiationMethod', 'bye'), bye },
  };

  it('whispers to the agent, then to the caller, then records', () => {
    const centre = centreOf(main, {}, flows);
    const call = centre.call({ to: number, from: caller });
    const agent = centre.agent('ana');
    agent.goesAvailable();
    expect(agent.screen).toEqual({ reason: 'bill' });
    agent.accepts();
    expect(agent.heard).toEqual(['About a bill, Ana.']);
    expect(all(call, 'said').map((event) => [event.to, event.text])).toEqual([
      ['agent', 'About a bill, Ana.'],
      ['customer', 'You are connected.'],
    ]);
    expect(all(call, 'answered')).toMatchObject([{ screen: ['reason'] }]);
    expect(all(call, 'recording-started')).toMatchObject([{ participants: ['Agent', 'Customer'] }]);
  });
  it('goes to the disconnect flow as a new segment when the agent hangs up', () => {
    const centre = centreOf(main, {}, flows);
    const call = centre.call({ to: number, from: caller });
    centre.agent('ana').goesAvailable();
    centre.agent('ana').accepts();
    centre.advance(60);
    call.say('Thank you.');
    centre.agent('ana').says('Goodbye.');
    centre.agent('ana').hangsUp();
    expect(words(call).at(-1)).toBe('Were we helpful? DISCONNECT');
    expect(call.records).toMatchObject([
      {
        ContactId: 'id-1',
        NextContactId: 'id-2',
        InitiationMethod: 'INBOUND',
        DisconnectReason: 'AGENT_DISCONNECT',
        Queue: { Name: 'front-desk', Duration: 0 },
        Agent: { Username: 'ana' },
        Recordings: [{ ParticipantType: 'ALL' }],
      },
      {
        ContactId: 'id-2',
        InitialContactId: 'id-1',
        PreviousContactId: 'id-1',
        InitiationMethod: 'DISCONNECT',
        Queue: null,
        Agent: null,
        Recordings: null,
        Attributes: { reason: 'bill' },
      },
    ]);
    expect(call.transcript.map((line) => `${line.by}: ${line.text}`)).toEqual(
      expect.arrayContaining(['customer: Thank you.', 'agent: Goodbye.']),
    );
    expect(centre.agent('ana').state).toBe('available');
  });
  it('ends with the agent when there is no disconnect flow', () => {
    const centre = centreOf(queued);
    const call = centre.call({ to: number });
    centre.agent('ana').goesAvailable();
    centre.agent('ana').accepts();
    centre.agent('ana').hangsUp();
    expect(call.state).toBe('ended');
    expect(all(call, 'disconnected')).toMatchObject([{ by: 'agent' }]);
  });
  it('is passed on to another queue or flow as a segment of its own', () => {
    const centre = centreOf(
      queued,
      {},
      { nurse: { tell: say('To a nurse.', 'set-queue'), ...toQueue(nurses) } },
    );
    const call = centre.call({ to: number });
    centre.agent('ana').goesAvailable();
    centre.agent('ana').accepts();
    centre.agent('ana').transfersTo({ flow: 'arn:flow/nurse' });
    expect(centre.agent('ana').state).toBe('offered');
    expect(call.contactId).toBe('id-2');
    centre.agent('ana').accepts();
    centre.agent('ana').transfersTo({ queue: frontDesk });
    call.hangUp();
    expect(call.records.map((record) => [record.InitiationMethod, record.Queue?.Name])).toEqual([
      ['INBOUND', 'front-desk'],
      ['TRANSFER', 'nurses'],
      ['TRANSFER', 'front-desk'],
    ]);
  });
});

describe('metrics', () => {
  const check = (MetricType: string, condition: string): Readonly<Record<string, Short>> => ({
    'set-queue': {
      type: 'UpdateContactTargetQueue',
      p: { QueueId: frontDesk },
      next: 'check',
      errors: { NoMatchingError: 'bye' },
    },
    check: {
      type: 'CheckMetricData',
      p: { MetricType },
      next: 'bye',
      on: { [condition]: 'yes' },
      errors: { NoMatchingCondition: 'no', NoMatchingError: 'bye' },
    },
    yes: say('Yes.', 'bye'),
    no: say('No.', 'bye'),
    bye,
  });
  const asks = (
    MetricType: string,
    condition: string,
    prepare: (centre: ReturnType<typeof smallCentre>) => void,
  ): string => {
    const centre = smallCentre(
      { main: queued, check: check(MetricType, condition) },
      {
        agents: [ana, ben],
        numbers: [
          { number, flow: 'arn:flow/main' },
          { number: '+12065550101', flow: 'arn:flow/check' },
        ],
      },
    );
    prepare(centre);
    return words(centre.call({ to: '+12065550101' }))[0] ?? '';
  };

  it.each([
    ['NumberOfAgentsAvailable', 'NumberGreaterThan 0', 'No.'],
    ['NumberOfAgentsStaffed', 'NumberGreaterThan 0', 'Yes.'],
    ['NumberOfContactsInQueue', '1', 'Yes.'],
    ['OldestContactInQueueAgeSeconds', 'NumberGreaterOrEqualTo 90000', 'Yes.'],
    ['OldestContactInQueueAgeSeconds', 'NumberGreaterThan 90000', 'No.'],
  ])('%s %s: %s', (metric, condition, said) => {
    const prepared = (centre: ReturnType<typeof smallCentre>): void => {
      centre.agent('ben').goesAvailable();
      centre.call({ to: number });
      centre.agent('ben').accepts();
      centre.call({ to: number });
      centre.advance(90);
    };
    expect(asks(metric, condition, prepared)).toBe(said);
  });
  it('are told to the caller who waits', () => {
    const ask: Short = { type: 'GetMetricData', next: 'tell', errors: { NoMatchingError: 'bye' } };
    const tell = say(
      '$.Metrics.Queue.Size $.Metrics.Agents.Staffed.Count $.Metrics.Contact.PositionInQueue $.Metrics.Contact.EstimatedWaitTime',
      'hold',
    );
    const centre = centreOf(
      queued,
      { defaultFlows: { customerQueue: 'arn:flow/hold' } },
      { hold: { ask, tell, hold, bye } },
    );
    centre.call({ to: number });
    expect(words(centre.call({ to: number }))[0]).toBe('2 0 2 600');
  });
  it('of no queue take the error branch', () => {
    const centre = centreOf({
      ask: { type: 'GetMetricData', next: 'bye', errors: { NoMatchingError: 'none' } },
      none: say('None.', 'bye'),
      bye,
    });
    expect(words(centre.call({ to: number }))).toEqual(['None.']);
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
