import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../../infra/settings.ts';
import { needsOf } from '../../../local/account/needs.ts';
import { runDoctor } from '../../../local/cli/doctor.ts';
import { type Endpoints, startEndpoints } from '../../../local/endpoints/server.ts';
import { ApiFault, type WireRequest } from '../../../local/endpoints/wire.ts';
import { paper, patientClock, signIn, signOut } from '../account/patient-clock.ts';
import { planned, type Small } from '../account/small-instance.ts';
import { runCareline } from './run-careline.ts';

const number = { Type: 'AWS::Connect::PhoneNumber' };
const reserving = {
  Type: 'AWS::Lambda::Function',
  Properties: { ReservedConcurrentExecutions: 40 },
};
const textNumber = 'arn:aws:sms-voice:us-east-1:000000000000:phone-number/phone-1';
const existing = 'arn:aws:connect:us-east-1:000000000000:instance/i-1';

describe('careline doctor', () => {
  let endpoints: Endpoints;
  beforeEach(async () => {
    endpoints = await startEndpoints();
    signIn(endpoints.url);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await endpoints.close();
  });

  async function doctor(settings: unknown = {}, small: Small = { more: { number, reserving } }) {
    const { told, output } = paper();
    const asking = patientClock();
    const plan = async () => needsOf(planned(small), readSettings(settings));
    const code = await runDoctor({ format: 'text' }, output, { asking, plan });
    return { code, ...told, asking };
  }

  const ready = () => {
    endpoints.connect.instances.putInstance({ id: 'i-1', alias: 'clinic' });
    endpoints.messages.account.tier = 'PRODUCTION';
    endpoints.messages.account.numbers.push({ arn: textNumber, status: 'ACTIVE', type: 'TEN_DLC' });
  };

  it('finds nothing in the way in an account that is ready', async () => {
    ready();
    const { code, out, err } = await doctor({ textOrigination: textNumber });
    expect(out).toContain('Account 000000000000, region us-east-1');
    expect(out).not.toMatch(/PROBLEM|warning {2}|unknown {2}/);
    expect(out).toContain('instances of the account (1 there, 1 to be made): needs 2 of 2');
    expect(out).toContain('the functions reserve 40 of 1000 executions at once');
    expect(out).toContain('the number for texts is active');
    expect(code).toBe(0);
    expect(err).toContain('  phone number …\n');
  });

  it('says of a new account what to have raised and registered, before anything is deployed', async () => {
    endpoints.account.quotas = [{ code: 'L-AA17A6B9', name: 'Amazon Connect instance count', value: 0 }];
    endpoints.account.concurrency = { all: 10, unreserved: 10 };
    endpoints.account.parameters.delete('/cdk-bootstrap/hnb659fds/version');
    const { code, out } = await doctor();
    expect(code).toBe(1);
    expect(out).toContain('PROBLEM  bootstrap: there is no CDK bootstrap stack');
    expect(out).toContain('Run "npx cdk bootstrap aws://000000000000/us-east-1".');
    expect(out).toContain('PROBLEM  quotas: instances of the account (0 there, 1 to be made): needs 1 of 0');
    expect(out).toContain('Ask for at least 1 in Service Quotas, Amazon Connect, L-AA17A6B9');
    expect(out).toContain(
      'warning  quotas: calls at once of an instance: needs 25 of usually 10, this account does not say',
    );
    expect(out).toContain(
      'PROBLEM  room for functions: the functions reserve 40 of 10 executions at once (10 in all)',
    );
    expect(out).toContain(
      'unknown  phone number: whether there are local numbers in US can be asked only for an instance',
    );
    expect(out).toContain('warning  texts: texts are in the sandbox');
    expect(out).toContain('ok       e-mail: these stacks send none through SES; there, it is in the sandbox');
  });

  it('notices what would stop a deployment in the middle', async () => {
    ready();
    const { parameters } = endpoints.account;
    parameters.delete('/aws/service/global-infrastructure/services/connect/regions/us-east-1');
    parameters.set('/cdk-bootstrap/hnb659fds/version', '5');
    endpoints.connect.instances.numbers.clear();
    endpoints.messages.account.numbers.unshift({ arn: textNumber, status: 'PENDING', type: 'TEN_DLC' });
    const { out } = await doctor({ textOrigination: textNumber, instance: { alias: 'Clinic' } });
    expect(out).toContain('PROBLEM  region: Amazon Connect is not offered in us-east-1');
    expect(out).toContain('PROBLEM  bootstrap: the CDK bootstrap stack is too old');
    expect(out).toContain('warning  instance: there is an instance called Clinic');
    expect(out).toContain('PROBLEM  phone number: there are no local numbers in US to claim now');
    expect(out).toContain('PROBLEM  texts: the number for texts is PENDING');
  });

  it('compares an instance that is there already with the settings', async () => {
    ready();
    const queues = { code: 'L-19A87C94', name: 'Queues', value: 0, instanceArn: existing };
    endpoints.account.quotas.push(queues);
    const given = { existing, alias: 'clinic', attach: [] };
    const right = await doctor({ instance: given });
    expect(right.out).toContain('ok       instance: the instance clinic is there and active');
    expect(right.out).toContain('PROBLEM  quotas: queues of an instance: needs 1 of 0');
    expect((await doctor({ instance: { ...given, alias: 'other' } })).out).toContain(
      'PROBLEM  instance: the instance is called clinic, and other in the settings',
    );
    const pool = textNumber.replace('phone-number', 'pool');
    const elsewhere = { ...given, existing: existing.replace('i-1', 'i-2') };
    const { out } = await doctor({ textOrigination: pool, instance: elsewhere });
    expect(out).toContain(
      'PROBLEM  instance: the instance of the settings is not in this account and region',
    );
    expect(out).toContain('PROBLEM  texts: what texts are sent from is not in this account and region');
  });

  const denied = new ApiFault('AccessDeniedException', 'No.', {}, 403);
  const target = (name: string) => (request: WireRequest) =>
    request.headers['x-amz-target']?.endsWith(`.${name}`) === true;

  it('says where it may not look, and looks at the rest', async () => {
    ready();
    endpoints.faults.plant({ when: target('ListServiceQuotas'), how: denied });
    const { code, out } = await doctor({ textOrigination: textNumber });
    expect(code).toBe(3);
    expect(out).toContain('unknown  quotas: not allowed to look');
    expect(out).toContain(
      'Allow servicequotas:ListServiceQuotas, connect:ListInstances, or look in the console.',
    );
    expect(out).toContain('ok       texts: the number for texts is active');
  });

  it('waits while AWS is busy, and asks again for an answer that was lost', async () => {
    ready();
    const busy = new ApiFault('TooManyRequestsException', 'Rate exceeded.', {}, 429);
    endpoints.faults.plant({ when: ({ path }) => path === '/instance', times: 2, how: busy });
    endpoints.faults.plant({ when: target('GetParameter'), times: 1, how: 'drop' });
    const { code, asking } = await doctor({ textOrigination: textNumber });
    expect(code).toBe(0);
    expect(asking.waits).toContain(1000);
  });

  it('asks every page', async () => {
    ready();
    const others = Array.from({ length: 120 }, (_, index) => ({
      code: `L-${index}`,
      name: 'other',
      value: 1,
    }));
    endpoints.account.quotas.unshift(...others);
    expect((await doctor({ textOrigination: textNumber })).out).toContain(
      'calls at once of an instance: needs 25 of 200',
    );
  });

  it('only asks: nothing is stored anywhere', async () => {
    const before = await endpoints.dump();
    await doctor();
    expect(await endpoints.dump()).toEqual(before);
  });

  it('says how to sign in when there are no credentials, or none that AWS accepts', async () => {
    const expired = new ApiFault('ExpiredToken', 'Expired.', {}, 403);
    endpoints.faults.plant({
      when: ({ body }) => body.includes('GetCallerIdentity'),
      times: 1,
      how: expired,
    });
    expect(await doctor()).toMatchObject({
      code: 2,
      out: '',
      err: 'The account cannot be looked at: AWS does not accept the credentials. Sign in again.\n',
    });
    signOut();
    expect(await doctor()).toMatchObject({
      code: 2,
      err: expect.stringContaining('there are no AWS credentials. Sign in first'),
    });
  });

  it('explains itself: what it needs, what nobody can know', async () => {
    const { code, out } = await runCareline('doctor', '--help');
    expect(code).toBe(0);
    expect(out).toContain('sts:GetCallerIdentity, ssm:GetParametersByPath');
    expect(out).toContain('Nobody can ask whether another account has the alias');
    expect((await runCareline('doctor', '--format', 'xml')).code).toBe(2);
  });
});
