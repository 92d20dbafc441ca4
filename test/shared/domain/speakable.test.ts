import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speakable } from '../../../shared/domain/speakable.ts';

/** Text with more than its share of what could do harm. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '&',
        '$',
        '.',
        '$.',
        '[',
        '{{',
        '\u200d',
        '\u0000',
        '\ud83d',
        '😀',
        '👩🏽‍⚕️',
        '🇺🇸',
        '1️⃣',
        '\u2028',
      ),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '<speak>',
        '</speak>',
        '<break time="10s"/>',
        '$.External.whisper',
        '$.Attributes.x',
        '&lt;',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('text from data that is spoken', () => {
  it.each([
    ["Ms. O'Keefe", "Ms. O'Keefe"],
    ['Núñez-Ibáñez', 'Núñez-Ibáñez'],
    ['<speak>Bob</speak>', 'speak Bob /speak'],
    ['Ann & Bob', 'Ann Bob'],
    ['$.External.whisper', '.External.whisper'],
    ['Bring $20 please', 'Bring $20 please'],
    ['Zoë 😀', 'Zoë'],
    ['two\nlines', 'two lines'],
    ['王小明', '王小明'],
  ])('%j is said as %j', (text, said) => {
    expect(speakable(text)).toBe(said);
  });

  it('holds no mark-up, no path, no control character and no emoji, whatever the data hold', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const said = speakable(text);
        expect(said).not.toMatch(/[<>&\p{C}\p{Extended_Pictographic}\p{Regional_Indicator}]|\$(?!\d)/u);
        expect(said.length).toBeLessThanOrEqual(600);
      }),
      { numRuns: 2_000 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(speakable(speakable(text))).toBe(speakable(text));
      }),
    );
  });

  it('ends a long text at a word', () => {
    const said = speakable('word '.repeat(400));
    expect(said.endsWith('word')).toBe(true);
    expect(said.length).toBeGreaterThan(590);
    expect(speakable('x'.repeat(2_000))).toHaveLength(600);
    expect(speakable(`x${'𠮷'.repeat(400)}`).isWellFormed()).toBe(true);
  });
});
