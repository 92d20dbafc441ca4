import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/flow/document.ts';
import type { CentreOptions } from '../../../shared/simulator/options.ts';
import {
  all,
  bye,
  frontDesk,
  menu,
  number,
  type Short,
  say,
  smallCentre,
  toQueue,
  words,
} from './small-centre.ts';

const failing = say('Failed.', 'bye');
const step = (
  type: string,
  p: JsonObject,
  next = 'ok',
  error = 'NoMatchingError',
): Readonly<Record<string, Short>> => ({
  go: { type, p, next, errors: { [error]: 'failed' } },
  ok: say('Ok.', 'bye'),
  failed: failing,
  bye,
});
const chat = (main: Readonly<Record<string, Short>>, more: Partial<CentreOptions> = {}) =>
  smallCentre({ main }, more).chat({ flow: 'arn:flow/main' });
const task = (main: Readonly<Record<string, Short>>) =>
  smallCentre({ main }).task({ flow: 'arn:flow/main', name: 'Call back' });

describe('a chat', () => {
  it('reads text without waiting, and knows its channel', () => {
    const call = chat({ hi: say('Hello by $.Channel.', 'bye'), bye });
    expect(all(call, 'said')).toMatchObject([{ text: 'Hello by CHAT.', seconds: 0 }]);
    expect(call.record).toMatchObject({ Channel: 'CHAT', CustomerEndpoint: null });
  });
  it.each([
    ['MessageParticipant', { SSML: '<speak>Hi</speak>' }],
    ['MessageParticipant', { PromptId: 'p' }],
    ['TransferParticipantToThirdParty', { ThirdPartyPhoneNumber: '+12065550199' }],
    ['UpdatePreviousContactParticipantState', { PreviousContactParticipantState: 'OffHold' }],
    ['CreateWisdomSession', { WisdomAssistantArn: 'a' }],
    ['CheckOutboundCallStatus', {}],
    ['LoadContactContent', { ContentType: 'EmailMessage' }],
  ])('takes the error branch of %s %j', (type, p) => {
    expect(words(chat(step(type, p)))).toEqual(['Failed.']);
  });
  it('cannot answer a menu of keys, nor be called back', () => {
    expect(
      words(chat({ ask: menu({ '1': 'one' }), one: failing, other: failing, silent: failing, bye })),
    ).toEqual([]);
    expect(
      words(
        chat(
          step(
            'UpdateContactCallbackNumber',
            { CallbackNumber: '+12065550100' },
            'ok',
            'InvalidCallbackNumber',
          ),
        ),
      ),
    ).toEqual(['Failed.']);
  });
  it('takes settings of chat, which a call refuses', () => {
    const processing = step('UpdateContactMediaProcessing', { ChatProcessor: {} }, 'ok', 'ChannelMismatch');
    expect(words(chat(processing))).toEqual(['Ok.']);
    expect(words(smallCentre({ main: processing }).call({ to: number }))).toEqual(['Failed.']);
    const voice = step(
      'UpdateContactRecordingAndAnalyticsBehavior',
      { VoiceBehavior: {} },
      'ok',
      'ChannelMismatch',
    );
    expect(words(chat(voice))).toEqual(['Failed.']);
  });
  it('is shown a view, whose action is the branch and whose data are paths', () => {
    const main: Readonly<Record<string, Short>> = {
      form: {
        type: 'ShowView',
        p: {
          ViewResource: { Id: 'form' },
          InvocationTimeLimitSeconds: '60',
          ViewData: { Heading: '$.Channel' },
        },
        next: 'bye',
        on: { Next: 'next' },
        errors: { NoMatchingCondition: 'other', NoMatchingError: 'bye', TimeLimitExceeded: 'late' },
      },
      next: say('Thank you, $.Views.ViewResultData.name.', 'bye'),
      other: say('Other.', 'bye'),
      late: say('Late.', 'bye'),
      bye,
    };
    const call = chat(main);
    expect(call.waitsFor).toMatchObject({ what: 'view', view: 'form', data: { Heading: 'CHAT' } });
    call.submits('Next', { name: 'Ada' });
    expect(words(call)).toEqual(['Thank you, Ada.']);
    expect(JSON.stringify(all(call, 'view-submitted'))).not.toContain('Ada');
    const slow = chat(main);
    slow.silence();
    expect(words(slow)).toEqual(['Late.']);
    const back = chat(main);
    back.submits('Back');
    expect(words(back)).toEqual(['Other.']);
    expect(() => back.submits('Back')).toThrow('No view is shown.');
  });
  it('waits for the customer to return, or for a bot to leave', () => {
    const wait = (Events: string[]): Readonly<Record<string, Short>> => ({
      wait: {
        type: 'Wait',
        p: { TimeLimitSeconds: '60', Events },
        next: 'bye',
        on: { WaitCompleted: 'done', CustomerReturned: 'back', BotParticipantDisconnected: 'left' },
        errors: { NoMatchingError: 'bye', ParticipantNotFound: 'nobody' },
      },
      done: say('Done.', 'bye'),
      back: say('Back.', 'bye'),
      left: say('Left.', 'bye'),
      nobody: say('Nobody.', 'bye'),
      bye,
    });
    const call = chat(wait(['CustomerReturned']));
    expect(call.happens('BotParticipantDisconnected')).toBe(false);
    expect(call.happens('CustomerReturned')).toBe(true);
    expect(words(call)).toEqual(['Back.']);
    expect(words(chat(wait(['BotParticipantDisconnected'])))).toEqual(['Nobody.']);
    const bot = smallCentre({ main: wait(['BotParticipantDisconnected']) }).chat({
      flow: 'arn:flow/main',
      botParticipant: true,
    });
    bot.happens('BotParticipantDisconnected');
    expect(words(bot)).toEqual(['Left.']);
  });
  it.each([
    ['signed-in', 'Ok.'],
    ['failed', 'Failed.'],
  ] as const)('signs in: %s', (outcome, said) => {
    expect(words(chat(step('AuthenticateParticipant', {}), { signIn: () => outcome }))).toEqual([said]);
  });
  it('stops by name when nobody says how a sign-in ends, and joins an earlier chat', () => {
    expect(all(chat(step('AuthenticateParticipant', {})), 'stopped')).toMatchObject([
      { code: 'not-simulated' },
    ]);
    expect(words(chat(step('CreatePersistentContactAssociation', { SourceContactId: 'c' })))).toEqual([
      'Ok.',
    ]);
    expect(
      words(chat(step('CreatePersistentContactAssociation', { SourceContactId: '$.Attributes.x' }))),
    ).toEqual(['Failed.']);
  });
  it('is started with a text message, as a contact of its own', () => {
    const centre = smallCentre({
      main: step('StartOutboundChatContact', {
        SourceEndpoint: { Address: 'arn:number' },
        DestinationEndpoint: { Address: '+12065550123' },
        ContactFlowArn: 'arn:flow/later',
        InitialSystemMessage: { Content: 'Hello.' },
        RelatedContact: 'CURRENT',
      }),
      later: {
        mark: {
          type: 'UpdateContactAttributes',
          p: { Attributes: { answered: 'yes' }, TargetContact: 'Related' },
          next: 'bye',
          errors: { NoMatchingError: 'bye' },
        },
        bye,
      },
    });
    const call = centre.call({ to: number });
    const [created] = [...centre.calls];
    expect(all(call, 'contact-created')).toMatchObject([{ channel: 'CHAT' }]);
    centre.advance(2);
    expect(created && words(created)).toEqual(['Hello.']);
    expect(call.attributes).toEqual({ answered: 'yes' });
  });
});

