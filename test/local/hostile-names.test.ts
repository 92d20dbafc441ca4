/** A name that is mark-up, from the file of patients to the voice, the whisper, the page and the stored record. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCentre, startCentre } from '../../local/centre/start-centre.ts';
import { startServer } from '../../local/server/server.ts';
import { playScript, readScript } from '../../local/terminal/script.ts';
import { chromiumPath, launchChromium, unlessChromium } from './chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-hostile-'));
const given = '<img src=x onerror=alert(1)>';
const family = '</speak><script>alert(2)</script><break time="10s"/> $.Attributes.reason & Co';
const hostile = {
  resourceType: 'Patient',
  id: 'hostile',
  birthDate: '1968-04-12',
  name: [{ use: 'official', prefix: ['Ms.'], family, given: [given] }],
  telecom: [{ system: 'phone', use: 'mobile', value: '206-555-0142' }],
};
let centre: LocalCentre;

beforeAll(async () => {
  const file = join(folder, 'patients.ndjson');
  writeFileSync(file, JSON.stringify(hostile));
  centre = await startCentre({ speed: 0, startAt: 'next-opening', patients: file });
  const id = centre.call('+12065550142');
  await playScript(centre, id, readScript('1,1,04121968,1,0,1'));
  await centre.built.eventSources.settled();
});
afterAll(async () => {
  await centre?.close();
  rmSync(folder, { recursive: true, force: true });
});

const lines = (who: string) =>
  centre
    .view()
    .calls.flatMap((call) => call.lines)
    .filter((line) => line.who === who)
    .map(({ text }) => text);

describe('a patient whose name is mark-up', () => {
  it('is greeted with what remains as words: no tag, no path', () => {
    const greeting = lines('clinic').find((text) => text.startsWith('Thank you, Ms.'));
    expect(greeting).toContain('script alert(2) /script');
    for (const text of lines('clinic')) expect(text).not.toMatch(/[<>&]|\$\./);
  });

  it('is whispered to the agent in the same way', () => {
    const [whisper] = lines('whisper');
    expect(whisper).toContain('script alert(2)');
    expect(whisper).not.toMatch(/[<>&]|\$\./);
  });

  it('is in no contact record', async () => {
    const { calls } = centre.view();
    const table = centre.built.data.byVariable.get('CONTACT_RECORDS_TABLE') ?? '';
    const kept = JSON.stringify([
      calls.flatMap((call) => call.records),
      await centre.endpoints.dynamodb.items(table),
    ]);
    expect(kept).not.toContain('alert');
  });

  it.skipIf(chromiumPath === undefined)(
    `is shown as it is written, and nothing of it runs${unlessChromium}`,
    async () => {
      const server = await startServer(centre, { port: 0 });
      const browser = await launchChromium();
      const page = await browser.newPage();
      const ran: string[] = [];
      page.on('dialog', (dialog) => {
        ran.push(dialog.message());
        void dialog.dismiss();
      });
      await page.goto(server.url);
      await page.getByRole('log').getByText('script alert(2)').first().waitFor();
      expect(await page.getByLabel('Call as').textContent()).toContain(given);
      expect(await page.locator('img[src="x"], .said script').count()).toBe(0);
      expect(ran).toEqual([]);
      await browser.close();
      await server.close();
    },
  );
});
