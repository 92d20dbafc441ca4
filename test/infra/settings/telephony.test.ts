import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '../../../infra/settings.ts';

function problemsOf(settings: unknown): string[] {
  try {
    readSettings(settings);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.problems.map((p) => `${p.path}: ${p.what}. ${p.why} ${p.fix}`);
  }
}

const existing = 'arn:aws:connect:us-west-2:123456789012:instance/11111111-2222-4333-8444-555555555555';

describe('the settings of the instance', () => {
  it('without any, are a new one whose agents sign in to Connect, in a small clinic', () => {
    const { instance, size, moreQueues } = readSettings();
    expect({ instance, size, moreQueues }).toEqual({
      instance: { signIn: 'connect', trafficDistribution: false },
      size: 'small',
      moreQueues: [],
    });
  });

  it('name an existing one with what it lacks, or say what is missing', () => {
    const attach = ['contact-records'];
    expect(readSettings({ instance: { existing, alias: 'hillcrest', attach } }).instance).toEqual({
      existing,
      alias: 'hillcrest',
      attach,
    });
    expect(problemsOf({ instance: { existing } })).toEqual([
      expect.stringContaining('settings.instance.alias: nothing is not an instance alias.'),
      expect.stringContaining(
        'settings.instance.attach: nothing is not a list of different kinds of storage.',
      ),
    ]);
  });

  it('refuse an alias of 46 characters, which Connect refuses in the middle of a deployment', () => {
    expect(problemsOf({ instance: { alias: 'a'.repeat(45) } })).toEqual([]);
    expect(problemsOf({ instance: { alias: 'a'.repeat(46) } })).toEqual([
      expect.stringMatching(/^settings\.instance\.alias: "a{46}" is not an instance alias\./),
    ]);
  });

  it('need a directory for sign-in by directory, and for no other', () => {
    expect(problemsOf({ instance: { signIn: 'directory', directoryId: 'd-1234567890' } })).toEqual([]);
    for (const instance of [{ signIn: 'directory' }, { signIn: 'saml', directoryId: 'd-1234567890' }])
      expect(problemsOf({ instance })).toEqual([expect.stringContaining('settings.instance.directoryId:')]);
  });

  it('spread calls over two regions only where Connect can replicate the instance', () => {
    expect(problemsOf({ instance: { signIn: 'connect', trafficDistribution: true } })).toEqual([
      'settings.instance.trafficDistribution: true does not go with signIn "connect". Connect replicates only instances whose agents sign in with SAML. Write signIn "saml", or leave trafficDistribution out.',
    ]);
  });
});

describe('the settings of queues and agents', () => {
  it('refuse a queue that the size brings itself', () => {
    expect(problemsOf({ moreQueues: ['pharmacy', 'crisis'] })).toEqual([
      expect.stringContaining(
        'settings.moreQueues: ["pharmacy","crisis"] is not a list of different queue names',
      ),
    ]);
  });

  it('refuse two sites of one name, short numbers and pages without TLS, all at once', () => {
    const agents = {
      sites: [{ name: 'North' }, { name: 'North' }],
      transfers: [{ name: 'Lifeline', number: '988' }],
      origins: ['http://ehr.clinic.example'],
    };
    expect(problemsOf({ agents }).map((problem) => problem.slice(0, problem.indexOf(':')))).toEqual([
      'settings.agents.sites',
      'settings.agents.transfers.0.number',
      'settings.agents.origins',
    ]);
  });
});
