import { describe, expect, it } from 'vitest';
import { phraseBot } from '../../../shared/simulator/phrase-bot.ts';
import type { CallScript, ScriptStep, StandIn } from '../../../shared/test-case/call-script.ts';
import { exportScript } from '../../../shared/test-case/export-script.ts';
import { importScript } from '../../../shared/test-case/import-script.ts';
import { readTestCase } from '../../../shared/test-case/read-test-case.ts';
import { runTestCase, type World } from '../../../shared/test-case/run-test-case.ts';
import { bye, compare, flowJson, type Short, say } from '../simulator/small-centre.ts';

const alias = 'arn:aws:lex:us-east-1:111122223333:bot-alias/DESK/LIVE';
const other = 'arn:aws:lex:us-east-1:111122223333:bot-alias/DESK/TEST';
const ask: Short = {
  type: 'ConnectParticipantWithLexBot',
  p: { Text: 'How can we help?', LexV2Bot: { AliasArn: alias } },
  next: 'other',
  on: { PayBill: 'pay' },
  errors: { NoMatchingCondition: 'other', NoMatchingError: 'failed', InputTimeLimitExceeded: 'late' },
};
const main = flowJson({
  channel: compare('$.Channel', { CHAT: 'hello' }, 'failed'),
  hello: say('Hello.', 'ask'),
  ask,
  pay: say('Paying.', 'bye'),
  other: say('Something else.', 'bye'),
  failed: say('The bot is gone.', 'bye'),
  late: say('Too late.', 'bye'),
  bye,
});
const bot = (aliasArn: string, phrase: string) =>
  phraseBot({ aliasArn, intents: [{ name: 'PayBill', phrases: [phrase] }] });
const world = (): World => {
  let ids = 0;
  return {
    instanceArn: 'arn:aws:connect:us-east-1:111122223333:instance/i-1',
    startAt: new Date('2026-03-02T14:00:00Z'),
    ids: () => `id-${++ids}`,
    flows: [{ arn: 'arn:flow/main', name: 'main', content: main }],
    bots: [bot(alias, 'pay my bill'), bot(other, 'geld')],
  };
};
const chat = (steps: readonly ScriptStep[], instead?: readonly StandIn[]): CallScript => ({
  name: 'a chat',
  flow: 'arn:flow/main',
  channel: 'CHAT',
  steps,
  ...(instead && { instead }),
});
const run = (script: CallScript) =>
  runTestCase(readTestCase(JSON.parse(JSON.stringify(exportScript(script)))), world());

const talk: readonly ScriptStep[] = [
  { hears: 'Hello' },
  { botStarts: alias },
  { hears: 'How can we help' },
  { holds: { path: '$.Channel', operator: 'Equals', operand: 'CHAT' } },
  { says: 'pay my bill' },
  { botEnds: alias },
  { hears: 'Paying.' },
  { ends: true },
];

describe('a test case of a chat', () => {
  it('is exported, imported, and runs with the bot of the flow', async () => {
    const one = chat(talk);
    const exported = exportScript(one);
    expect(exported.EntryPoint).toEqual({
      Type: 'CHAT',
      ChatEntryPointParameters: { FlowId: 'arn:flow/main' },
    });
    expect(importScript(readTestCase(exported))).toEqual({ script: one, notes: [] });
    expect(await run(one)).toMatchObject({ status: 'PASSED' });
    const unheard = talk.map((step) => ('says' in step ? { says: 'sing' } : step));
    expect(await run(chat(unheard))).toMatchObject({ status: 'FAILED' });
  });

  it('has no keys: DtmfInput is refused before anything runs', () => {
    expect(() => readTestCase(exportScript(chat([{ hears: 'Hello' }, { presses: '1' }])))).toThrow(
      'Not a test case: /EntryPoint is a chat, which has no keys: write Utterance instead of DtmfInput',
    );
  });
});

describe('a stand-in for a Lex bot', () => {
  it.each<[string, StandIn, ScriptStep[]]>([
    ['another bot', { bot: alias, by: other }, [{ says: 'geld' }, { hears: 'Paying.' }]],
    ['a failure', { bot: alias, fails: 'NoMatchingError' }, [{ hears: 'The bot is gone.' }]],
    ['a time limit', { bot: alias, fails: 'TimeLimitExceeded' }, [{ hears: 'Too late.' }]],
  ])('is %s', async (_, standIn, steps) => {
    const one = chat([{ botStarts: alias }, ...steps, { ends: true }], [standIn]);
    expect(importScript(readTestCase(exportScript(one)))).toEqual({ script: one, notes: [] });
    expect(await run(one)).toMatchObject({ status: 'PASSED' });
    expect((await run(chat(one.steps))).status).toBe('FAILED');
  });

  it.each([
    ['ConnectParticipantWithLexBot', 'the form of an answer that is given for arn:bot is documented nowhere'],
    ['ConnectParticipantWithAgenticCX', 'functions, hours, queues and Lex bots are'],
  ])('of %s that is given an answer is refused by name', async (ActionType, why) => {
    const { Content } = exportScript(chat([{ ends: true }]));
    const [first, ...others] = Content.Observations;
    const Properties = {
      ActionType,
      ActionParameters: { LexV2Bot: { AliasArn: 'arn:bot' } },
      Strategy: {
        Type: 'MockResponse',
        Response: { Type: 'ExecutionResult', ExecutionResult: { DelaySeconds: 0, LoadedData: '{}' } },
      },
    };
    const override = {
      Identifier: 'override',
      Type: 'OverrideSystemBehavior',
      Parameters: { ActionType: 'OverrideSystemBehavior', Behavior: { Type: 'FlowAction', Properties } },
      Transitions: {},
    };
    const read = readTestCase({ ...Content, Observations: [{ ...first, Actions: [override] }, ...others] });
    const verdict = await runTestCase({ ...read, channel: 'CHAT', flow: 'main' }, world());
    expect(verdict).toMatchObject({ status: 'FAILED', message: expect.stringContaining(why) });
  });
});
