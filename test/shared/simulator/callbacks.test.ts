import { describe, expect, it } from 'vitest';
import type { CentreOptions } from '../../../shared/simulator/options.ts';
import {
  all,
  bye,
  caller,
  frontDesk,
  number,
  type Short,
  say,
  set,
  smallCentre,
  words,
} from './small-centre.ts';

const main = {
  note: set({ reason: 'bill' }, 'set-queue'),
  'set-queue': {
    type: 'UpdateContactTargetQueue',
    p: { QueueId: frontDesk },
    next: 'number',
    errors: { NoMatchingError: 'bye' },
  },
  number: {
    type: 'UpdateContactCallbackNumber',
    p: { CallbackNumber: '$.CustomerEndpoint.Address' },
    next: 'create',
    errors: { InvalidCallbackNumber: 'invalid', CallbackNumberNotDialable: 'barred' },
  },
  create: {
    type: 'CreateCallbackContact',
    p: { InitialCallDelaySeconds: '60', MaximumConnectionAttempts: '2', RetryDelaySeconds: '600' },
    next: 'told',
    errors: { NoMatchingError: 'failed' },
  },
  told: say('We call you back.', 'bye'),
  invalid: say('Invalid.', 'bye'),
  barred: say('Barred.', 'bye'),
  failed: say('Failed.', 'bye'),
  bye,
} satisfies Record<string, Short>;
const centreOf = (more: Partial<CentreOptions> = {}) =>
  smallCentre(
    { main },
    {
      agents: [
        {
          username: 'ana',
          firstName: 'Ana',
          lastName: 'Reyes',
          queues: [frontDesk],
          answers: 'automatically',
        },
      ],
      ...more,
    },
  );

describe('a callback', () => {
  it('waits its delay, then for an agent, then rings the customer, with the attributes of the call', () => {
    const centre = centreOf();
    const call = centre.call({ to: number, from: caller });
    expect(call.state).toBe('ended');
    const [back] = centre.calls;
    expect(back?.waitsFor).toMatchObject({ what: 'callback' });
    centre.agent('ana').goesAvailable();
    expect(centre.agent('ana').state).toBe('available');
    centre.advance(70);
    expect(back?.waitsFor).toEqual({ what: 'conversation', agent: 'ana' });
    expect(centre.agent('ana').screen).toEqual({ reason: 'bill' });
    back?.hangUp();
    expect(back?.record).toMatchObject({
      InitiationMethod: 'CALLBACK',
      InitialContactId: 'id-1',
      PreviousContactId: 'id-1',
      CustomerEndpoint: { Address: caller },
      Queue: { Name: 'front-desk' },
    });
    expect(all(call, 'callback-created')).toMatchObject([{ callbackContactId: 'id-2' }]);
  });
  it('tries again after its delay, and gives up after its attempts', () => {
    const centre = centreOf({ callback: () => 'no-answer' });
    centre.call({ to: number, from: caller });
    const [back] = centre.calls;
    centre.agent('ana').goesAvailable();
    centre.advance(70);
    expect(centre.agent('ana').state).toBe('available');
    expect(back?.waitsFor).toMatchObject({ what: 'callback' });
    centre.advance(600);
    expect(back?.state).toBe('ended');
    expect(back ? all(back, 'callback-dialled').map((event) => event.attempt) : []).toEqual([1, 2]);
    expect(back?.record).toMatchObject({ ConnectedToSystemTimestamp: null });
  });
  it('is not possible to a withheld number, nor to one that may not be dialled', () => {
    expect(words(centreOf().call({ to: number }))).toEqual(['Invalid.']);
    expect(words(centreOf({ canDial: () => false }).call({ to: number, from: caller }))).toEqual(['Barred.']);
  });
  it('runs its own flow first, in which nobody can be spoken to', () => {
    const own = { create: { ...main.create, p: { ...main.create.p, ContactFlowId: 'arn:flow/own' } } };
    const centre = smallCentre(
      {
        main: { ...main, ...own },
        own: {
          word: { ...say('Hello?', 'bye'), errors: { NoMatchingError: 'go' } },
          go: {
            type: 'TransferContactToQueue',
            next: 'bye',
            errors: { QueueAtCapacity: 'bye', NoMatchingError: 'bye' },
          },
          bye,
        },
      },
      {
        agents: [
          {
            username: 'ana',
            firstName: 'Ana',
            lastName: 'Reyes',
            queues: [frontDesk],
            answers: 'automatically',
          },
        ],
      },
    );
    centre.call({ to: number, from: caller });
    const [back] = centre.calls;
    expect(back && words(back)).toEqual([]);
    expect(back?.waitsFor).toMatchObject({ what: 'agent', queue: 'front-desk' });
    centre.agent('ana').goesAvailable();
    expect(back?.waitsFor).toMatchObject({ what: 'conversation' });
  });
});

describe('a transfer to a phone number', () => {
  const dial = (ContinueFlowExecution: string): Readonly<Record<string, Short>> => ({
    dial: {
      type: 'TransferParticipantToThirdParty',
      p: {
        ThirdPartyPhoneNumber: '+12065550199',
        ThirdPartyConnectionTimeLimitSeconds: '20',
        ContinueFlowExecution,
      },
      next: 'after',
      errors: { ConnectionTimeLimitExceeded: 'late', CallFailed: 'busy', NoMatchingError: 'failed' },
    },
    after: say('Back again.', 'bye'),
    late: say('Late.', 'bye'),
    busy: say('Busy.', 'bye'),
    failed: say('Failed.', 'bye'),
    bye,
  });
  const dialled = (continues: string, thirdParty: CentreOptions['thirdParty']) =>
    smallCentre({ main: dial(continues) }, thirdParty ? { thirdParty } : {}).call({ to: number });

  it('goes on when the third party hangs up', () => {
    const call = dialled('True', () => 'answered');
    expect(call.waitsFor).toMatchObject({ what: 'third-party' });
    call.thirdPartyHangsUp();
    expect(words(call)).toEqual(['Back again.']);
  });
  it('goes on by itself after the seconds of the talk', () => {
    const call = dialled('True', () => ({ outcome: 'answered', seconds: 60 }));
    call.silence();
    expect(all(call, 'said')[0]?.at).toBe(Date.parse('2026-03-02T14:01:00Z'));
  });
  it('ends the flow when it says so', () => {
    const call = dialled('False', () => 'answered');
    call.thirdPartyHangsUp();
    expect(call.record).toMatchObject({
      DisconnectReason: 'THIRD_PARTY_DISCONNECT',
      TransferredToEndpoint: { Address: '+12065550199' },
    });
    expect(words(call)).toEqual([]);
  });
  it('has a branch for no answer, after the time limit, and one for a busy line', () => {
    const call = dialled('True', () => 'no-answer');
    expect(all(call, 'said')).toMatchObject([{ text: 'Late.', at: Date.parse('2026-03-02T14:00:20Z') }]);
    expect(words(dialled('True', () => 'busy'))).toEqual(['Busy.']);
  });
});
