import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '../../infra/settings.ts';

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

const production = {
  stage: 'production',
  baaReference: '2026-11-02 AWS Artifact agreement-1a2b3c',
  clinic: { name: 'Harbor Clinic' },
  instance: { signIn: 'saml' },
  textOrigination: 'arn:aws:sms-voice:us-west-2:123456789012:phone-number/phone-1a2b',
};

describe('settings', () => {
  it('without any, are those of the demo clinic', () => {
    const settings = readSettings();
    expect(settings.stage).toBe('demo');
    expect(settings.clinic).toEqual({
      name: 'Riverside Family Clinic',
      timeZone: 'America/Los_Angeles',
      languages: ['en-US', 'es-US'],
    });
    expect(settings.hours.monday).toEqual([{ opens: '08:00', closes: '17:30' }]);
    expect(settings.hours.sunday).toEqual([]);
    expect(settings.size).toBe('small');
    expect(settings.moreQueues).toEqual([]);
  });

  it('take a lunch break as two stretches of a day', () => {
    const day = [
      { opens: '08:00', closes: '12:00' },
      { opens: '13:00', closes: '17:00' },
    ];
    expect(readSettings({ hours: { monday: day } }).hours.monday).toEqual(day);
  });

  it('that are wrong are named with value, reason and cure', () => {
    expect(problemsOf({ hours: { monday: { opens: '25:00', closes: '17:00' } } })).toEqual([
      'settings.hours.monday.opens: "25:00" is not a time of day. Callers would reach a closed clinic, or nobody in an open one. Write 24-hour time on the wall clock of the clinic, e.g. "08:00"; the end of a day is "24:00".',
    ]);
  });

  it('are all checked at once', () => {
    const wrong = {
      stage: 'live',
      clinic: { timeZone: 'Pacific' },
      hours: { friday: { opens: '17:00', closes: '08:00' } },
      holidays: [{ date: '12/25/2026', name: 'Christmas' }],
      number: { claim: 'DID', country: 'usa' },
      moreQueues: ['billing'],
      colour: 'blue',
    };
    const paths = problemsOf(wrong).map((problem) => problem.slice(0, problem.indexOf(':')));
    expect(paths.sort()).toEqual([
      'settings.clinic.timeZone',
      'settings.colour',
      'settings.holidays.0.date',
      'settings.hours.friday.closes',
      'settings.moreQueues',
      'settings.number.country',
      'settings.stage',
    ]);
  });

  it('name the languages that there are prompts for', () => {
    expect(problemsOf({ clinic: { languages: ['en-US', 'tlh-XX'] } })).toEqual([
      expect.stringContaining('Choose from en-US, es-US'),
    ]);
  });

  it('refuse a date with two sets of hours', () => {
    const holidays = [
      { date: '2026-12-24', name: 'Eve', hours: { opens: '08:00', closes: '12:00' } },
      { date: '2026-12-24', name: 'Eve again' },
    ];
    expect(problemsOf({ holidays })).toEqual([
      'settings.holidays.1.date: "2026-12-24" is there twice. Which hours hold would depend on the order of the list. Keep one entry for each date.',
    ]);
  });

  it('for production are accepted when nothing is left to the demo', () => {
    expect(readSettings(production).baaReference).toBe(production.baaReference);
  });

  it('R-131: for production need the business associate agreement, and say why', () => {
    const { baaReference: _, ...without } = production;
    expect(problemsOf(without)).toEqual([
      'settings.baaReference: nothing is given for stage "production". Patients\' data may not reach AWS before a business associate agreement (45 CFR 164.504(e)) is accepted. Accept it in AWS Artifact and write date and reference, or use stage "demo" with synthetic data.',
    ]);
  });

  it('for production need single sign-on, a name and an origin of texts', () => {
    expect(problemsOf({ stage: 'production', baaReference: production.baaReference })).toEqual([
      expect.stringContaining('settings.clinic.name: nothing is given'),
      expect.stringContaining('settings.instance.signIn: "connect" is not enough'),
      expect.stringContaining('settings.textOrigination: nothing is given'),
    ]);
  });

  it('never keep access logs shorter than the six years of 45 CFR 164.316', () => {
    expect(problemsOf({ retention: { accessLogs: 365 } })).toEqual([
      expect.stringContaining('settings.retention.accessLogs: 365'),
    ]);
  });
});
