import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../../shared/domain/speech/speech.ts';
import { speechIn } from '../../../../shared/domain/speech/speech-in.ts';

const english = speechIn('en-US');
const spanish = speechIn('es-US');
const visit = { year: 2026, month: 3, day: 3 };

describe('in English', () => {
  it('says dates', () => {
    expect(english.date(visit)).toBe('Tuesday, March 3');
    expect(english.birthDate({ year: 1968, month: 4, day: 12 })).toBe('April 12, 1968');
    expect(english.when(visit, { hour: 9, minute: 40 })).toBe('Tuesday, March 3, at 9:40 in the morning');
  });
  it.each([
    [0, 0, 'midnight'],
    [0, 5, '12:05 in the morning'],
    [9, 40, '9:40 in the morning'],
    [12, 0, 'noon'],
    [12, 15, '12:15 in the afternoon'],
    [14, 0, '2 in the afternoon'],
    [17, 0, '5 in the evening'],
    [21, 30, '9:30 at night'],
  ])('says %i:%i', (hour, minute, said) => {
    expect(english.time({ hour, minute })).toBe(said);
  });
  it.each([
    [8450, '84 dollars and 50 cents'],
    [2500, '25 dollars'],
    [100, '1 dollar'],
    [101, '1 dollar and 1 cent'],
    [50, '50 cents'],
    [0, '0 dollars'],
    [123456789, '1,234,567 dollars and 89 cents'],
  ])('says %i cents', (cents, said) => {
    expect(english.money(cents)).toBe(said);
  });
});

describe('in Spanish', () => {
  it('says dates', () => {
    expect(spanish.date(visit)).toBe('martes, 3 de marzo');
    expect(spanish.birthDate({ year: 1968, month: 9, day: 1 })).toBe('primero de septiembre de 1968');
    expect(spanish.when(visit, { hour: 13, minute: 5 })).toBe('martes, 3 de marzo, a la 1:05 de la tarde');
  });
  it.each([
    [0, 0, 'las 12 de la noche'],
    [1, 0, 'la 1 de la madrugada'],
    [9, 40, 'las 9:40 de la mañana'],
    [12, 0, 'las 12 del mediodía'],
    [14, 0, 'las 2 de la tarde'],
    [20, 0, 'las 8 de la noche'],
  ])('says %i:%i', (hour, minute, said) => {
    expect(spanish.time({ hour, minute })).toBe(said);
  });
  it('says money', () => {
    expect(spanish.money(8450)).toBe('84 dólares con 50 centavos');
    expect(spanish.money(101)).toBe('1 dólar con 1 centavo');
  });
});

describe.each(languages)('in every language, %s', (language) => {
  const speech = speechIn(language);

  it('groups digits', () => {
    expect(speech.digits('731004')).toBe('7 3 1, 0 0 4');
    expect(speech.digits('4242')).toBe('4 2, 4 2');
    expect(speech.digits('1234567')).toBe('1 2 3, 4 5, 6 7');
    expect(speech.digits('7')).toBe('7');
    expect(speech.digits('')).toBe('');
  });

  it('says a North American number 3-3-4 without its country', () => {
    expect(speech.phone('+12065550100')).toBe('2 0 6, 5 5 5, 0 1 0 0');
    expect(speech.phone('+442079460000')).toBe('4 4 2, 0 7 9, 4 6 0, 0 0 0');
  });

  it('loses no digit, and leaves none alone at the end', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{2,20}$/), (digits) => {
        const said = speech.digits(digits);
        expect(said.replace(/\D/g, '')).toBe(digits);
        expect(said).toMatch(/^(\d \d( \d)?, )*\d \d( \d)?$/);
      }),
    );
  });

  it('says each amount differently', () => {
    const cents = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(cents, cents, (one, other) => {
        expect(speech.money(one) === speech.money(other)).toBe(one === other);
      }),
    );
  });

  it('refuses what is no whole amount of cents', () => {
    expect(() => speech.money(12.5)).toThrow(RangeError);
    expect(() => speech.money(-1)).toThrow(/say a credit in words/);
  });
});
