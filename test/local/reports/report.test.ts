import { describe, expect, it } from 'vitest';
import { type AccessEntry, chained, logStart } from '../../../functions/recordings/access-log.ts';
import { isDayRange, utcDaysOf } from '../../../local/reports/clinic-days.ts';
import { toCsv } from '../../../local/reports/csv.ts';
import { makeReport, type ReportSources } from '../../../local/reports/report.ts';

const asked = (more: Partial<AccessEntry>): AccessEntry => ({
  at: '2026-11-21T10:00:00.000Z',
  action: 'ask',
  outcome: 'granted',
  asker: 'arn:aws:sts::000000000000:assumed-role/CarelineQuality/amara',
  person: 'amara',
  role: 'quality',
  contactId: 'call-0001',
  ...more,
});
const event = (sequence: string, more: object) => ({ contactId: 'call-0001', sequence, ...more });
const said = { kind: 'disclosure', dataClass: 'appointment', patientId: 'p-1', level: 'L2' };
const sources: ReportSources = {
  accessOf: async (day) =>
    day === '2026-11-21'
      ? [
          asked({}),
          asked({ breakGlass: true, reason: 'emergency' }),
          asked({ outcome: 'refused', refusal: 'no-role' }),
          asked({ action: 'hear', reason: 'quality-review', ticket: 'QA-1' }),
          asked({
            action: 'hear',
            reason: 'legal',
            ticket: 'LEGAL-4',
            recording: 'recording',
            person: 'cleo',
          }),
          asked({ action: 'hear', reason: 'legal', outcome: 'refused', refusal: 'expired-link' }),
        ].map((entry) => chained(entry, logStart))
      : [],
  eventsOf: async (day) => [
    event(`${day}T10:00:01.000Z#find-next-appointment`, said),
    event(`${day}T10:00:02.000Z#find-next-appointment`, { ...said, patientId: 'p-2' }),
    event(`${day}T10:00:03.000Z#verify-birth-date`, {
      kind: 'verification',
      result: 'not-verified',
      function: 'verify-birth-date',
    }),
    event(`${day}T10:00:04.000Z#verify-birth-date`, {
      kind: 'verification',
      result: 'verified',
      function: 'verify-birth-date',
    }),
  ],
  patientsOf: async (contactIds) => new Map(contactIds.map((id) => [id, 'p-1'])),
  agentsOf: async () => new Map([['call-0001', 'noor']]),
  momentsOf: async (day) => [
    { agent: 'noor-id', at: `${day}T09:00:00.000Z`, type: 'STATE_CHANGE', status: 'Lunch', contacts: [] },
  ],
  rotations: async () => [
    { key: 'records', on: '2026-11-20T00:00:00.000Z', what: 'rotated by KMS' },
    { key: 'records', on: '2025-11-20T00:00:00.000Z', what: 'rotated by KMS' },
  ],
  changesOf: async () => [],
  features: () => [{ name: 'chatAttachments', reason: 'wound care, agreed 2026-10-01' }],
};
const range = { from: '2026-11-20', to: '2026-11-21', zone: 'UTC' };

describe('reports for a range of days', () => {
  it('R-135: who heard what, refusals included, with progress by day', async () => {
    const progress: string[] = [];
    const { columns, rows } = await makeReport(sources, { kind: 'who-heard', ...range }, (done, of) =>
      progress.push(`${done}/${of}`),
    );
    expect(progress).toEqual(['1/2', '2/2']);
    const ends = rows.map((cells) =>
      [cells[columns.indexOf('What')], cells[columns.indexOf('Outcome')]].join(' '),
    );
    expect(ends).toEqual([
      'ask granted',
      'ask, glass broken granted',
      'ask no-role',
      'hear granted',
      'hear granted',
      'hear expired-link',
    ]);
    expect(rows[0]).toContain('amara');
  });

  it('accounting of disclosures of one patient: date, to whom, what, for what purpose (45 CFR 164.528)', async () => {
    const { columns, rows } = await makeReport(sources, { kind: 'disclosures', ...range, patientId: 'p-1' });
    expect(columns.slice(0, 6)).toEqual(['Day (UTC)', 'Date', 'Patient', 'To whom', 'What', 'Purpose']);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual([
      '2026-11-20',
      '2026-11-20T10:00:01.000Z',
      'p-1',
      'caller, verified as the patient',
      'appointment',
      'request of the individual',
      'L2',
      'call-0001',
    ]);
  });

  it('a listening is accounted for when the recording may go outside the clinic, and not when it is a use of its own', async () => {
    const { rows } = await makeReport(sources, { kind: 'disclosures', ...range });
    expect(rows.filter(([, , , to]) => to?.startsWith('as ticket'))).toEqual([
      [
        '2026-11-21',
        '2026-11-21T10:00:00.000Z',
        'p-1',
        'as ticket LEGAL-4 says',
        'recording',
        'legal: heard by cleo',
        '',
        'call-0001',
      ],
    ]);
  });

  it.each([
    ['failed-verifications', 2, 'not-verified'],
    ['overrides', 2, 'ask, glass broken'],
    ['key-rotations', 1, '2026-11-20T00:00:00.000Z'],
  ] as const)('%s', async (kind, count, word) => {
    const { rows } = await makeReport(sources, { kind, ...range });
    expect(rows).toHaveLength(count);
    expect(rows[0]).toContain(word);
  });

  it('knows no range that ends before it begins or is longer than six years, no day and no zone that there is not', () => {
    for (const [from, to] of [
      ['2026-11-21', '2026-11-20'],
      ['', ''],
      ['2019-01-01', '2026-01-01'],
      ['2026-1-5', '2026-1-6'],
      ['2026', '2026-01-02'],
      ['2026-02-30', '2026-03-01'],
      ['Nov 1 2026 ("x)', '2026-11-02'],
      ['2026-11-01\n', '2026-11-02'],
      ['2026-11-01T23:00:00-08:00', '2026-11-02'],
    ] as const)
      expect(isDayRange({ from, to, zone: 'UTC' })).toBe(false);
    for (const zone of ['America/Nowhere', '', '+02:00', 'PST'])
      expect(isDayRange({ ...range, zone })).toBe(false);
    expect(isDayRange({ from: '2026-01-01', to: '2032-01-01', zone: 'America/New_York' })).toBe(true);
    expect(isDayRange({ from: '2026-01-01', to: '2032-01-02', zone: 'UTC' })).toBe(false);
  });
});

