import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/flow/document.ts';
import type { CentreOptions } from '../../../shared/simulator/options.ts';
import { all, bye, frontDesk, number, type Short, say, smallCentre, toQueue, words } from './small-centre.ts';

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
const _chat = (main: Readonly<Record<string, Short>>, more: Partial<CentreOptions> = {}) =>
  smallCentre({ main }, more).chat({ flow: 'arn:flow/main' });
const task = (main: Readonly<Record<string, Short>>) =>
  smallCentre({ main }).task({ flow: 'arn:flow/main', name: 'Call back' });

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
