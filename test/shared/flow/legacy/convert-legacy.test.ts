import { describe, expect, it } from 'vitest';
import { specOf } from '../../../../shared/flow/actions.ts';
import { compile } from '../../../../shared/flow/compile.ts';
import type { Step } from '../../../../shared/flow/flow.ts';
import { legacyBlocks } from '../../../../shared/flow/legacy/blocks.ts';
import { convertLegacy } from '../../../../shared/flow/legacy/convert-legacy.ts';
import { parse } from '../../../../shared/flow/parse.ts';
import { breaches } from '../breaches.ts';
import { block, both, end, examples, given, to } from './legacy-blocks.ts';

function converted(one: object): { step: Step | undefined; losses: string[] } {
  const { flow, losses } = convertLegacy({ modules: [one, end], start: 'a', metadata: {} });
  return { step: flow.steps.a, losses: losses.map((loss) => loss.message) };
}

describe('an export of the old console', () => {
  it.each(examples)('gives %s', (_, old, type, parameters) => {
    const { step } = converted(old);
    expect(step).toMatchObject({ type, parameters });
    const spec = specOf(type);
    expect(step && spec && breaches(spec, step)).toEqual([]);
  });

  it('has only actions that exist', () => {
    for (const type of Object.keys(legacyBlocks)) {
      const { step } = converted(block(type, [], []));
      expect(specOf(step?.type ?? ''), type).toBeDefined();
    }
  });

  it('turns shares in percent into bounds', () => {
    const share = (value: string) => ({
      ...to('Evaluate', 'z'),
      conditionType: 'Equals',
      conditionValue: value,
    });
    const { step } = converted(
      block('PercentileBranching', [], [share('3'), share('6'), share('8'), to('NoMatch', 'z')]),
    );
    expect(step?.conditions.map(({ operator, operands }) => [operator, ...operands])).toEqual([
      ['NumberLessThan', '4'],
      ['NumberLessThan', '10'],
      ['NumberLessThan', '18'],
    ]);
  });

  it('asks a queue for its waiting time in milliseconds, as before', () => {
    const time = { ...to('CheckQueueTime', 'z'), conditionType: 'LessThan', conditionValue: 300000 };
    const { step, losses } = converted(
      block('CheckQueueStatus', [], [time, to('NoMatch', 'z'), to('Error', 'z')]),
    );
    expect(step).toMatchObject({
      type: 'CheckMetricData',
      parameters: { MetricType: 'OldestContactInQueueAgeSeconds' },
      conditions: [{ operator: 'NumberLessThan', operands: ['300000'], next: 'z' }],
    });
    expect(losses).toEqual([]);
  });

  it('says which error branch it had to add, and where it leads', () => {
    const { losses } = converted(
      block(
        'SetContactFlow',
        [given('ContactFlowId', 'arn:q'), given('Type', 'AgentWhisper')],
        [to('Success', 'z')],
      ),
    );
    expect(losses).toEqual(['needs a branch for NoMatchingError, which was added and leads to "z"']);
  });

  it('says what it left out: a parameter, a branch, an operator, an error branch that is refused today', () => {
    const odd = { ...to('Evaluate', 'z'), conditionType: 'Resembles', conditionValue: 'x' };
    expect(
      converted(
        block(
          'CheckAttribute',
          [given('Attribute', 'a b'), given('Namespace', 'Weather'), given('Mood', 'sunny')],
          [odd, to('NoMatch', 'z'), to('Rain', 'z')],
        ),
      ).losses,
    ).toEqual([
      `tests an attribute of "Weather", taken for $.Weather.['a b']`,
      'cannot test by "Resembles": the branch was left out',
      'has the parameter "Mood", which was left out',
      'has the branch "Rain", which was left out',
    ]);
    expect(converted(block('SetRecordingBehavior', [], both)).losses).toContain(
      'had an error branch, and UpdateContactRecordingBehavior cannot fail: the branch was left out',
    );
  });

  it.each<[object, string]>([
    [{ parameters: 'x' }, 'has parameters that are no list, which were left out'],
    [{ parameters: [7, { value: 'v' }] }, 'has a parameter without a name, which was left out (2 times)'],
    [
      { branches: [{ condition: 'Success' }] },
      'has a branch without condition and transition, which was left out',
    ],
    [{ target: 7 }, 'has a target that is no text, which was left out'],
  ])('leaves out nothing in silence: %j', (rest, loss) => {
    expect(converted({ id: 'a', type: 'Disconnect', parameters: [], branches: [], ...rest }).losses).toEqual([
      loss,
    ]);
  });

  it('keeps a block that it does not know, under its old name', () => {
    const { step, losses } = converted(block('TeleportCaller', [], both));
    expect(step).toMatchObject({ type: 'TeleportCaller', next: 'z', errors: { NoMatchingError: 'z' } });
    expect(losses).toEqual(['is a block "TeleportCaller", which is not known: replace it by hand']);
  });

  it('keeps places, names of resources, name and kind', () => {
    const queue = block('SetQueue', [given('Queue', 'arn:q', { resourceName: 'Front' })], both);
    const { flow } = convertLegacy({
      modules: [queue, end],
      start: 'a',
      metadata: { name: 'N', type: 'customerQueue', status: 'published', entryPointPosition: { x: 3, y: 4 } },
    });
    expect(flow).toMatchObject({
      name: 'N',
      kind: 'CUSTOMER_QUEUE',
      metadata: {
        status: 'published',
        entryPointPosition: { x: 3, y: 4 },
        ActionMetadata: {
          a: { position: { x: 1, y: 2 }, parameters: { QueueId: { displayName: 'Front' } } },
        },
      },
    });
    expect(parse(compile(flow))).toEqual(flow);
  });

  it.each<[string, unknown, string]>([
    ['no list', { modules: {}, start: 'a' }, 'Not a flow: /modules is no list'],
    ['no start', { modules: [end] }, 'Not a flow: /start is missing or not a text'],
    [
      'a block of nothing',
      { modules: [7], start: 'a' },
      'Not a flow: /modules/0 needs the texts id and type',
    ],
    ['an id twice', { modules: [end, end], start: 'z' }, 'Not a flow: /modules uses the id "z" twice'],
    [
      'a hostile id',
      { modules: [{ ...end, id: '__proto__' }], start: 'z' },
      'Not a flow: /modules has a reserved name',
    ],
  ])('with %s is refused', (_, document, message) => {
    expect(() => convertLegacy(document)).toThrow(message);
  });
});
