import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import {
  type LocalCentre,
  type LocalCentreOptions,
  startCentre,
} from '../../../local/centre/start-centre.ts';
import { call } from './played-call.ts';

const started: LocalCentre[] = [];
const start = async (options: LocalCentreOptions) => {
  const centre = await startCentre({ speed: 0, startAt: 'next-opening', ...options });
  started.push(centre);
  return centre;
};

describe('a data folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careline-data-'));
  afterEach(() => Promise.all(started.splice(0).map((one) => one.close())));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps patients, messages and keys over a restart, and loads patients once', async () => {
    const file = join(folder, 'patients.ndjson');
    const ada = {
      resourceType: 'Patient',
      id: 'ada',
      birthDate: '1968-04-12',
      name: [{ use: 'official', prefix: ['Ms.'], family: 'Byron', given: ['Ada'] }],
    };
    const telecom = [{ system: 'phone', use: 'mobile', value: '206-555-0142' }];
    writeFileSync(file, `${JSON.stringify({ ...ada, telecom })}\nnonsense\n`);
    const log: string[] = [];
    const options = {
      dataFolder: join(folder, 'data'),
      patients: file,
      log: (line: string) => log.push(line),
    };
    const first = await start(options);
    expect(log).toContain(`${file}:2: is not JSON; it is left out`);
    await first.close();
    started.splice(0);
    expect(existsSync(join(folder, 'data', 'in-use'))).toBe(false);
    const second = await start(options);
    expect(log.at(-1)).toMatch(/has its patients already/);
    expect(second.view().people).toMatchObject([
      { name: 'Ada Byron', number: '+12065550142', birthDate: '04121968' },
    ]);
    // Only with the same HMAC key as before does the index still find her.
    expect((await call(second, '1,1,04121968,1,hang-up', '+12065550142')).heard).toContain(
      'Thank you, Ms. Byron.',
    );
  });
});
