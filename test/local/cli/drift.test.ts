import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DriftCommand, runDrift } from '../../../local/cli/drift.ts';
import { type Endpoints, startEndpoints } from '../../../local/endpoints/server.ts';
import { ApiFault, type WireRequest } from '../../../local/endpoints/wire.ts';
import { paper, patientClock, signIn, signOut } from '../account/patient-clock.ts';
import { deploy, planned, type Small } from '../account/small-instance.ts';
import { runCareline } from './run-careline.ts';

describe('careline drift', () => {
  let endpoints: Endpoints;
  beforeEach(async () => {
    endpoints = await startEndpoints();
    signIn(endpoints.url);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await endpoints.close();
  });

  /** Compares what is deployed with what the repository has. */
  async function drift(live: Small = {}, repository: Small = {}, options: Partial<DriftCommand> = {}) {
    const instance = options.instance ?? deploy(endpoints, live);
    const clock = patientClock();
    const { told, output } = paper();
    const plan = async () => ({ centre: planned(repository) });
    const code = await runDrift({ format: 'text', ...options, instance }, output, { asking: clock, plan });
    return { code, ...told, clock };
  }

  it('sees no difference in what was just deployed, though every id is another', async () => {
    const { code, out, err } = await drift();
    expect(err).not.toContain('cannot');
    expect(out).toContain('2 flows compared: no call can tell the difference.');
    expect(out).toContain('2 compared: none differs.');
    expect(out).not.toContain('Not read');
    // Names say what is the same; nothing had to be guessed.
    expect(out).not.toContain('Note:');
    expect(code).toBe(0);
  });

  it('says what somebody has changed in the console: words, hours, holidays, queues', async () => {
    const { code, out } = await drift({ greeting: 'Hi.', opens: 9, waiting: 5, holiday: '2026-12-24' });
    expect(code).toBe(1);
    expect(out).toContain('The prompt “greet” now says “Welcome.” instead of “Hi.”.');
    expect(out).toMatch(/hours clinic +monday +09:00–17:00 +08:00–17:00/);
    expect(out).toMatch(/hours clinic +tuesday +09:00–24:00 +08:00–24:00/);
    expect(out).toMatch(/hours clinic +2026-12-24 +closed +as every week/);
    expect(out).toMatch(/hours clinic +2026-12-25 +as every week +closed/);
    expect(out).toMatch(/queue front-desk +waiting at most +5 +25/);
  });

  it('names what a deployment would add, and what only the instance has', async () => {
    const pharmacy = {
      Type: 'AWS::Connect::Queue',
      Properties: { InstanceArn: { 'Fn::GetAtt': ['Instance', 'Arn'] }, Name: 'pharmacy' },
    };
    const added = await drift({}, { more: { Pharmacy: pharmacy } });
    expect(added.code).toBe(1);
    expect(added.out).toMatch(/queue pharmacy +not there +there/);
    const other = await drift({ more: { Pharmacy: pharmacy } });
    expect(other.err).toContain('Only on the instance, not compared: queue pharmacy.');
  });

  it('writes the same for programs and for a pull request', async () => {
    const { out } = await drift({ opens: 9 }, {}, { format: 'json' });
    const told = JSON.parse(out);
    expect(told).toMatchObject({ same: false, complete: true, unread: [], flows: { same: true } });
    expect(told.tables[0].changes[0]).toEqual({ row: 'MONDAY', before: '09:00–17:00', after: '08:00–17:00' });
    const instance = deploy(endpoints, { opens: 9 });
    expect((await drift({}, {}, { format: 'markdown', instance })).out).toContain('| hours clinic');
  });

  const lists = (kind: string) => (request: WireRequest) => request.path.startsWith(`/${kind}/`);
  const busy = new ApiFault('TooManyRequestsException', 'Rate exceeded.', {}, 429);

  it('waits when Connect is busy and asks again when an answer is lost', async () => {
    endpoints.faults.plant({ when: lists('queues-summary'), times: 2, how: busy });
    endpoints.faults.plant({ when: lists('hours-of-operations'), times: 1, how: 'drop' });
    const { code, clock } = await drift();
    expect(code).toBe(0);
    expect(clock.waits).toContain(1000);
  });

  it('never asks faster than Connect takes', async () => {
    let calls = 0;
    endpoints.onCall(() => (calls += 1));
    const { clock } = await drift();
    expect(calls).toBeGreaterThan(8);
    expect(clock.elapsed()).toBe((calls - clock.burst) * 500);
  });

  it('compares the rest when one thing cannot be read, says which, and does not call it gone', async () => {
    const denied = new ApiFault('AccessDeniedException', 'No.', {}, 403);
    endpoints.faults.plant({ when: lists('queues'), how: denied });
    endpoints.faults.plant({ when: lists('contact-flow-modules-summary'), how: busy });
    const { code, out } = await drift();
    expect(code).toBe(3);
    expect(out).toContain('1 flow compared: no call can tell the difference.');
    expect(out).toContain('1 compared: none differs.');
    expect(out).toMatch(
      /queue front-desk: the credentials do not allow it\. Needed: .*connect:DescribeQueue/,
    );
    expect(out).toContain('page 1 of the list of modules: AWS was too busy to answer.');
  });

  it('keeps the pages before one that fails for good', async () => {
    for (let index = 0; index < 150; index += 1) {
      const flow = {
        instanceId: 'i-1',
        id: `f-${index}`,
        name: `flow ${index}`,
        type: 'CONTACT_FLOW',
        content: '{}',
      };
      endpoints.connect.putFlow(flow);
    }
    const second = (request: WireRequest) => request.query.get('nextToken') !== null;
    endpoints.faults.plant({ when: second, how: busy });
    const { code, out, err } = await drift({}, {}, { instance: 'i-1' });
    expect(err).toContain('flow flow 0, ');
    expect(out).toContain('page 2 of the list of flows: AWS was too busy');
    // Queues are missing for certain; flows perhaps.
    expect(out).toMatch(/queue front-desk +not there +there/);
    expect(out).not.toContain('menu is new');
    expect(code).toBe(1);
  });

  it('says so when there is no such instance, and how to sign in', async () => {
    expect(await drift({}, {}, { instance: 'i-none' })).toMatchObject({
      code: 2,
      err: expect.stringContaining('The instance "i-none" cannot be read: there is none with this id'),
    });
    signOut();
    const { code, err } = await drift({}, {}, { instance: 'i-1' });
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining('there are no AWS credentials. Sign in first'),
    });
  });

  it('explains itself, and refuses half a command', async () => {
    const { code, out } = await runCareline('drift', '--help');
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('Exit codes: 0 no difference') });
    expect(await runCareline('drift')).toMatchObject({ code: 2, err: expect.stringContaining('--instance') });
  });
});
