import { describe, expect, it } from 'vitest';
import { features } from '../../../infra/settings/features.ts';
import { readSettings, SettingsError } from '../../../infra/settings.ts';
import { type Synthesized, synthesize } from '../synthesized.ts';

function problemsOf(settings: unknown): string[] {
  try {
    readSettings(settings);
  } catch (error) {
    if (error instanceof SettingsError)
      return error.problems.map((p) => `${p.path}: ${p.what}. ${p.why} ${p.fix}`);
    throw error;
  }
  return [];
}

const reason = 'Wound photographs for the nurse line; scanned, kept 90 days, accepted by the privacy officer';
const inProduction = (chosen: unknown) =>
  problemsOf({ stage: 'production', features: chosen }).filter((p) => p.startsWith('settings.features'));

describe('features', () => {
  it('R-139: that may leak are off by default: healthcare mode', () => {
    const chosen = readSettings().features;
    expect(Object.keys(chosen).sort()).toEqual([...features].sort());
    for (const feature of features) expect(chosen[feature]).toEqual({ on: false });
  });

  it('R-136: are switched on with a reason, never by a flag alone', () => {
    expect(
      readSettings({ features: { chatAttachments: { on: true, reason } } }).features.chatAttachments,
    ).toEqual({ on: true, reason });
    for (const chosen of [true, { on: true }, { on: true, reason: ' ' }]) {
      expect(problemsOf({ features: { chatAttachments: chosen } })).toEqual([
        expect.stringMatching(
          /^settings\.features\.chatAttachments: .+ is not false, nor \{ "on": true, "reason": "…" \}\. Patients may send files/,
        ),
      ]);
    }
  });

  it('R-136: need a reason of substance in production', () => {
    expect(inProduction({ chatAttachments: { on: true, reason } })).toEqual([]);
    for (const thin of ['because', 'yes '.repeat(20), 'we need it we need it we need it we need it']) {
      expect(inProduction({ chatAttachments: { on: true, reason: thin } })).toEqual([
        expect.stringContaining(
          'settings.features.chatAttachments.reason: says too little for stage "production".',
        ),
      ]);
    }
  });

  it.each([
    'patientDataInTexts',
    'voicemailByMail',
    'transcriptsByMail',
    'thirdPartyAnalytics',
    'unredactedLogs',
    'generativeAi',
    'otherServices',
  ])('R-136: %s is refused in every stage, with why: there is nothing behind it', (name) => {
    for (const chosen of [true, { on: true, reason }, false]) {
      const [problem] = problemsOf({ features: { [name]: chosen } });
      expect(problem).toContain(`settings.features.${name}: is not built, and stays off.`);
      expect(problem?.length).toBeGreaterThan(100);
    }
  });

  it('that nobody knows are named', () => {
    expect(problemsOf({ features: { chatAttachment: false } })).toEqual([
      `settings.features.chatAttachment: is not a feature. A misspelt setting would be ignored. Correct or remove it; there are ${features.join(', ')}.`,
    ]);
  });

  it('R-136: each change the templates, and are not in them when off', () => {
    const typesOf = (centre: Synthesized) =>
      centre
        .ofType('AWS::Connect::InstanceStorageConfig')
        .map(({ resource }) => String(resource.Properties.ResourceType));
    const chosen = Object.fromEntries(features.map((feature) => [feature, { on: true, reason }]));
    const off = typesOf(synthesize());
    const on = synthesize({ settings: { features: chosen } });
    const added = typesOf(on).filter((type) => !off.includes(type));
    expect(added.sort()).toEqual(['ATTACHMENTS', 'REAL_TIME_CONTACT_ANALYSIS_VOICE_SEGMENTS']);
    expect(features).toHaveLength(2);
    // Who asks later which gates were open, and why, reads it from any version of the template.
    expect(on.templates.get('careline-demo-data')).toMatchObject({
      Metadata: { careline: { features: chosen } },
    });
  });
});

describe('retention', () => {
  it('keeps records, proofs and logs for six years by default', () => {
    const { records, audit, logs, accessLogs } = readSettings().retention;
    for (const days of [records, audit, logs, accessLogs]) expect(days).toBeGreaterThanOrEqual(2190);
  });

  it.each([
    ['records', 365],
    ['audit', 2189],
    ['accessLogs', 365],
    ['recordings', 89],
    ['logs', 2190],
    ['backups', 30],
  ])('refuses %s of %i days, with the reason', (name, days) => {
    const [problem, ...more] = problemsOf({ retention: { [name]: days } });
    expect(problem).toMatch(new RegExp(`^settings\\.retention\\.${name}: ${days} is not a `));
    expect(more).toEqual([]);
  });

  it.each(['recordings', 'transcripts', 'voicemail'])(
    'R-126: never keeps %s for longer than the index that names them',
    (name) => {
      expect(problemsOf({ retention: { [name]: 2193 } })).toEqual([
        expect.stringMatching(
          new RegExp(`^settings\\.retention\\.${name}: 2193 is longer than retention\\.records\\.`),
        ),
      ]);
      expect(problemsOf({ retention: { [name]: 3650, records: 3650 } })).toEqual([]);
    },
  );

  it('keeps voicemail for a year and no longer than recordings, unless the settings say how long', () => {
    expect(readSettings({ retention: { recordings: 100 } }).retention.voicemail).toBe(100);
    expect(readSettings().retention.voicemail).toBe(365);
    expect(readSettings({ retention: { recordings: 100, voicemail: 101 } }).retention.voicemail).toBe(101);
  });
});
