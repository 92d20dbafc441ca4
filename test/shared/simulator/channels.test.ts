import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/flow/document.ts';
import type { CentreOptions } from '../../../shared/simulator/options.ts';
import { all, bye, menu, number, type Short, say, smallCentre, words } from './small-centre.ts';

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
const _task = (main: Readonly<Record<string, Short>>) =>
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
