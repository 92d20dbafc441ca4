import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../../infra/settings.ts';
import type { Resource } from '../../../infra/templates/template.ts';
import type { FixedProperties } from '../../../local/account/compare-templates.ts';
import { type PromoteEdges, runPromote } from '../../../local/cli/promote.ts';
import { type Endpoints, startEndpoints } from '../../../local/endpoints/server.ts';
import { paper, patientClock, signIn } from '../account/patient-clock.ts';
import { deploy, planned, type Small } from '../account/small-instance.ts';
import { runCareline } from './run-careline.ts';

const table = (stage: string, key: string, billing = 'PAY_PER_REQUEST'): Resource => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    TableName: `careline-${stage}-patients-${key}`,
    BillingMode: billing,
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  },
});

/** In place of the CloudFormation validator, which takes seconds to start. */
const fixedIn: FixedProperties = (stacks) =>
  new Map(stacks.map(({ stack }) => [`${stack}/Patients`, new Set(['TableName'])]));

async function promote(
  [first, second]: readonly [Small, Small],
  settings: readonly [unknown, unknown] = [{ stage: 'demo' }, { stage: 'test' }],
  format: 'text' | 'json' = 'text',
  edges: PromoteEdges = { fixedIn },
) {
  const { told, output } = paper();
  const side = (small: Small, given: unknown) => ({ centre: planned(small), settings: readSettings(given) });
  const plan = async () => [side(first, settings[0]), side(second, settings[1])] as const;
  const code = await runPromote({ from: 'demo.json', to: 'test.json', format }, output, { ...edges, plan });
  return { code, ...told };
}

describe('careline promote, of two settings files', () => {
  it('sees past the name of the stage: the same clinic twice differs in nothing', async () => {
    const small = (stage: string): Small => ({
      stage,
      more: {
        Patients: table(stage, '1'),
        // What the CDK makes of the names of stacks, and of what a function holds.
        [`Allowcareline${stage}all${stage === 'demo' ? '0123ABCD' : '4567ABCD'}`]: {
          Type: 'AWS::Lambda::Permission',
        },
        [`Version${stage}`]: { Type: 'AWS::Lambda::Version' },
        Vault: {
          Type: 'AWS::Backup::BackupVault',
          Properties: {
            BackupVaultName: `careline${stage}allVault${stage === 'demo' ? '0123ABCD' : '4567ABCD'}`,
          },
        },
      },
    });
    const same = { stage: 'demo' };
    expect(await promote([small('demo'), small('demo')], [same, same])).toMatchObject({
      code: 0,
      out: expect.stringContaining('2 flows compared: no call can tell the difference.'),
    });
    const { code, out } = await promote([small('demo'), small('test')]);
    expect(out).toMatch(/Settings\n\nsetting +first +second\nstage +"demo" +"test"\n/);
    expect(out).toContain('Resources\n\nNone differs.\n');
    expect(code).toBe(1);
  });

  it('says what differs: settings, resources, words, hours', async () => {
    const { code, out } = await promote(
      [
        { more: { Patients: table('demo', '1'), Old: { Type: 'AWS::SNS::Topic' } } },
        {
          stage: 'test',
          greeting: 'Hello.',
          opens: 9,
          more: { Patients: table('test', '1', 'PROVISIONED'), New: { Type: 'AWS::SNS::Topic' } },
        },
      ],
      [{ stage: 'demo' }, { stage: 'test', size: 'large' }],
    );
    expect(code).toBe(1);
    expect(out).toMatch(/size +"small" +"large"/);
    expect(out).toMatch(/all\/Patients +AWS::DynamoDB::Table +changed +BillingMode/);
    expect(out).toMatch(/all\/Old +AWS::SNS::Topic +removed/);
    expect(out).toMatch(/all\/New +AWS::SNS::Topic +added/);
    expect(out).toContain('The prompt “greet” now says “Hello.” instead of “Welcome.”.');
    expect(out).toMatch(/hours clinic +monday +08:00–17:00 +09:00–17:00/);
  });

  const renamed = [
    { more: { Patients: table('demo', '1') } },
    { stage: 'test', more: { Patients: table('test', '2') } },
  ] as const;

  it('marks what could not be changed in place', async () => {
    const { out } = await promote(renamed);
    expect(out).toMatch(/all\/Patients .*REPLACED: TableName cannot be changed in place +TableName/);
    expect((await promote(renamed, undefined, 'text', { fixedIn: () => new Map() })).out).not.toContain(
      'REPLACED',
    );
  });

  it.runIf(process.env.CARELINE_DEEP === '1')(
    'asks the validator of CloudFormation what that is',
    async () => {
      expect((await promote(renamed, undefined, 'text', {})).out).toContain('REPLACED: TableName');
    },
  );

  it('writes the same for programs', async () => {
    const { out } = await promote([{}, { stage: 'test', opens: 9 }], undefined, 'json');
    expect(JSON.parse(out)).toMatchObject({
      same: false,
      settings: [{ path: 'stage', before: '"demo"', after: '"test"' }],
      instances: { tables: [{ name: 'clinic', state: 'changed' }, { state: 'same' }] },
    });
  });
});

describe('careline promote, of two instances', () => {
  let endpoints: Endpoints;
  beforeEach(async () => {
    endpoints = await startEndpoints();
    signIn(endpoints.url);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await endpoints.close();
  });

  it('knows the same things under the names of two stages, and says what differs', async () => {
    const from = deploy(endpoints, { stage: 'demo' });
    const run = async (to: string) => {
      const { told, output } = paper();
      const code = await runPromote({ from, to, format: 'text' }, output, { asking: patientClock() });
      return { code, ...told };
    };
    expect(await run(deploy(endpoints, { stage: 'test' }))).toMatchObject({
      code: 0,
      out: expect.stringContaining('no call can tell the difference'),
    });
    const { code, out } = await run(
      deploy(endpoints, { stage: 'production', greeting: 'Hello.', waiting: 5 }),
    );
    expect(code).toBe(1);
    expect(out).toContain('now says “Hello.” instead of “Welcome.”');
    expect(out).toMatch(/queue front-desk +waiting at most +25 +5/);
  });

  it('refuses a file beside an instance, and half a command', async () => {
    const arn = 'arn:aws:connect:us-east-1:000000000000:instance/i-1';
    expect(await runCareline('promote', '--from', arn, '--to', 'b.json')).toMatchObject({
      code: 2,
      err: expect.stringContaining('"careline drift" compares a file with an instance'),
    });
    expect((await runCareline('promote', '--from', 'a.json')).code).toBe(2);
    expect((await runCareline('promote', '--help')).out).toContain('Two settings files need no account.');
  });
});