describe('a task', () => {
  it('says nothing to nobody, cannot be asked, and reaches an agent', () => {
    const queued = { hi: say('Hello.', 'set-queue'), ...toQueue(frontDesk) };
    const agents = [{ username: 'ana', firstName: 'Ana', lastName: 'Reyes', queues: [frontDesk] }];
    const centre = smallCentre({ main: queued }, { agents });
    const call = centre.task({
      flow: 'arn:flow/main',
      name: 'Call back',
      references: { a: { Type: 'STRING', Value: 'b' } },
    });
    centre.agent('ana').goesAvailable();
    centre.agent('ana').accepts();
    centre.agent('ana').hangsUp();
    expect(words(call)).toEqual([]);
    expect(call.record).toMatchObject({
      Channel: 'TASK',
      CustomerEndpoint: null,
      ContactDetails: { Name: 'Call back' },
      Agent: { Username: 'ana' },
    });
  });
  it('is created by a flow, now or later', () => {
    const create = (more: JsonObject) =>
      smallCentre({
        main: step('CreateTask', {
          ContactFlowId: 'arn:flow/work',
          Name: 'Fax $.ContactId',
          Attributes: { a: 'b' },
          ...more,
        }),
        work: {
          wait: { type: 'Wait', p: { TimeLimitSeconds: '600' }, next: 'bye', on: { WaitCompleted: 'bye' } },
          bye,
        },
      });
    const centre = create({ DelaySeconds: '60' });
    const call = centre.call({ to: number });
    expect(words(call)).toEqual(['Ok.']);
    const [created] = [...centre.calls];
    expect(created).toMatchObject({ channel: 'TASK', waitsFor: { what: 'start' }, attributes: { a: 'b' } });
    centre.advance(60);
    expect(created?.waitsFor).toMatchObject({ what: 'time', flow: 'work' });
    expect(words(create({ ContactFlowId: 'none' }).call({ to: number }))).toEqual(['Failed.']);
    expect(words(create({ DelaySeconds: '600000' }).call({ to: number }))).toEqual(['Failed.']);
  });
  it('is paused and taken up again, by hand or by a flow', () => {
    const call = task({
      wait: { type: 'Wait', p: { TimeLimitSeconds: '60' }, next: 'bye', on: { WaitCompleted: 'go' } },
      ...step('ResumeContact', {}),
    });
    call.pauses();
    call.silence();
    expect(all(call, 'resumed')).toHaveLength(1);
    expect(all(call, 'step-entered').map((event) => event.step)).toContain('ok');
    const never = task(step('ResumeContact', {}));
    expect(all(never, 'step-entered').map((event) => event.step)).toContain('failed');
  });
});

