import { describe, expect, it } from 'vitest';
import {
  all,
  bye,
  caller,
  compare,
  flowJson,
  number,
  path,
  ring,
  say,
  smallCentre,
  words,
} from './small-centre.ts';

const ends = { yes: say('Yes.', 'bye'), also: say('Also.', 'bye'), no: say('No.', 'bye'), bye };
/** What is said when a caller with this attribute meets these conditions. */
function says(value: string | undefined, on: Readonly<Record<string, string>>): string[] {
  const centre = smallCentre({ main: flowJson({ look: compare('$.Attributes.value', on, 'no'), ...ends }) });
  const call = centre.call({
    to: number,
    from: caller,
    ...(value !== undefined && { attributes: { value } }),
  });
  return words(call);
}

describe('Compare', () => {
  it.each([
    ['Equals abc', 'abc', 'ABC'],
    ['TextStartsWith ab', 'abc', 'cab'],
    ['TextEndsWith bc', 'abc', 'bca'],
    ['TextContains b', 'abc', 'aBc'],
    ['NumberGreaterThan 3', '3.5', '3'],
    ['NumberGreaterOrEqualTo 3', '3', '2.9'],
    ['NumberLessThan 3', '-1', 'one'],
    ['NumberLessOrEqualTo 3', '3', '4'],
  ])('takes the branch of %s for %s, and not for %s', (condition, fits, fails) => {
    const on = { [condition.replace('Equals ', '')]: 'yes' };
    expect(says(fits, on)).toEqual(['Yes.']);
    expect(says(fails, on)).toEqual(['No.']);
  });

  it('takes the first condition that holds, in the order of the flow', () => {
    expect(says('12', { 'NumberGreaterThan 10': 'also', 'NumberGreaterThan 5': 'yes' })).toEqual(['Also.']);
    expect(says('7', { 'NumberGreaterThan 10': 'also', 'NumberGreaterThan 5': 'yes' })).toEqual(['Yes.']);
  });

  it('compares what is not there as empty text', () => {
    expect(says(undefined, { '': 'yes' })).toEqual(['Yes.']);
    expect(says(undefined, { x: 'yes' })).toEqual(['No.']);
  });
});

describe('DisconnectParticipant', () => {
  it('ends the call, and no step follows', () => {
    const call = ring({ bye });
    expect(path(call)).toEqual(['bye']);
    expect(call.state).toBe('ended');
    expect(all(call, 'ended')).toHaveLength(1);
  });
});
