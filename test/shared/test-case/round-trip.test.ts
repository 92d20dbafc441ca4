import { describe, expect, it } from 'vitest';
import { compile } from '../../../shared/flow/compile.ts';
import { createCentre } from '../../../shared/simulator/centre.ts';
import type { CallScript, ScriptStep } from '../../../shared/test-case/call-script.ts';
import { exportScript } from '../../../shared/test-case/export-script.ts';
import { importScript } from '../../../shared/test-case/import-script.ts';
import { sameResource } from '../../../shared/test-case/match.ts';
import { readTestCase } from '../../../shared/test-case/read-test-case.ts';
import { RecordedCall } from '../../../shared/test-case/record-call.ts';
import { runTestCase, type Verdict, type World } from '../../../shared/test-case/run-test-case.ts';
import { worldOf } from '../../../shared/test-case/world-of.ts';
import { answering, goodDay } from '../../calls/answers.ts';
import { agentNamed, arnOf, Clinic, clinicNumber, instance, mobile } from '../../calls/clinic.ts';

/** The published flows of the clinic on a good day, open, with ana at her desk. */
function clinic(agents: readonly string[] = ['ana']): World {
  let id = 0;
  return {
    ...instance,
    ids: () => `contact-${++id}`,
    hours: instance.hours.map((hours) => ({ ...hours, isOpen: () => true })),
    agents: agents.map(agentNamed),
    functions: answering(goodDay),
  };
}

const entry = arnOf('flow', 'answer-call');
const script = (steps: readonly ScriptStep[], more: Partial<CallScript> = {}): CallScript => ({
  name: 'a call',
  flow: entry,
  from: mobile,
  steps,
  ...more,
});
const run = (one: CallScript, world = clinic()): Promise<Verdict> =>
  runTestCase(readTestCase(JSON.parse(JSON.stringify(exportScript(one)))), world);

const urgent: ScriptStep[] = [
  { hears: 'dial 911' },
  { presses: '9' },
  { hears: 'call or text 988' },
  { queued: arnOf('queue', 'crisis') },
  { ends: true },
];
const scripts: readonly [name: string, script: CallScript, status: Verdict['status']][] = [
  ['urgent help', script(urgent), 'PASSED'],
  [
    'words nobody says',
    script([{ hears: 'dial 911' }, { presses: '9' }, { hears: 'press star to sing' }]),
    'FAILED',
  ],
  [
    'another queue',
    script(urgent.map((step) => ('queued' in step ? { queued: arnOf('queue', 'billing') } : step))),
    'FAILED',
  ],
  [
    'a function that answers otherwise',
    script(
      [
        { hears: 'dial 911' },
        { presses: '1' },
        { presses: '1' },
        { functionStarts: arnOf('function', 'recognise-caller') },
        { functionEnds: arnOf('function', 'recognise-caller') },
        { holds: { path: '$.External.outcome', operator: 'Equals', operand: 'unknown-number' } },
        { ends: true },
      ],
      {
        instead: [
          { function: arnOf('function', 'recognise-caller'), answers: { outcome: 'unknown-number' } },
        ],
      },
    ),
    'PASSED',
  ],
  [
    'a wrong expectation of an attribute',
    script([
      { hears: 'dial 911' },
      { holds: { path: '$.Attributes.nobody', operator: 'Equals', operand: 'x' } },
      { ends: true },
    ]),
    'FAILED',
  ],
  ['a caller who hangs up', script([{ hears: 'dial 911' }, { hangsUp: true }]), 'PASSED'],
];

describe('a call script', () => {
  it.each(scripts)('%s: exported, imported and run, has the same verdict', async (_, one, status) => {
    const exported = exportScript(one);
    const { script: imported, notes } = importScript(readTestCase(exported));
    expect(notes).toEqual([]);
    expect(imported).toEqual(one);
    expect(exportScript(imported)).toEqual(exported);
    expect(await run(one)).toMatchObject({ status });
    expect((await run(imported)).status).toBe(status);
  });

  it('names the observation that was never made', async () => {
    const verdict = await run(scripts[1]?.[1] ?? script([]));
    expect(verdict).toEqual({
      status: 'FAILED',
      observation: 'observation-3',
      message:
        'MessageReceived {"Text":"press star to sing","MatchingCriteria":{"Type":"Inclusion"}} was never observed',
      made: ['observation-1', 'observation-2'],
    });
  });

  it('names the assertion that did not hold', async () => {
    expect(await run(scripts[4]?.[1] ?? script([]))).toMatchObject({
      observation: 'observation-2',
      message: '$.Attributes.nobody is not Equals "x" at this moment',
    });
  });
});

