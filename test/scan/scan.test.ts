import { describe, expect, it } from 'vitest';
import { findLeaks } from './find-leaks.ts';
import { scanAfter } from './scan.ts';

describe('after random calls to the whole centre', () => {
  it('no table, log, metric, object or event holds a card number, code, birth date or phone number (R-17, R-128)', async () => {
    const { leaks, charges, codes, places, secrets, ends, empty, planted } = await scanAfter(15, { seed: 7 });
    expect(leaks).toEqual([]);
    // The calls really did something.
    expect(ends).toEqual({ ended: 15 });
    expect(charges).toBeGreaterThan(0);
    expect(codes).toBeGreaterThan(0);
    // Event log, access log, index of words, recordings and raw copies were among them.
    expect(empty).toEqual([]);
    expect(planted).toEqual([expect.stringMatching(/^table .*access-?log/i), 's3']);
    // A planted leak is found, wherever it lies.
    const places2 = places.map(({ name, text }) => ({ name, text: `${text}\n{"note":"4242424242424242"}` }));
    expect(findLeaks(places2, secrets)).toHaveLength(places.length);
  });
});

describe('the search', () => {
  const places = [
    { name: 'table Patients', text: '{"birthDate":"1968-04-12"}' },
    { name: 'function logs and metrics', text: '{"ms":12,"id":"a4242424242424242b"} dob 04121968' },
  ];

  it('finds what a log should not hold, and says where without saying what', () => {
    const leaks = findLeaks(places, [{ kind: 'birth date', value: '04121968' }]);
    expect(leaks).toEqual([{ place: 'function logs and metrics', kind: 'birth date', at: 40 }]);
  });

  it('lets a patient record hold what it is for, and takes no part of a longer run for a number', () => {
    expect(findLeaks(places, [{ kind: 'birth date', value: '1968-04-12' }])).toEqual([]);
    expect(findLeaks(places, [{ kind: 'card number', value: '4242424242424242' }])).toEqual([]);
  });
});
