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
  queues: [frontDesk],
  proficiencies: [{ name: 'language', value: 'es', level: 4 }],
};
const ben: AgentSource = { username: 'ben', firstName: 'Ben', lastName: 'Ito', queues: [frontDesk, nurses] };
type Flows = Readonly<Record<string, Readonly<Record<string, Short>>>>;
const centreOf = (flows: Flows, more: Partial<CentreOptions> = {}) => {
  const centre = smallCentre(flows, { agents: [ana, ben], ...more });
  for (const name of ['ana', 'ben']) centre.agent(name).goesAvailable();
  return centre;
};
const _hook = (kind: string, flow: string): Readonly<Record<string, Short>> => ({
  hook: {
    type: 'UpdateContactEventHooks',
    p: { EventHooks: { [kind]: `arn:flow/${flow}` } },
    next: 'set-queue',
    errors: { NoMatchingError: 'bye' },
  },
  ...toQueue(frontDesk),
});
const end: Short = { type: 'EndFlowExecution' };

describe('hold', () => {
  const flows: Flows = {
    main: toQueue(frontDesk),
    music: { music: { type: 'MessageParticipantIteratively', p: { Messages: [{ Text: 'Music.' }] } } },
    desk: { tell: { ...say('The caller is on hold.', 'end'), errors: {} }, end },
  };
  const defaultFlows = { customerHold: 'arn:flow/music', agentHold: 'arn:flow/desk' };
  it('plays to the caller and tells the agent, until the agent is back', () => {
    const centre = centreOf(flows, { defaultFlows });
    const call = centre.call({ to: number });
    const agent = centre.agent('ana');
    agent.accepts();
    centre.advance(5);
    agent.holds();
    expect(agent.heard).toEqual(['The caller is on hold.']);
    expect(words(call)).toContain('Music.');
    centre.advance(20);
    agent.resumes();
    expect(call.waitsFor).toEqual({ what: 'conversation', agent: 'ana' });
    agent.holds();
    centre.advance(4);
    call.hangUp();
    expect(call.record?.Agent).toMatchObject({
      CustomerHoldDuration: 24,
      LongestHoldDuration: 20,
      NumberOfHolds: 2,
      AgentInteractionDuration: 29,
    });
  });
  it('is silence without flows, and no agent can hold twice or resume nothing', () => {
    const centre = centreOf({ main: toQueue(frontDesk) });
    const call = centre.call({ to: number });
    const agent = centre.agent('ana');
    expect(() => agent.holds()).toThrow('cannot put on hold while offered');
    agent.accepts();
    expect(() => agent.resumes()).toThrow('cannot resume');
    agent.holds();
    expect(call.waitsFor).toEqual({ what: 'conversation', agent: 'ana', onHold: true });
    expect(() => agent.holds()).toThrow('cannot put on hold');
    agent.hangsUp();
    expect(call.record).toMatchObject({ DisconnectReason: 'AGENT_DISCONNECT' });
  });
});

describe('the queue of one agent', () => {
  const personal: Readonly<Record<string, Short>> = {
    own: {
      type: 'UpdateContactTargetQueue',
      p: { AgentId: 'ben' },
      next: 'count',
      errors: { NoMatchingError: 'none' },
    },
    count: {
      type: 'GetMetricData',
      p: { AgentId: 'ben', QueueChannel: 'Chat' },
      next: 'tell',
      errors: { NoMatchingError: 'bye' },
    },
    tell: say('$.Metrics.Queue.Size for $.Queue.Name', 'go'),
    go: {
      type: 'TransferContactToQueue',
      next: 'bye',
      errors: { QueueAtCapacity: 'bye', NoMatchingError: 'bye' },
    },
    none: say('None.', 'bye'),
    bye,
  };
  it('is served by nobody else, and first', () => {
    const centre = smallCentre(
      { main: personal, desk: toQueue(frontDesk) },
      {
        agents: [ana, ben],
        numbers: [
          { number, flow: 'arn:flow/main' },
          { number: '+12065550101', flow: 'arn:flow/desk' },
        ],
      },
    );
    centre.call({ to: '+12065550101' });
    const call = centre.call({ to: number });
    expect(words(call)).toEqual(['0 for ben']);
    centre.agent('ben').goesAvailable();
    expect(centre.agent('ben').contactId).toBe(call.contactId);
    expect(centre.agent('ana').contactId).toBeUndefined();
  });
  it('is entered from another queue, or reserved there', () => {
    const queueFlow = (type: string): Readonly<Record<string, Short>> => ({
      wait: {
        type: 'MessageParticipantIteratively',
        p: { Messages: [{ Text: 'Wait.' }], InterruptFrequencySeconds: '10' },
        next: 'bye',
        on: { MessagesInterrupted: 'move' },
      },
      move: {
        type,
        p: { AgentId: 'ben' },
        next: 'wait',
        errors: { NoMatchingError: 'bye', QueueAtCapacity: 'bye' },
      },
      bye,
    });
    for (const type of ['DequeueContactAndTransferToQueue', 'RouteContactToAgent']) {
      const centre = smallCentre(
        { main: toQueue(nurses), hold: queueFlow(type) },
        { agents: [ana, ben], defaultFlows: { customerQueue: 'arn:flow/hold' } },
      );
      const call = centre.call({ to: number });
      centre.advance(10);
      if (type.startsWith('Dequeue')) expect(all(call, 'queued').at(-1)?.queue).toBe('ben');
      centre.agent('ben').goesAvailable();
      expect(centre.agent('ben').contactId).toBe(call.contactId);
    }
  });
});

