import { describe, expect, it } from 'vitest';
import { costs, unusedPrices } from '../../../infra/costs/document.ts';
import { dollarsOf, monthOf, recordingsAtTheEnd } from '../../../infra/costs/month.ts';
import { prices } from '../../../infra/costs/prices.ts';
import { largeClinic, smallClinic } from '../../../infra/costs/usage.ts';
import { smallCentre } from '../proofs/small-centre.ts';

const centre = smallCentre({
  A: { Type: 'AWS::KMS::Key' },
  B: { Type: 'AWS::KMS::Key' },
  C: { Type: 'AWS::Kinesis::Stream' },
});
const small = monthOf(smallClinic, centre);
const large = monthOf(largeClinic, centre);
const position = (what: string) => small.find((one) => one.what === what);

describe('a month of costs', () => {
  it('counts every minute of voice, with the machine, in the queue and with an agent', () => {
    // 5,500 calls of 1.5 minutes, 65 % of them 5 more; a tenth as many calls out of 2 minutes.
    expect(position('Amazon Connect, voice')?.quantity).toBeCloseTo(5500 * 1.5 + 3575 * 5 + 550 * 2);
    expect(position('telephone network, calls in')?.quantity).toBeCloseTo(5500 * 1.5 + 3575 * 5);
  });

  it('counts in the templates what is paid for by the month', () => {
    expect(position('keys')).toMatchObject({ quantity: 2, price: 'key' });
    expect(position('streams')).toMatchObject({ quantity: 730, price: 'streamHours' });
    expect(position('secrets')?.quantity).toBe(0);
  });

  it('multiplies by the list price', () => {
    expect(dollarsOf({ group: 'Data', what: 'keys', quantity: 3, price: 'key' })).toBe(3);
    expect(dollarsOf({ group: 'Telephone', what: 'texts', quantity: 100, price: 'text' })).toBeCloseTo(1);
  });

  it('lets recordings grow until the oldest are deleted', () => {
    const twelfth = small
      .filter(({ group }) => group === 'Recordings')
      .reduce((sum, one) => sum + dollarsOf(one), 0);
    expect(recordingsAtTheEnd(smallClinic)).toBeGreaterThan(2 * twelfth);
    expect(recordingsAtTheEnd({ ...smallClinic, recordingsKept: 360 })).toBeCloseTo(twelfth);
  });

  it('uses every price, and says of each where it stood', () => {
    expect(unusedPrices([small, large])).toEqual([]);
    for (const { source } of Object.values(prices)) expect(source).toMatch(/^https:\/\//);
  });

  it('is written down with every price, assumption and sum', () => {
    const text = costs({ small: centre, large: centre });
    for (const { per } of Object.values(prices)) expect(text).toContain(per);
    expect(text).toContain('| calls a day ');
    expect(text).toMatch(/\| \*\*all\*\* +\| \*\*\d+\*\* +\| \*\*\d+\*\* +\|/);
  });
});
