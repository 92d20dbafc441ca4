import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/flow/document.ts';
import type { AgentSource, CentreOptions } from '../../../shared/simulator/options.ts';
import {
  all,
  bye,
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
const centreOf = (
  main: Readonly<Record<string, Short>>,
  more: Partial<CentreOptions> = {},
  flows: Readonly<Record<string, Readonly<Record<string, Short>>>> = {},
) => smallCentre({ main, ...flows }, { agents: [ana, ben], ...more });

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
    expect(words(centre.call({ to: number }))[0]).toBe('2  2 600');
  });
  it.each<[string, JsonObject, boolean, string]>([
    ['of nobody without anybody logged in', {}, false, '[] []'],
    ['of agents with one, of the wait only on one channel', {}, true, '[1] []'],
    ['of the wait on the channel that is asked for', { QueueChannel: 'Voice' }, true, '[1] [0]'],
  ])('are told %s', (_, p, loggedIn, said) => {
    const metrics = { type: 'GetMetricData', p: { QueueId: frontDesk, ...p } };
    const centre = centreOf(
      {
        ask: { ...metrics, next: 'tell', errors: { NoMatchingError: 'bye' } },
        tell: say('[$.Metrics.Agents.Online.Count] [$.Metrics.Queue.EstimatedWaitTime]', 'bye'),
        bye,
      },
      { agents: [ana] },
    );
    if (loggedIn) centre.agent('ana').goesAvailable();
    expect(words(centre.call({ to: number }))).toEqual([said]);
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