describe('a quick connect to an agent', () => {
  const flows: Flows = {
    main: toQueue(frontDesk),
    transfer: {
      hold: {
        type: 'UpdatePreviousContactParticipantState',
        p: { PreviousContactParticipantState: 'AgentOnHold' },
        next: 'tell',
        errors: { NoMatchingError: 'bye' },
      },
      tell: say('One moment.', 'to'),
      to: { type: 'TransferContactToAgent' },
      bye,
    },
  };
  const transferred = (defaultFlows: CentreOptions['defaultFlows']) => {
    const centre = centreOf(flows, defaultFlows && { defaultFlows });
    const call = centre.call({ to: number });
    centre.agent('ana').accepts();
    return { centre, call };
  };
  it('runs the transfer flow, then offers the call to her', () => {
    const { centre, call } = transferred({ agentTransfer: 'arn:flow/transfer' });
    centre.agent('ana').transfersTo({ agent: 'ben' });
    expect(words(call)).toEqual(['One moment.']);
    expect(all(call, 'held')).toMatchObject([{ who: 'agent' }]);
    centre.agent('ben').accepts();
    expect(call.waitsFor).toEqual({ what: 'conversation', agent: 'ben' });
  });
  it('cuts the call when she is busy', () => {
    const { centre, call } = transferred({ agentTransfer: 'arn:flow/transfer' });
    centre.agent('ben').goesOffline();
    centre.agent('ana').transfersTo({ agent: 'ben' });
    expect(call.state).toBe('ended');
  });
  it('waits in her queue without a flow', () => {
    const { centre, call } = transferred(undefined);
    centre.agent('ana').transfersTo({ agent: 'ben' });
    expect(all(call, 'queued').at(-1)?.queue).toBe('ben');
    expect(() => centre.agent('ben').transfersTo({ agent: 'eve' })).toThrow('cannot transfer while offered');
  });
});

describe('routing criteria', () => {
  const spanish = (level: string): JsonObject => ({
    AttributeCondition: {
      Name: 'language',
      Value: 'es',
      ProficiencyLevel: level,
      ComparisonOperator: 'NumberGreaterOrEqualTo',
    },
  });
  const skilled = (type: string, Steps: JsonObject[]): Readonly<Record<string, Short>> => ({
    skill: {
      type,
      p: { RoutingCriteria: { Steps } },
      next: 'set-queue',
      errors: { NoMatchingError: 'failed' },
    },
    ...toQueue(frontDesk),
    failed: say('Failed.', 'bye'),
  });
  const offeredTo = (Steps: JsonObject[], type = 'UpdateRoutingCriteria') => {
    const centre = smallCentre({ main: skilled(type, Steps) }, { agents: [ana, ben] });
    centre.agent('ben').goesAvailable();
    centre.agent('ana').goesAvailable();
    const call = centre.call({ to: number });
    return { centre, call, who: all(call, 'offered').map(({ agent }) => agent) };
  };
  it('choose the agent with the skill, not the one who is idle longest', () => {
    expect(offeredTo([{ Expression: spanish('3.0') }]).who).toEqual(['ana']);
    expect(
      offeredTo([{ Expression: { NotAttributeCondition: spanish('3.0').AttributeCondition ?? {} } }]).who,
    ).toEqual(['ben']);
    expect(offeredTo([{ Expression: { AndExpression: [spanish('2'), spanish('4')] } }]).who).toEqual(['ana']);
    expect(offeredTo([{ Expression: { OrExpression: [spanish('5'), spanish('4')] } }]).who).toEqual(['ana']);
  });
  it('are relaxed step by step, and then dropped', () => {
    const steps = [
      { Expression: spanish('5'), Expiry: { DurationInSeconds: 30 } },
      { Expression: spanish('4.5'), Expiry: { DurationInSeconds: 10 } },
    ];
    const { centre, call, who } = offeredTo(steps);
    expect(who).toEqual([]);
    centre.advance(39);
    expect(all(call, 'offered')).toEqual([]);
    centre.advance(1);
    expect(all(call, 'criteria-stepped').map((event) => event.criteriaStep)).toEqual([0, 1, 2]);
    expect(all(call, 'offered')).toMatchObject([{ agent: 'ben' }]);
  });
  it('name agents in the form that the console exports', () => {
    const match = {
      AttributeCondition: {
        ComparisonOperator: 'Match',
        MatchCriteria: { AgentsCriteria: { AgentIds: ['ana'] } },
      },
    };
    expect(offeredTo([{ Expression: match }], 'UpdateContactRoutingCriteria').who).toEqual(['ana']);
  });
  it('that cannot be read take the error branch', () => {
    for (const steps of [[], [{ Expression: {} }], [{ Expression: spanish('9') }]])
      expect(words(offeredTo(steps).call)).toEqual(['Failed.']);
  });
  it('leave an agent alone who does not take the channel', () => {
    const centre = smallCentre({ main: toQueue(frontDesk) }, { agents: [{ ...ana, channels: ['VOICE'] }] });
    centre.agent('ana').goesAvailable();
    centre.chat({ flow: 'arn:flow/main' });
    expect(centre.agent('ana').state).toBe('available');
  });
});

describe('queues that send a contact to each other', () => {
  it('do so eleven times, then the error branch runs', () => {
    const main = toQueue(frontDesk);
    const move: Short = {
      type: 'DequeueContactAndTransferToQueue',
      p: { QueueId: nurses },
      next: 'bye',
      errors: { NoMatchingError: 'enough', QueueAtCapacity: 'bye' },
    };
    const centre = smallCentre(
      { main, round: { move, enough: say('Enough.', 'bye'), bye } },
      { defaultFlows: { customerQueue: 'arn:flow/round' } },
    );
    const call = centre.call({ to: number });
    expect(all(call, 'queued')).toHaveLength(12);
    expect(words(call)).toEqual(['Enough.']);
    expect(call.records).toHaveLength(12);
  });
});
