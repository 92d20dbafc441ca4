import { describe, expect, it } from 'vitest';
import { findLeaks } from './find-leaks.ts';
import { scanAfter } from './scan.ts';

describe('after random calls to the whole centre', () => {
  it('no table, log, metric, object or event holds a card number, code, birth date, phone number or name (R-17, R-128)', async () => {
    const { leaks, charges, codes, places, secrets, ends, empty, planted } = await scanAfter(15, { seed: 7 });
    expect(leaks).toEqual([]);
    // The calls really did something.
    expect(ends).toEqual({ ended: 15 });
    expect(charges).toBeGreaterThan(0);
    expect(codes).toBeGreaterThan(0);
    // Event log, access log, index of words, recordings, raw copies, parked records and certificates were among them.
    expect(empty).toEqual([]);
    const access = expect.stringMatching(/^table .*access-?log/i);
    expect(planted).toMatchObject([
      { place: access, kind: 'card number' },
      { place: access, kind: 'name' },
      { place: 's3', kind: 'card number' },
      { place: 's3', kind: 'name' },
    ]);
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

  it('knows a name in any writing, but not within another word', () => {
    const name = { kind: 'name', value: /garcía/gi } as const;
    const logs = (text: string) => findLeaks([{ name: 'function logs and metrics', text }], [name]);
    expect(logs('{"note":"for GARCÍA, at 9"}').map(({ at }) => at)).toEqual([13]);
    expect(logs('Garcíamonte 4garcía')).toEqual([]);
  });
});
