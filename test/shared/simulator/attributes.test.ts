import { describe, expect, it } from 'vitest';
import {
  all,
  bye,
  compare,
  flowJson,
  invoke,
  number,
  ring,
  say,
  set,
  smallCentre,
  store,
  words,
} from './small-centre.ts';

const ends = { yes: say('Yes.', 'bye'), no: say('No.', 'bye'), bye };
const flowSet = (values: Readonly<Record<string, string>>, next: string, failed = 'no') => ({
  type: 'UpdateFlowAttributes',
  p: { FlowAttributes: Object.fromEntries(Object.entries(values).map(([key, Value]) => [key, { Value }])) },
  next,
  errors: { NoMatchingError: failed },
});

describe('contact attributes', () => {
  it('are set together from what a function answered, and end in the record', () => {
    const steps = {
      f: invoke('keep', {}, 'no'),
      keep: set({ name: '$.External.name', fixed: 'x', mix: 'Dr $.External.name!' }, 'yes'),
      ...ends,
    };
    const call = ring(steps, { functions: { invoke: () => ({ kind: 'answer', payload: { name: 'Who' } }) } });
    expect(call.attributes).toEqual({ name: 'Who', fixed: 'x', mix: 'Dr Who!' });
    expect(call.record?.Attributes).toEqual(call.attributes);
    expect(all(call, 'attributes-set')).toMatchObject([{ scope: 'contact', keys: ['name', 'fixed', 'mix'] }]);
    expect(JSON.stringify(all(call, 'attributes-set'))).not.toContain('Who');
  });
  it('have 32 KB together: all are set, or none', () => {
    const room = 'x'.repeat(32_768 - 'big'.length);
    const fits = ring({ keep: set({ big: room }, 'yes', 'no'), ...ends });
    expect(words(fits)).toEqual(['Yes.']);
    const over = ring({
      keep: set({ big: room }, 'more', 'no'),
      more: set({ small: '', big: 'y' }, 'again', 'no'),
      again: set({ a: 'y', big: room }, 'yes', 'no'),
      ...ends,
    });
    expect(words(over)).toEqual(['No.']);
    expect(over.attributes).toEqual({ small: '', big: 'y' });
  });
  it('count in bytes', () => {
    expect(words(ring({ keep: set({ big: 'é'.repeat(16_383) }, 'yes', 'no'), ...ends }))).toEqual(['No.']);
    expect(words(ring({ keep: set({ big: 'é'.repeat(16_382) }, 'yes', 'no'), ...ends }))).toEqual(['Yes.']);
  });
  it('have no $ and no . in a key', () => {
    expect(words(ring({ keep: set({ 'a.b': '1' }, 'yes', 'no'), ...ends }))).toEqual(['No.']);
  });
  it('of the caller come with the call', () => {
    const centre = smallCentre({
      main: { look: compare('$.Attributes.vip', { yes: 'yes' }, 'no'), ...ends },
    });
    expect(words(centre.call({ to: number, attributes: { vip: 'yes' } }))).toEqual(['Yes.']);
  });
});

describe('flow attributes', () => {
  it('are read in their flow and reach neither the record nor a function', () => {
    const seen: unknown[] = [];
    const call = ring(
      {
        keep: flowSet({ passing: '1' }, 'f'),
        f: invoke('tell', {}, 'no'),
        tell: say('passing=$.FlowAttributes.passing', 'bye'),
        ...ends,
      },
      {
        functions: {
          invoke: (_, event) => {
            seen.push(event);
            return { kind: 'answer', payload: {} };
          },
        },
      },
    );
    expect(words(call)).toEqual(['passing=1']);
    expect(JSON.stringify([seen, call.record])).not.toContain('passing');
  });
  it('have 32 KB of their own', () => {
    expect(words(ring({ keep: flowSet({ big: 'x'.repeat(32_766) }, 'yes'), ...ends }))).toEqual(['No.']);
  });
});

