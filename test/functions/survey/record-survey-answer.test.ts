import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callFunction } from '../call-function.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';

let centre: LocalCentre;
beforeAll(async () => {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  centre = await startLocalCentre();
});
afterAll(() => centre.close());

const answer = (contactId: string, text: string) =>
  callFunction('survey/record-survey-answer', { contactId }, { answer: text });

describe('was your question solved? (R-106)', () => {
  it.each([
    ['1', 'yes'],
    ['2', 'partly'],
    ['3', 'no'],
    ['partly', 'partly'],
  ])('%s is %s', async (given, solved) => {
    expect(await answer(`call-${given}-solved`, given)).toEqual({ outcome: 'recorded' });
    const dump = await centre.endpoints.dynamodb.dump();
    const row = dump.split('\n').find((line) => line.includes(`call-${given}-solved`));
    expect(row).toContain(`"${solved}"`);
  });

  it('a repeated step keeps the first answer: the log of a call is append-only', async () => {
    await answer('call-repeated', '1');
    expect(await answer('call-repeated', '3')).toEqual({ outcome: 'recorded' });
    const rows = (await centre.endpoints.dynamodb.dump())
      .split('\n')
      .filter((line) => line.includes('call-repeated'));
    expect(rows.join()).toContain('"yes"');
    expect(rows.join()).not.toContain('"no"');
  });

  it.each(['4', '', 'Timeout', '*', 'toString'])('"%s" is no answer', async (given) => {
    expect(await answer('call-invalid', given)).toEqual({ outcome: 'invalid' });
  });
});
