import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCall } from '../../../local/cli/call.ts';
import { runCareline } from './run-careline.ts';

const on = (next: string, ...errors: readonly string[]) => ({
  NextAction: next,
  Errors: ['NoMatchingError', ...errors].map((ErrorType) => ({ ErrorType, NextAction: 'sorry' })),
});
const step = (Identifier: string, Type: string, Parameters: object = {}, Transitions: object = {}) => ({
  Identifier,
  Type,
  Parameters,
  Transitions,
});
const chosen = (Operands: string[], NextAction: string) => ({
  NextAction,
  Condition: { Operator: 'Equals', Operands },
});
const instanceArn = 'arn:aws:connect:us-east-1:111122223333:instance/i';

/** Of nobody's clinic: a function, hours, a menu, a bot, a queue. */
const main = {
  Version: '2019-10-30',
  StartAction: 'find',
  Metadata: { name: 'Main' },
  Actions: [
    step(
      'find',
      'InvokeLambdaFunction',
      {
        LambdaFunctionARN: 'arn:aws:lambda:us-east-1:111122223333:function:find-customer:live',
        InvocationTimeLimitSeconds: '3',
      },
      on('greet'),
    ),
    step('greet', 'MessageParticipant', { Text: 'Hello $.External.name.' }, on('hours')),
    step(
      'hours',
      'CheckHoursOfOperation',
      { HoursOfOperationId: `${instanceArn}/operating-hours/weekdays` },
      { ...on('sorry'), Conditions: [chosen(['True'], 'menu'), chosen(['False'], 'closed')] },
    ),
    step(
      'menu',
      'GetParticipantInput',
      { Text: 'For reception press 1. To say it press 2.', InputTimeLimitSeconds: '5', StoreInput: 'False' },
      {
        ...on('sorry', 'InputTimeLimitExceeded', 'NoMatchingCondition'),
        Conditions: [chosen(['1'], 'reception'), chosen(['2'], 'talk')],
      },
    ),
    step(
      'talk',
      'ConnectParticipantWithLexBot',
      { Text: 'What is it about?', LexBot: { Name: 'FrontBot', Region: 'us-east-1', Alias: 'live' } },
      {
        ...on('sorry', 'NoMatchingCondition', 'InputTimeLimitExceeded'),
        Conditions: [chosen(['Billing'], 'reception')],
      },
    ),
    step(
      'reception',
      'UpdateContactTargetQueue',
      { QueueId: `${instanceArn}/queue/reception` },
      on('transfer'),
    ),
    step('transfer', 'TransferContactToQueue', {}, on('bye', 'QueueAtCapacity')),
    step('closed', 'MessageParticipant', { Text: 'We are closed.' }, on('bye')),
    step('sorry', 'MessageParticipant', { Text: 'Something went wrong.' }, on('bye')),
    step('bye', 'DisconnectParticipant'),
  ],
};

let folder = '';
const put = (name: string, content: unknown): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(content));
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-call-'));
  put('flows/main.json', main);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const described = (): Record<string, unknown> =>
  JSON.parse(/```json\n(.*?)```/s.exec(readFileSync('local/calling/README.md', 'utf8'))?.[1] ?? '');
const call = (...args: readonly string[]) => runCareline('call', join(folder, 'flows'), ...args);

