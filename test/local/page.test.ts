import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCentre, startCentre } from '../../local/centre/start-centre.ts';
import { startServer, type WebServer } from '../../local/server/server.ts';
import { callEvent } from '../functions/call-event.ts';
import { chromiumPath, launchChromium, unlessChromium } from './chromium.ts';

describe.skipIf(chromiumPath === undefined)(`the page in a browser${unlessChromium}`, () => {
  let centre: LocalCentre;
  let server: WebServer;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    centre = await startCentre({ startAt: 'next-opening', speed: 5 });
    [server, browser] = await Promise.all([startServer(centre, { port: 0 }), launchChromium()]);
    page = await browser.newPage({ viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' });
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(server.url);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await centre?.close();
  });

  const said = (text: string | RegExp) => page.getByRole('log').getByText(text).last().waitFor();

  /** To look at, where the folder is named. */
  const shot = async (name: string) => {
    const folder = process.env.CARELINE_SCREENSHOTS;
    if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };

  it('lets a newcomer call, key in a birth date, hear the next visit and hang up', async () => {
    await page.getByLabel('Call as').selectOption({ label: 'Adaeze Okafor' });
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await said('For English, press 1.');
    await page.getByRole('group', { name: 'Keypad' }).getByRole('button', { name: '1', exact: true }).click();
    await said(/For your next appointment, press 1/);
    await page.keyboard.press('1');
    await said(/Please key in your date of birth/);
    await page.keyboard.type('04121968');
    await said(/April 12, 1968/);
    await page.keyboard.press('1');
    await said('Thank you, Ms. Okafor.');
    await said(/You are booked for .* at 9:40 in the morning, with Dr\. Lindqvist/);
    await page.getByRole('img', { name: /look-up-appointment \(en-US\): \d+ steps, now at/ }).waitFor();
    expect(await page.locator('.branch.walked').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Hang up' }).first().click();
    await page.getByRole('heading', { name: 'Contact record' }).waitFor();
    const record = await page.locator('.record table').first().textContent();
    expect(record).toContain('CUSTOMER_DISCONNECT');
    expect(record).toContain('Attributes.identityLevelL1');
  });

  it('never shows keyed digits, and marks each sentence with its language', async () => {
    const lines = await page.getByRole('log').textContent();
    expect(lines).toContain('••••••••');
    expect(lines).not.toContain('04121968');
    expect(await page.locator('.said [lang="es-US"]').first().textContent()).toContain('emergencia');
  });

  it('lets somebody sit at the desk, answer, and see who calls before "hello"', async () => {
    await page
      .getByRole('article', { name: 'Ana Ruiz' })
      .getByRole('button', { name: 'Sit at this desk' })
      .click();
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await said('For English, press 1.');
    await page.keyboard.press('1');
    await said(/For your next appointment, press 1/);
    await page.keyboard.press('0');
    const desk = page.getByRole('article', { name: 'Ana Ruiz' });
    await desk.getByRole('button', { name: 'Answer' }).click();
    await desk.getByText('talking').waitFor();
    await desk.getByText(/not verified/).waitFor();
    expect(await desk.textContent()).toContain('identityLevel');
    await said('Here is somebody from the clinic.');
    // Who hangs up while the whispers are still heard leaves nothing to record.
    await expect
      .poll(() => [...centre.simulator.calls].at(-1)?.waitsFor, { timeout: 10_000 })
      .toMatchObject({ what: 'conversation' });
    await desk.getByRole('button', { name: 'Hang up' }).click();
    await said(/was your question solved/);
  });

  it('lets the drawing of the flow be pushed with the mouse', async () => {
    const camera = page.locator('.camera');
    // The mouse points to what is on the screen only, and the desk before may have scrolled it away.
    await page.locator('.frame').scrollIntoViewIfNeeded();
    const frame = await page.locator('.frame').boundingBox();
    if (!frame) throw new Error('The page shows no flow.');
    const before = await camera.getAttribute('style');
    const [x, y] = [frame.x + 100, frame.y + 100];
    await page.mouse.move(x, y);
    await page.mouse.move(x + 50, y + 20);
    expect(await camera.getAttribute('style')).toBe(before);
    await page.mouse.down();
    await page.mouse.move(x + 90, y + 50);
    await page.mouse.up();
    await page.mouse.move(x, y);
    expect(await camera.getAttribute('style')).toMatch(/translate\(40px, 30px\)/);
  });

  it('R-135: gives a recording to who may hear it, once, and the auditor reads who heard what', async () => {
    const card = page.getByRole('region', { name: 'Recording', exact: true });
    await card.getByRole('button', { name: 'Ask', exact: true }).press('Enter');
    await card.getByRole('button', { name: 'Open the link as Amara, quality' }).press('Enter');
    await card.getByLabel('Recording of the call').waitFor();
    await shot('recording');
    await card.getByRole('button', { name: 'Open the link as Amara, quality' }).press('Enter');
    await card.getByText('Refused: used-link. It is in the access log.').waitFor();
    await card.getByLabel('Who asks').selectOption('Sam, front desk');
    await card.getByRole('button', { name: 'Ask', exact: true }).press('Enter');
    await card.getByText('Refused: no-role. It is in the access log.').waitFor();
    const reports = page.getByRole('region', { name: 'Reports' });
    await reports.getByText('Days are those of America/Los_Angeles, times are UTC.').waitFor();
    await reports.getByRole('button', { name: 'Show' }).press('Enter');
    const rows = reports.getByRole('row').filter({ hasText: 'quality-review' });
    await rows.first().waitFor();
    await shot('report');
    // Columns of a report are wide enough to read.
    const narrow = await reports
      .locator('td')
      .evaluateAll((cells) => cells.filter((one) => one.clientWidth < 60).length);
    expect(narrow).toBe(0);
    const told = (await rows.allTextContents()).map((text) => /(ask|hear).*/.exec(text)?.[0] ?? text);
    expect(told.join('\n')).toMatch(/^ask.*granted\nhear.*granted\nhear.*used-link\nask.*no-role$/);
    const csv = await reports.getByRole('link', { name: 'CSV' }).getAttribute('href');
    const file = await (await fetch(new URL(csv ?? '', server.url))).text();
    expect(file).toContain('amara,quality,hear,');
    expect(file.startsWith('Day (America/Los_Angeles),When,')).toBe(true);
    const today = await reports.getByLabel('from').inputValue();
    await reports.getByLabel('from').fill('2099-01-01');
    await reports.getByRole('button', { name: 'Show' }).press('Enter');
    await reports.getByRole('alert').filter({ hasText: 'There is no such range of days' }).waitFor();
    await reports.getByLabel('from').fill(today);
  });

  it('lists who waits for a call back, and gives number and voice to who takes the message (R-26)', async () => {
    const take = centre.built.functions.find(({ name }) => name === 'take-message')?.arn ?? '';
    const contactId = 'c0ffee00-0000-4000-a000-000000000001';
    const left = { phoneNumber: '2065550143', reason: 'medicine', spoken: 'yes' };
    await centre.built.host.invoke(take, callEvent(left, { contactId }));
    const recordings = new S3Client({ endpoint: centre.endpoints.url });
    const Bucket = centre.built.data.byVariable.get('RECORDINGS_BUCKET');
    const Key = `recordings/ivr/2026/11/21/${contactId}_20261121T10:00_UTC.wav`;
    await recordings.send(new PutObjectCommand({ Bucket, Key, Body: 'RIFF tone' }));
    await centre.built.eventSources.settled();
    const card = page.getByRole('region', { name: 'Messages' });
    const show = card.getByRole('button', { name: 'Show the list' });
    await card.getByLabel('Who calls back').selectOption('Sam, front desk');
    await show.press('Enter');
    await card.getByText('Refused: no-role. It is in the access log.').waitFor();
    await card.getByLabel('Who calls back').selectOption('Mia, messages');
    await show.press('Enter');
    await card.getByText('1 to call back').waitFor();
    expect(await card.textContent()).not.toContain('2065550143');
    await card.getByRole('button', { name: 'Take' }).press('Enter');
    await card.getByText('+12065550143').waitFor();
    await card.getByRole('button', { name: 'Hear what was said' }).press('Enter');
    await card.getByLabel('What was said after the tone').waitFor();
    await shot('messages');
    await card.getByRole('button', { name: 'Done' }).press('Enter');
    await card.getByText('Nobody waits for a call back.').waitFor();
  });

  it('finds the call by a word that was said and the keyboard alone, and tells its story (R-56, R-137)', async () => {
    const card = page.getByRole('region', { name: 'Search' });
    const words = card.getByLabel('Words', { exact: true });
    await words.fill('appointment');
    // Transcript and record have come through stream and bucket while the recording was heard.
    await expect
      .poll(
        async () => {
          const answered = page.waitForResponse((one) => one.url().endsWith('/search'));
          await words.press('Enter');
          return Object(await (await answered).json()).contacts?.length;
        },
        { timeout: 10_000, interval: 200 },
      )
      .toBe(1);
    await card.getByText('1 found').waitFor();
    await card.getByRole('button', { name: 'Story' }).press('Enter');
    await card.getByRole('heading', { name: 'Story of the call' }).waitFor();
    await shot('search');
    expect(await card.getByRole('list').textContent()).toContain('began');
    await card.getByLabel('Who searches').selectOption('Sam, front desk');
    await card.getByRole('button', { name: 'Story' }).first().press('Enter');
    await card.getByText('Refused: no-role. It is in the access log.').waitFor();
    expect(await card.getByRole('heading', { name: 'Story of the call' }).count()).toBe(0);
    await words.press('Enter');
    await expect.poll(() => card.getByRole('table').count()).toBe(0);
    const csv = page.getByRole('region', { name: 'Reports' }).getByRole('link', { name: 'CSV' });
    const rows = await (await fetch(new URL((await csv.getAttribute('href')) ?? '', server.url))).text();
    const told = rows.match(/,(search|read),.*/g)?.map((row) => row.replace(/,[-\w]{36},/, ',<call>,'));
    expect(told?.slice(-4)).toEqual([
      ',search,,,,,granted',
      ',read,<call>,,,,granted',
      ',read,<call>,,,,no-role',
      ',search,,,,,no-role',
    ]);
  });

  it('fits a phone: nothing is wider than 390 pixels', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await shot('phone');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });

  it('reports no error to the console', () => {
    expect(errors).toEqual([]);
  });
});
