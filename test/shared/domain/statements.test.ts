import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCents, dollarsAsKeyed, total } from '../../../shared/domain/money.ts';
import { balanceOf, dueOn, owedFor, type Statement, spread } from '../../../shared/domain/statements.ts';

const cents = fc.nat(1_000_000);
const charge = fc.record({
  service: fc.constant({ 'en-US': 'office visit' }),
  billed: cents,
  insurancePaid: cents,
  adjusted: cents,
});
const statement = fc.record({
  visitDate: fc.constantFrom('2026-01-14', '2026-02-01', '2025-12-30'),
  charges: fc.array(charge, { maxLength: 4 }),
  paid: fc.nat(2_000),
  pending: fc.nat(2_000),
});
const statements = fc
  .array(statement, { maxLength: 6 })
  .map((list): Statement[] => list.map((one, i) => ({ ...one, statementId: `s${i}` })));

describe('statements (R-20)', () => {
  it('the shares of a payment add up to it, and no statement gets more than is due on it', () => {
    fc.assert(
      fc.property(statements, fc.double({ min: 0, max: 1, noNaN: true }), (all, part) => {
        const amount = Math.floor(balanceOf(all) * part);
        const shares = spread(amount, all);
        expect(total(shares.map((share) => share.cents))).toBe(amount);
        for (const share of shares) {
          const one = all.find((s) => s.statementId === share.statementId);
          expect(one && dueOn(one)).toBeGreaterThanOrEqual(share.cents);
        }
      }),
    );
  });

  it('the balance is what is owed for every line, less what was paid and what is on its way', () => {
    const line = { service: {}, billed: 21_200, insurancePaid: 12_750, adjusted: 0 };
    const visit = { statementId: 's1', visitDate: '2026-01-14', charges: [line], paid: 450, pending: 0 };
    expect(owedFor(line)).toBe(8_450);
    expect(balanceOf([visit])).toBe(8_000);
    expect(balanceOf([{ ...visit, pending: 8_000 }])).toBe(0);
  });

  it('the oldest visit is paid first', () => {
    const visit = (statementId: string, visitDate: string) => ({
      statementId,
      visitDate,
      charges: [{ service: {}, billed: 1_000, insurancePaid: 0, adjusted: 0 }],
      paid: 0,
      pending: 0,
    });
    const shares = spread(1_500, [visit('new', '2026-03-01'), visit('old', '2026-01-14')]);
    expect(shares).toEqual([
      { statementId: 'old', cents: 1_000, paid: 0, pending: 0 },
      { statementId: 'new', cents: 500, paid: 0, pending: 0 },
    ]);
  });

  it('refuses to spread more than is due', () => {
    expect(() => spread(1, [])).toThrow('this one is more than is due');
  });
});

describe('money', () => {
  it.each([0.1, -1, Number.NaN, Number.POSITIVE_INFINITY, '84', undefined])('%s is no amount', (value) => {
    expect(() => asCents(value)).toThrow(RangeError);
  });

  it('keyed digits are whole dollars', () => {
    expect(dollarsAsKeyed('84')).toBe(8_400);
    for (const digits of ['', '8.5', '1234567', 'Timeout', '-5'])
      expect(dollarsAsKeyed(digits)).toBeUndefined();
  });
});