describe('careline call', () => {
  it('makes a call to flows of anybody, and says what it had to assume', async () => {
    const { code, out } = await call('--keys', '1,agent,agent-hangs-up');
    expect(out).toContain('hours “weekdays” are always open: no instance file says otherwise');
    expect(out).toContain(
      '(function “find-customer” is asked with {}; no instance file answers for it, so it fails)',
    );
    expect(out).toContain('InvokeLambdaFunction “find” takes its branch NoMatchingError');
    expect(out).toContain('Flow  Something went wrong.');
    expect(code).toBe(0);
  });

  it('with a described instance: its number, hours, functions, bot, queue and agent', async () => {
    const instance = put('instance.json', described());
    const { code, out, err } = await call(
      '--instance',
      instance,
      '--to',
      '+12065550100',
      '--keys',
      '2,say my bill,agent-hangs-up',
    );
    expect(err).toBe('');
    expect(out).toContain('Flow  Hello Rosa.');
    expect(out).toContain('hours “weekdays”: open');
    expect(out).toContain('waiting in the queue “reception”, place 1');
    expect(out).toContain('(ana answers)');
    expect(out).not.toContain('no instance file');
    expect(out).toMatch(/\(the call has ended\)\n$/);
    expect(code).toBe(0);
  });

  it('keeps the hours and the overrides of the instance', async () => {
    const closed = put('closed.json', { ...described(), startAt: '2026-03-03T18:00:00-08:00' });
    expect((await call('--instance', closed, '--keys', 'wait')).out).toContain('We are closed.');
    const holiday = put('holiday.json', { ...described(), startAt: '2026-03-10T10:00:00-07:00' });
    expect((await call('--instance', holiday, '--keys', 'wait')).out).toContain('We are closed.');
  });

  it('keeps an override that recurs', async () => {
    const rest = described();
    const [weekdays] = Array.isArray(rest.hours) ? rest.hours : [];
    const secondTuesday = {
      OverrideType: 'CLOSED',
      EffectiveFrom: '2026-01-01',
      EffectiveTill: '2026-12-31',
      OverrideConfig: [
        { Day: 'TUESDAY', StartTime: { Hours: 9, Minutes: 0 }, EndTime: { Hours: 12, Minutes: 0 } },
      ],
      RecurrenceConfig: {
        RecurrencePattern: { Frequency: 'MONTHLY', Interval: 1, ByWeekdayOccurrence: [2] },
      },
    };
    const heard = async (startAt: string) => {
      const hours = [{ ...weekdays, HoursOfOperationOverrides: [secondTuesday] }];
      return (await call('--instance', put('recurs.json', { ...rest, hours, startAt }), '--keys', 'wait'))
        .out;
    };
    expect(await heard('2026-04-07T10:00:00-07:00')).not.toContain('We are closed.');
    expect(await heard('2026-04-14T10:00:00-07:00')).toContain('We are closed.');
    expect(await heard('2026-04-14T13:00:00-07:00')).not.toContain('We are closed.');
  });

  it('asks at the terminal for keys and for the answers of functions; an empty line is silence', async () => {
    const lines = ['{"name": "Leo"}', 'nothing', '', undefined];
    const said = { out: '', err: '' };
    const asked: string[] = [];
    const output = {
      out: (text: string) => {
        said.out += text;
      },
      err: (text: string) => {
        said.err += text;
      },
    };
    const code = await runCall([join(folder, 'flows')], {}, output, async (question) => {
      asked.push(question);
      return lines.shift();
    });
    expect(asked[0]).toContain('function “find-customer” is asked with {}; its answer as JSON');
    expect(asked[1]).toBe('a key> ');
    expect(said.out).toContain('Hello Leo.');
    expect(said.err).toContain('"nothing" is no move of a call. Write digits, * and #');
    expect(said.out).toContain('takes its branch InputTimeLimitExceeded');
    expect(code).toBe(0);
  });

  it('says where a call stands that nobody answers', async () => {
    const instance = put('nobody.json', { ...described(), agents: [] });
    const { code, out } = await call('--instance', instance, '--keys', '1');
    expect(out).toContain('(the call waits: an agent of the queue ("agent"), or "wait")');
    expect(code).toBe(0);
  });

  it('makes the calls that careline explore has found', async () => {
    const found = join(folder, 'found');
    const { err } = await runCareline('explore', join(folder, 'flows'), '--calls', found);
    const files = readdirSync(found);
    const file = files.find((name) => name.endsWith('-no-person.json')) ?? '';
    expect(err).toContain(`careline call ${join(folder, 'flows')} --replay ${join(found, file)}\n`);
    const { code, out } = await call('--replay', join(found, file));
    expect(out).toContain('Flow  ');
    expect(out).toContain('(the call has ended)');
    expect(code).toBe(0);
    expect((await call('--replay', put('no-script.json', { turns: 1 }))).err).toContain(
      'is no call of "careline explore',
    );
  });

  it.each([
    ['a move that is none', ['--keys', '1,jump'], '"jump" is no move of a call'],
    ['a flow that is not there', ['--entry', 'Other'], 'No flow is called "Other". There are "Main".'],
    ['a number that is not there', ['--to', '+12065550199'], 'The instance file has no number +12065550199'],
    ['an instance file that is none', ['--instance', 'package.json'], 'does not describe an instance'],
    ['an instance file that is not there', ['--instance', 'nowhere.json'], 'cannot be read as JSON'],
  ])('exits with 2 and says what to do for %s', async (_name, args, message) => {
    const { code, err } = await call('--keys', '1', ...args);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  it('names the member of an instance file that is wrong', async () => {
    const wrong = put('wrong.json', { ...described(), queues: [{ name: 'reception', maxContacts: 'five' }] });
    const { err } = await call('--instance', wrong, '--keys', 'wait');
    expect(err).toContain('queues.0.maxContacts: Invalid input: expected number');
    const zone = put('zone.json', { hours: [{ Name: 'h', TimeZone: 'Mars/Base', Config: [] }] });
    expect((await call('--instance', zone, '--keys', 'wait')).err).toContain(
      'The hours "h" cannot be judged: Invalid time zone',
    );
  });
});
