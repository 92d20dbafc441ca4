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
