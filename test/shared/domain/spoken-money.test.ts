import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../../shared/domain/speech/speech.ts';
import { speechIn } from '../../../shared/domain/speech/speech-in.ts';
import { spokenBenefits } from '../../../shared/domain/spoken-benefits.ts';
import { spokenCharges } from '../../../shared/domain/spoken-charges.ts';
import type { Charge, Statement } from '../../../shared/domain/statements.ts';

const charge = (change: Partial<Charge> = {}): Charge => ({
  service: { 'en-US': 'office visit', 'es-US': 'visita al consultorio' },
  billed: 21_200,
  insurancePaid: 12_750,
  adjusted: 0,
  ...change,
});
const visit = (change: Partial<Statement> = {}): Statement => ({
  statementId: 's-1',
  visitDate: '2026-01-14',
  charges: [charge()],
  paid: 0,
  pending: 0,
  ...change,
});
const say = (statements: readonly Statement[], language: Language = 'en-US') =>
  spokenCharges(statements, language, speechIn(language));

describe('explaining charges (R-20)', () => {
  it('says date, service, billed, insurance paid, you owe, and the sum', () => {
    expect(say([visit()])).toBe(
      'Wednesday, January 14, office visit: the clinic billed 212 dollars, your insurance paid 127 dollars and 50 cents, ' +
        'you owe 84 dollars and 50 cents. In all, you owe 84 dollars and 50 cents.',
    );
  });

  it('says the same in Spanish', () => {
    const spoken = say([visit()], 'es-US');
    expect(spoken).toContain('visita al consultorio: la clínica cobró ');
    expect(spoken).toMatch(/En total, usted debe 84 dólares .*50 centavos\.$/);
    expect(spoken).not.toContain('office');
  });

  it.each(languages)('says every amount and no other language in %s', (language) => {
    const speech = speechIn(language);
    const paid = visit({
      visitDate: '2026-02-01',
      charges: [charge({ adjusted: 450 })],
      paid: 1_000,
      pending: 2_000,
    });
    const spoken = say([paid, ...[1, 2, 3].map((n) => visit({ statementId: `s-${n}x` }))], language) ?? '';
    for (const cents of [21_200, 12_750, 450, 8_000, 1_000, 2_000])
      expect(spoken).toContain(speech.money(cents));
    expect(spoken).toContain(speech.date({ year: 2026, month: 1, day: 14 }));
    if (language !== 'en-US') expect(spoken).not.toMatch(/dollars|visit,|owe/);
    if (language === 'zh-CN') expect(spoken).not.toMatch(/\p{Script=Latin}/u);
    if (language === 'ru-RU') expect(spoken).not.toMatch(/\p{Script=Latin}/u);
  });

  it('says what was taken off, paid and is on its way, so that the sum comes out', () => {
    const spoken = say([visit({ charges: [charge({ adjusted: 450 })], paid: 1_000, pending: 2_000 })]);
    expect(spoken).toContain('4 dollars and 50 cents was taken off, you owe 80 dollars.');
    expect(spoken).toContain('You have already paid 10 dollars of this.');
    expect(spoken).toContain('A payment of 20 dollars is still being checked.');
    expect(spoken).toMatch(/In all, you owe 50 dollars\.$/);
  });

  it('says at most three charges, newest first, and how many more there are', () => {
    const visits = ['2026-01-14', '2026-02-11', '2026-03-11', '2025-12-10', '2025-11-12'].map((visitDate) =>
      visit({ visitDate, statementId: visitDate }),
    );
    const spoken = say(visits) ?? '';
    expect(spoken.match(/the clinic billed/g)).toHaveLength(3);
    expect(spoken.indexOf('March')).toBeLessThan(spoken.indexOf('February'));
    expect(spoken).toContain('There are 2 older charges; billing can read them to you.');
  });

  it('says nothing when nothing is due', () => {
    expect(say([])).toBeUndefined();
    expect(say([visit({ paid: 8_450 })])).toBeUndefined();
  });

  it('no service name becomes mark-up or a path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const spoken = say([
          visit({ charges: [charge({ service: { 'en-US': `${name}<b>$.External.x&` } })] }),
        ]);
        expect(spoken).not.toMatch(/[<>&]|\$\./);
      }),
    );
  });
});

describe('explaining benefits (R-15)', () => {
  const english = (benefits: Parameters<typeof spokenBenefits>[0]) =>
    spokenBenefits(benefits, 'en-US', speechIn('en-US'));

  it('says what the payer said', () => {
    expect(english({ officeVisitCopay: 2_500, deductibleLeft: 31_000, inNetwork: true })).toBe(
      'For an office visit you pay 25 dollars. You have 310 dollars left of your yearly deductible, the part you pay first. ' +
        'They list our clinic as in network.',
    );
    expect(english({ officeVisitCopay: 0, deductibleLeft: 0, inNetwork: false })).toBe(
      'For an office visit you pay 0 dollars. You have paid all of your yearly deductible. ' +
        'They list our clinic as out of network.',
    );
  });

  it('names what it could not see and never claims a network', () => {
    const unseen = {
      'en-US': /I could not see/g,
      'es-US': /No pude ver/g,
      'it-IT': /Non vedo/g,
      'zh-CN': /没有查到/g,
      'ru-RU': /Не видно/g,
    };
    for (const language of languages) {
      const spoken = spokenBenefits({}, language, speechIn(language));
      expect(spoken.match(unseen[language])).toHaveLength(3);
      expect(spoken).not.toMatch(/They list|Ellos indican|è convenzionata\.|保险公司表示|По их данным/);
    }
  });
});