describe('a comparison', () => {
  const holds = (value: string, condition: string): boolean =>
    words(
      ring({
        keep: set({ v: value, other: 'b' }, 'look'),
        look: compare('$.Attributes.v', { [condition]: 'yes' }, 'no'),
        ...ends,
      }),
    )[0] === 'Yes.';

  it.each([
    ['a', 'a', true],
    ['A', 'a', false],
    ['abc', 'TextStartsWith ab', true],
    ['abc', 'TextStartsWith AB', false],
    ['abc', 'TextEndsWith bc', true],
    ['abc', 'TextContains b', true],
    ['b', '$.Attributes.other', true],
    ['10', 'NumberGreaterThan 9', true],
    ['9', 'NumberGreaterThan 9', false],
    ['9', 'NumberGreaterOrEqualTo 9.0', true],
    ['-1', 'NumberLessThan 0', true],
    ['9', 'NumberLessOrEqualTo 9', true],
    ['nine', 'NumberLessThan 10', false],
    [' ', 'NumberLessThan 10', false],
    ['0x1', 'NumberLessThan 10', false],
    ['5', 'NumberLessThan ten', false],
  ])('%s against %s is %s', (value, condition, expected) => {
    expect(holds(value, condition)).toBe(expected);
  });
  it('takes the first condition that holds', () => {
    const steps = {
      keep: set({ v: 'abc' }, 'look'),
      look: compare('$.Attributes.v', { 'TextContains z': 'bye', 'TextContains a': 'yes', abc: 'no' }, 'bye'),
      ...ends,
    };
    expect(words(ring(steps))).toEqual(['Yes.']);
  });
  it('takes the first of two equal conditions', () => {
    const document = flowJson({ look: compare('$.Channel', { VOICE: 'yes', CHAT: 'no' }, 'bye'), ...ends });
    const twice = JSON.parse(JSON.stringify(document).replace('"CHAT"', '"VOICE"'));
    expect(words(smallCentre({ main: twice }).call({ to: number }))).toEqual(['Yes.']);
  });
  it('never takes the mirrored NextAction for a success', () => {
    const steps = { look: { ...compare('$.Attributes.none', { x: 'bye' }, 'no'), next: 'yes' }, ...ends };
    expect(words(ring(steps))).toEqual(['No.']);
  });
  it('with an operator that does not exist stops the call by name', () => {
    const call = ring({ look: compare('$.Attributes.v', { 'NumberAlmost 1': 'yes' }, 'no'), ...ends });
    expect(all(call, 'stopped')).toMatchObject([
      { code: 'unknown-operator', step: 'look', message: expect.stringContaining('"NumberAlmost"') },
    ]);
  });
});

describe('a path', () => {
  const spoken = (path: string, from?: string): string =>
    words(
      smallCentre({ main: { keep: set({ 'my name': 'Ada' }, 'tell'), tell: say(path, 'bye'), bye } }).call({
        to: number,
        from,
      }),
    )[0] ?? '';

  it.each([
    ['$.Attributes.none|', '|'],
    ["$.Attributes.['my name']", 'Ada'],
    ["$['Attributes']['my name']", 'Ada'],
    ['$.Channel $.InitiationMethod $.LanguageCode', 'VOICE INBOUND en-US'],
    ['$.CustomerEndpoint.Address', 'anonymous'],
    ['$.SystemEndpoint.Address', number],
    ['$.ContactId = $.InitialContactId', 'id-1 = id-1'],
    ['$.External.__proto__ $.Queue.Name', ' '],
    ['That is $5.00.', 'That is $5.00.'],
  ])('%s', (path, expected) => expect(spoken(path)).toBe(expected));
  it('finds only what a function answered, not what every object has', () => {
    const steps = {
      f: invoke('tell', {}, 'no'),
      tell: say('$.External.constructor|$.External.__proto__|$.External.a.length', 'bye'),
      ...ends,
    };
    const call = ring(steps, { functions: { invoke: () => ({ kind: 'answer', payload: { a: 'x' } }) } });
    expect(words(call)).toEqual(['||']);
  });
  it('to the caller is the number shown', () =>
    expect(spoken('$.CustomerEndpoint.Address', '+12065550111')).toBe('+12065550111'));
});

describe('contact data', () => {
  it('is readable, reaches functions and the record', () => {
    const steps = {
      data: {
        type: 'UpdateContactData',
        p: {
          LanguageCode: 'es-US',
          CustomerId: 'p-1',
          Name: 'Visit',
          References: { chart: { Type: 'URL', Value: 'c/$.ContactId' } },
        },
        next: 'voice',
        errors: { NoMatchingError: 'no' },
      },
      voice: { type: 'UpdateContactTextToSpeechVoice', p: { TextToSpeechVoice: 'Lupe' }, next: 'tell' },
      tell: say('$.LanguageCode $.TextToSpeechVoiceId $.CustomerId $.Name $.References.chart.Value', 'tag'),
      tag: {
        type: 'TagContact',
        p: { Tags: { site: 'elm' } },
        next: 'bye',
        errors: { NoMatchingError: 'no' },
      },
      ...ends,
    };
    const call = ring(steps);
    expect(words(call)).toEqual(['es-US Lupe p-1 Visit c/id-1']);
    expect(call.record).toMatchObject({
      LanguageCode: 'es-US',
      CustomerId: 'p-1',
      ContactDetails: { Name: 'Visit' },
      References: [{ Name: 'chart', Type: 'URL', Value: 'c/id-1' }],
      Tags: { site: 'elm' },
    });
  });
});

it('speaks SSML without its tags', () => {
  const call = ring({
    ask: {
      ...store('bye'),
      p: { ...store('bye').p, Text: '<speak>Hello <break time="1s"/>you &amp; me</speak>' },
    },
    bye,
  });
  expect(words(call)).toEqual(['Hello you & me']);
});