describe('a recorded call', () => {
  it.each<[string, readonly string[]]>([
    ['urgent help', ['9']],
    ['an appointment', ['1', '1', '04121968', '1']],
    ['a bill', ['1', '3', '04121968', '1']],
    ['a key that means nothing', ['1', '7', '7']],
  ])('%s: exports to a test case that passes on the same flows, and fails on others', async (_, keys) => {
    const { centre } = new Clinic({ open: true, agents: [] });
    const recorded = new RecordedCall(centre.call({ to: clinicNumber, from: mobile }));
    for (const key of keys) await recorded.press(key);
    const one = recorded.script({ name: 'recorded', flow: entry, from: mobile });
    expect(one.steps.length).toBeGreaterThan(keys.length * 2);
    expect(await run(one, clinic([]))).toMatchObject({ status: 'PASSED' });
    const mute = {
      ...clinic([]),
      flows: clinic().flows.map((flow) => ({ ...flow, content: quieter(flow.content) })),
    };
    expect(await runTestCase(readTestCase(exportScript(one)), mute)).toMatchObject({ status: 'FAILED' });
  });

  it('of a flow whose bot cannot be reached passes on the same flow', async () => {
    const errors = { NoMatchingError: 'sorry', NoMatchingCondition: 'sorry' };
    const say = (Text: string, next: string) => ({
      type: 'MessageParticipant',
      parameters: { Text },
      next,
      errors: { NoMatchingError: next },
      conditions: [],
    });
    const bot = {
      LexV2Bot: { AliasArn: 'arn:aws:lex:us-east-1:111122223333:bot-alias/A/B' },
      Text: 'What is it about?',
    };
    const content = compile({
      name: 'asking',
      kind: 'CONTACT_FLOW',
      start: 'hello',
      metadata: {},
      steps: {
        hello: say('Welcome.', 'ask'),
        ask: { type: 'ConnectParticipantWithLexBot', parameters: bot, errors, conditions: [] },
        sorry: say('Error.', 'bye'),
        bye: { type: 'DisconnectParticipant', parameters: {}, errors: {}, conditions: [] },
      },
    });
    const world = worldOf([{ name: 'asking', content }]);
    const centre = createCentre({ ...world, numbers: [{ number: clinicNumber, flow: 'asking' }] });
    const recorded = new RecordedCall(centre.call({ to: clinicNumber, from: mobile }));
    const one = recorded.script({ name: 'recorded', flow: 'asking', from: mobile });
    expect(one.steps.filter((step) => 'hears' in step)).toHaveLength(2);
    expect(await runTestCase(readTestCase(exportScript(one)), world)).toMatchObject({ status: 'PASSED' });
  });
});

/** The same flow with other words. */
const quieter = (content: string | object): string =>
  (typeof content === 'string' ? content : JSON.stringify(content)).replaceAll('911', 'somebody');

describe('the exported document', () => {
  it('is as the service takes it: identifiers everywhere, no Usage, last action without NextAction', () => {
    const { Content, EntryPoint } = exportScript(scripts[3]?.[1] ?? script([]));
    expect(EntryPoint).toEqual({
      Type: 'VOICE_CALL',
      VoiceCallEntryPointParameters: { FlowId: entry, SourcePhoneNumber: mobile },
    });
    expect(Content.Version).toBe('2019-10-30');
    expect(Content.Observations[0]).toEqual({
      Identifier: 'observation-1',
      Event: { Identifier: 'observation-1-event', Type: 'TestInitiated', Actor: 'System', Properties: {} },
      Actions: [
        {
          Identifier: 'observation-1-action-1',
          Type: 'OverrideSystemBehavior',
          Parameters: {
            ActionType: 'OverrideSystemBehavior',
            Behavior: {
              Type: 'FlowAction',
              Properties: {
                ActionType: 'InvokeLambdaFunction',
                ActionParameters: { LambdaFunctionARN: arnOf('function', 'recognise-caller') },
                Strategy: {
                  Type: 'MockResponse',
                  Response: {
                    Type: 'ExecutionResult',
                    ExecutionResult: { DelaySeconds: 0, LoadedData: '{"outcome":"unknown-number"}' },
                  },
                },
              },
            },
          },
          Transitions: {},
        },
      ],
      Transitions: { NextObservations: ['observation-2'] },
    });
    const last = Content.Observations.at(-1);
    expect(last?.Transitions).toEqual({ NextObservations: [] });
    expect(last?.Actions.map((action) => [action.Type, action.Transitions])).toEqual([
      ['Assert', { NextAction: `${last?.Identifier}-action-2` }],
      ['TestControl', {}],
    ]);
    expect(last?.Actions[0]?.Parameters).not.toHaveProperty('ActionType');
  });
});

describe('a function that a test case names', () => {
  const live = (name: string) => `arn:aws:lambda:us-east-1:111122223333:function:${name}:live`;
  it('is that one alone, though all of them have an alias of the same name', () => {
    const same = (wanted: string, called: string) => sameResource(wanted, called, () => []);
    expect(same(live('book-visit'), live('book-visit'))).toBe(true);
    expect(same('book-visit', live('book-visit'))).toBe(true);
    expect(same(live('book-visit'), live('read-balance'))).toBe(false);
  });
});
