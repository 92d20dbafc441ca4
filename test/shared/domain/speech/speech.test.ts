import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted } from '../../../../shared/domain/speech/ru-RU.ts';
import { languages } from '../../../../shared/domain/speech/speech.ts';
import { speechIn } from '../../../../shared/domain/speech/speech-in.ts';

const english = speechIn('en-US');
const spanish = speechIn('es-US');
const italian = speechIn('it-IT');
const chinese = speechIn('zh-CN');
const russian = speechIn('ru-RU');
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

describe('in Italian', () => {
  it('says dates', () => {
    expect(italian.date(visit)).toBe('martedì 3 marzo');
    expect(italian.birthDate({ year: 1968, month: 9, day: 1 })).toBe('primo settembre 1968');
    expect(italian.when(visit, { hour: 9, minute: 40 })).toBe('martedì 3 marzo, alle 9:40 di mattina');
  });
  it.each([
    [0, 0, 'mezzanotte', 'a mezzanotte'],
    [0, 5, 'mezzanotte e 5', 'a mezzanotte e 5'],
    [1, 0, "l'una di notte", "all'una di notte"],
    [13, 5, "l'una e 5 del pomeriggio", "all'una e 5 del pomeriggio"],
    [8, 0, 'le 8 di mattina', 'alle 8 di mattina'],
    [12, 0, 'mezzogiorno', 'a mezzogiorno'],
    [12, 1, 'mezzogiorno e un minuto', 'a mezzogiorno e un minuto'],
    [14, 0, 'le 2 del pomeriggio', 'alle 2 del pomeriggio'],
    [20, 30, 'le 8:30 di sera', 'alle 8:30 di sera'],
  ])('says %i:%i, with the article elided and joined to the preposition', (hour, minute, said, at) => {
    expect(italian.time({ hour, minute })).toBe(said);
    expect(italian.when(visit, { hour, minute })).toBe(`martedì 3 marzo, ${at}`);
  });
  it.each([
    [8450, '84 dollari e 50 centesimi'],
    [100, 'un dollaro'],
    [101, 'un dollaro e un centesimo'],
    [2100, '21 dollari'],
    [0, '0 dollari'],
    [100_000_000, 'un milione di dollari'],
    [200_000_000, '2 milioni di dollari'],
    [100_000_100, '1000001 dollari'],
  ])('says %i cents', (cents, said) => {
    expect(italian.money(cents)).toBe(said);
  });
});

describe('in Chinese', () => {
  it('says dates from the year down', () => {
    expect(chinese.date(visit)).toBe('3月3日，星期二');
    expect(chinese.birthDate({ year: 1968, month: 4, day: 12 })).toBe('1968年4月12日');
    expect(chinese.when(visit, { hour: 9, minute: 40 })).toBe('3月3日，星期二，上午9点40分');
  });
  it.each([
    [0, 0, '午夜12点'],
    [2, 0, '凌晨两点'],
    [9, 5, '上午9点零5分'],
    [12, 0, '中午12点'],
    [14, 2, '下午两点零2分'],
    [20, 30, '晚上8点30分'],
  ])('says %i:%i, two of the clock as 两', (hour, minute, said) => {
    expect(chinese.time({ hour, minute })).toBe(said);
  });
  it.each([
    [8450, '84美元50美分'],
    [200, '两美元'],
    [202, '两美元两美分'],
    [1200, '12美元'],
    [2, '两美分'],
    [0, '0美元'],
    [123456789, '1234567美元89美分'],
  ])('says %i cents with measure words', (cents, said) => {
    expect(chinese.money(cents)).toBe(said);
  });
});

describe('in Russian', () => {
  it('says dates in words, the day nominative and the month genitive', () => {
    expect(russian.date(visit)).toBe('вторник, третье марта');
    expect(russian.birthDate({ year: 1968, month: 4, day: 12 })).toBe('двенадцатое апреля 1968 года');
    expect(russian.when(visit, { hour: 9, minute: 40 })).toBe('вторник, третье марта, 9 часов 40 минут утра');
  });
  it.each([
    [1, 'первое'],
    [9, 'девятое'],
    [19, 'девятнадцатое'],
    [20, 'двадцатое'],
    [21, 'двадцать первое'],
    [30, 'тридцатое'],
    [31, 'тридцать первое'],
  ])('says day %i', (day, said) => {
    expect(russian.birthDate({ year: 1970, month: 5, day })).toBe(`${said} мая 1970 года`);
  });
  it.each([
    [0, 0, 'полночь'],
    [1, 0, '1 час ночи'],
    [3, 21, '3 часа 21 минута ночи'],
    [11, 11, '11 часов 11 минут утра'],
    [12, 0, 'полдень'],
    [14, 2, '2 часа 2 минуты дня'],
    [17, 0, '5 часов вечера'],
  ])('says %i:%i', (hour, minute, said) => {
    expect(russian.time({ hour, minute })).toBe(said);
  });
  it.each([
    [8450, '84 доллара 50 центов'],
    [100, '1 доллар'],
    [200, '2 доллара'],
    [500, '5 долларов'],
    [1100, '11 долларов'],
    [1400, '14 долларов'],
    [2100, '21 доллар'],
    [11100, '111 долларов'],
    [12200, '122 доллара'],
    [101, '1 доллар 1 цент'],
    [11, '11 центов'],
    [0, '0 долларов'],
  ])('says %i cents in the right form', (cents, said) => {
    expect(russian.money(cents)).toBe(said);
  });
  it('counts as the plural rules of Unicode do', () => {
    const rules = new Intl.PluralRules('ru');
    for (let value = 0; value < 1_000; value++)
      expect(counted(value, ['one', 'few', 'many'])).toBe(rules.select(value));
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
