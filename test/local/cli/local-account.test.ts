import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LocalCentre, startCentre } from '../../../local/centre/start-centre.ts';
import { signIn } from '../account/patient-clock.ts';
import { runCareline } from './run-careline.ts';

/** The whole demo clinic, synthesized twice: with .ci/run. */
describe.runIf(process.env.CARELINE_DEEP === '1')('the local centre as an account', () => {
  let centre: LocalCentre;
  beforeAll(async () => {
    centre = await startCentre({ speed: 0, startAt: 'next-opening' });
    signIn(centre.endpoints.url);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await centre.close();
  });

  it('has not drifted from the repository: flows, hours, holidays and queues', async () => {
    const { code, out, err } = await runCareline('drift', '--instance', centre.built.telephony.instanceArn);
    expect(err).toContain('Only on the instance, not compared: flow Default queue transfer.');
    expect(out).toContain('no call can tell the difference');
    expect(out).toContain('compared: none differs.');
    expect(code).toBe(0);
  });

  it('is fit for the demo clinic, says the doctor, but for real texts', async () => {
    const { code, out } = await runCareline('doctor', '--json');
    const { account, findings } = JSON.parse(out);
    expect(account).toBe('000000000000');
    expect(findings.filter(({ level }: { level: string }) => level === 'problem')).toEqual([]);
    expect(findings).toContainEqual(expect.objectContaining({ check: 'quotas', level: 'ok' }));
    expect(code).toBe(0);
  });
});