describe('an e-mail', () => {
  it('has its text where a step loads it, and its prompts take the error branch', () => {
    const main: Readonly<Record<string, Short>> = {
      load: {
        type: 'LoadContactContent',
        p: { ContentType: 'EmailMessage' },
        next: 'keep',
        errors: { NoMatchingError: 'bye' },
      },
      keep: {
        type: 'UpdateContactAttributes',
        p: { Attributes: { text: '$.Email.EmailMessage.Plaintext', from: '$.CustomerEndpoint.Address' } },
        next: 'say',
        errors: { NoMatchingError: 'bye' },
      },
      say: { ...say('Hello.', 'bye'), errors: { NoMatchingError: 'failed' } },
      failed: {
        type: 'TagContact',
        p: { Tags: { prompt: 'failed' } },
        next: 'bye',
        errors: { NoMatchingError: 'bye' },
      },
      bye,
    };
    const call = smallCentre({ main }).email({
      flow: 'arn:flow/main',
      from: 'ada@example.org',
      to: 'desk@example.org',
      subject: 'Refill',
      body: 'Please.',
    });
    expect(call.record).toMatchObject({
      Channel: 'EMAIL',
      Attributes: { text: 'Please.', from: 'ada@example.org' },
      Tags: { prompt: 'failed' },
      ContactDetails: { Name: 'Refill' },
    });
  });
});

describe('a campaign call', () => {
  it.each([
    ['CallAnswered', 'Hello.'],
    ['VoicemailBeep', 'Failed.'],
  ] as const)('knows that %s', (answeredBy, said) => {
    const main: Readonly<Record<string, Short>> = {
      check: {
        type: 'CheckOutboundCallStatus',
        next: 'failed',
        on: { CallAnswered: 'hello' },
        errors: { NoMatchingError: 'failed' },
      },
      hello: say('Hello.', 'bye'),
      failed: failing,
      bye,
    };
    const call = smallCentre({ main }).outbound({
      flow: 'arn:flow/main',
      to: '+12065550123',
      from: number,
      answeredBy,
    });
    expect(words(call)).toEqual([said]);
  });
});

describe('actions that nobody outside AWS can run', () => {
  it.each(['CheckVoiceId', 'StartVoiceIdStream', 'CheckSegmentMembership', 'RouteContactToAgent'])(
    '%s stops the call and says why',
    (type) => {
      const [stop] = all(smallCentre({ main: step(type, {}) }).call({ to: number }), 'stopped');
      expect(stop).toMatchObject({ code: 'not-simulated', action: type });
      expect(stop?.message).toMatch(/ended on 2026-05-20|AWS has not documented/);
    },
  );
});