describe('the days of a report', () => {
  it('are read as days of UTC, both ends included, and one more where the clinic is in another zone', () => {
    const days = (zone: string) => utcDaysOf({ from: '2028-02-28', to: '2028-03-01', zone });
    const utc = ['2028-02-28', '2028-02-29', '2028-03-01'];
    expect(days('UTC')).toEqual(utc);
    expect(days('America/New_York')).toEqual([...utc, '2028-03-02']);
    expect(days('Asia/Tokyo')).toEqual(['2028-02-27', ...utc]);
  });

  it.each([
    ['America/Los_Angeles', '2026-03-08', ['2026-03-08T08:00:00.000Z', '2026-03-09T06:59:59.999Z'], 23],
    ['America/Los_Angeles', '2026-11-01', ['2026-11-01T07:00:00.000Z', '2026-11-02T07:59:59.999Z'], 25],
    ['Asia/Tokyo', '2026-11-01', ['2026-10-31T15:00:00.000Z', '2026-11-01T14:59:59.999Z'], 24],
    ['UTC', '2026-11-01', ['2026-11-01T00:00:00.000Z', '2026-11-01T23:59:59.999Z'], 24],
  ] as const)(
    'in %s hold what happened on the clinic’s %s, and say whose day it is',
    async (zone, day, ends, hours) => {
      const [first, last] = ends.map((end) => Date.parse(end));
      expect((Number(last) - Number(first) + 1) / 3_600_000).toBe(hours);
      const moments = [Number(first) - 1, first, last, Number(last) + 1].map((at) =>
        new Date(Number(at)).toISOString(),
      );
      const happened: ReportSources = {
        ...sources,
        accessOf: async (utc) =>
          moments
            .filter((at) => at.startsWith(utc))
            .map((at) => chained(asked({ at, breakGlass: true }), logStart)),
        rotations: async () => moments.map((on) => ({ key: 'records', on, what: 'rotated by KMS' })),
        changesOf: async (utc) =>
          moments
            .filter((at) => at.startsWith(utc))
            .map((at) => ({
              at,
              kind: 'by-hand',
              person: 'nora',
              role: 'Supervisor',
              what: 'x',
              outcome: 'done',
            })),
        eventsOf: async (utc) =>
          moments
            .filter((at) => at.startsWith(utc))
            .map((at) => event(`${at}#verify-code`, { ...said, kind: 'verification', result: 'no' })),
      };
      const times = async (kind: Parameters<typeof makeReport>[1]['kind']) => {
        const { columns, rows } = await makeReport(happened, { kind, from: day, to: day, zone });
        expect(columns[0]).toBe(`Day (${zone})`);
        const ofDay = rows.filter(([its]) => its !== '');
        expect(ofDay.every(([its]) => its === day)).toBe(true);
        return ofDay.flatMap((cells) => cells.filter((cell) => moments.includes(cell)));
      };
      expect(await times('who-heard')).toEqual(ends);
      expect(await times('disclosures')).toEqual(ends);
      expect(await times('failed-verifications')).toEqual(ends);
      expect(await times('overrides')).toEqual(ends.flatMap((end) => [end, end]));
      expect(await times('key-rotations')).toEqual(ends);
    },
  );
});

describe('a table as CSV', () => {
  it.each([' =1', '\n=1', '\t', '＝1', '\u00a0+1', '＠x'])('shows %j and does not work it out', (cell) => {
    expect(toCsv([], [[cell]])).toMatch(/^\r\n"?'/);
  });

  it('follows RFC 4180, and no cell becomes a formula', () => {
    expect(
      toCsv(
        ['A', 'B'],
        [
          ['1,5', 'say "no"'],
          ['=HYPERLINK("x")', '@SUM'],
          ['two\nlines', '-1'],
        ],
      ),
    ).toBe('A,B\r\n"1,5","say ""no"""\r\n"\'=HYPERLINK(""x"")",\'@SUM\r\n"two\nlines",\'-1\r\n');
  });
});
