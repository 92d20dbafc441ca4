import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallbackMessage } from '../../../functions/messages/messages.ts';
import { readBackPhoneNumber } from '../../../functions/messages/read-back-phone-number/read-back-phone-number.ts';
import { takeMessage } from '../../../functions/messages/take-message/take-message.ts';
import { callFunction } from '../call-function.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { sessionAt, sessionItem } from '../verified-session.ts';

const number = '+12065550143';

describe('reading a number back (D12)', () => {
  const readBack = (phoneNumber: string, language: 'en-US' | 'es-US' = 'en-US') =>
    readBackPhoneNumber({ input: { phoneNumber }, language });

  it.each([number, '2065550143', '12065550143', '(206) 555-0143'])('%s is said 3-3-4', async (text) => {
    expect(await readBack(text)).toEqual({
      outcome: 'understood',
      spokenNumber: '2 0 6, 5 5 5, 0 1 4 3',
      dialable: number,
    });
  });

  it.each(['', 'anonymous', '911', '5550143', '+19005550143', 'Timeout', '+442079460000'])(
    '"%s" is no number that is called back',
    async (text) => {
      expect(await readBack(text)).toEqual({ outcome: 'invalid' });
    },
  );
});

describe('taking a message (R-26)', () => {
  const base = {
    input: { phoneNumber: number, reason: 'bill', spoken: 'no' },
    contactId: 'leg-2',
    sessionId: 'call-1',
    language: 'en-US',
    deadline: new AbortController().signal,
  } as const;
  const take = async (now: string, level: 'L0' | 'L1' = 'L1', reason = 'bill', spoken = 'no') => {
    const kept: CallbackMessage[] = [];
    const ports = {
      sessions: sessionAt(level),
      messages: { keep: async (message: CallbackMessage) => void kept.push(message) },
      seal: async () => 'sealed',
      clinicTimeZone: 'America/Los_Angeles',
    };
    const request = { ...base, input: { ...base.input, reason, spoken }, now: new Date(now) };
    return { answer: await takeMessage(ports, request), kept };
  };

  it.each([
    ['Tuesday evening', '2026-03-04T03:00:00Z', 'Wednesday, March 4'],
    ['Thursday one minute before midnight', '2026-03-06T07:59:00Z', 'Friday, March 6'],
    ['Friday at midnight', '2026-03-06T08:00:00Z', 'Monday, March 9'],
    ['Saturday before the clocks change', '2026-03-08T05:00:00Z', 'Monday, March 9'],
    ['New Year’s Eve, a Thursday', '2027-01-01T06:00:00Z', 'Friday, January 1'],
  ])('on %s it is due on the next working day', async (_when, now, spokenDue) => {
    expect((await take(now)).answer).toEqual({ outcome: 'taken', spokenDue });
  });

  it('names the patient of a verified call, and unknown otherwise', async () => {
    const at = '2026-03-03T18:00:00Z';
    expect((await take(at)).kept).toMatchObject([{ patientId: 'p-okafor', reason: 'bill' }]);
    expect((await take(at, 'L0')).kept).toMatchObject([{ patientId: 'unknown' }]);
  });

  it('keeps one message for a repeated step, another for another reason', async () => {
    const at = '2026-03-03T18:00:00Z';
    const [first, again, other] = [await take(at), await take(at), await take(at, 'L1', 'appointment')];
    expect(again.kept[0]?.messageId).toBe(first.kept[0]?.messageId);
    expect(other.kept[0]?.messageId).not.toBe(first.kept[0]?.messageId);
  });

  it('names the contact in which more is said after the tone, and none when keys are all (R-129)', async () => {
    const at = '2026-03-03T18:00:00Z';
    expect((await take(at, 'L1', 'bill', 'yes')).kept[0]?.spokenIn).toBe('leg-2');
    expect((await take(at)).kept[0]).not.toHaveProperty('spokenIn');
  });

  it('a reason that is no word of the flow is refused, so that nothing keyed ends in the worklist', async () => {
    await expect(take('2026-03-03T18:00:00Z', 'L1', '4242424242424242')).rejects.toThrow('missing-input');
  });
});

describe('a message through the real handler', () => {
  let centre: LocalCentre;
  beforeAll(async () => {
    Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
    centre = await startLocalCentre();
  });
  afterAll(() => centre.close());
  beforeEach(() => centre.put([sessionItem('call-real-0001', 'L1')]));

  it('seals the number: no table holds it, and it opens only with its message', async () => {
    const parameters = { phoneNumber: number, reason: 'bill', spoken: 'yes' };
    const answer = await callFunction('messages/take-message', { contactId: 'call-real-0001' }, parameters);
    expect(answer.outcome).toBe('taken');
    expect(await centre.endpoints.dynamodb.dump()).not.toContain('5550143');
    const { Items = [] } = (await centre.endpoints.dynamodb.call('Scan', {
      TableName: 'MESSAGES_TABLE',
    })) as {
      Items?: Record<string, { S: string }>[];
    };
    const [item] = Items;
    const { DecryptCommand, KMSClient } = await import('@aws-sdk/client-kms');
    const kms = new KMSClient({ endpoint: centre.endpoints.url });
    const open = (messageId: string) =>
      kms.send(
        new DecryptCommand({
          KeyId: centre.environment.MESSAGES_KEY_ID,
          CiphertextBlob: Buffer.from(item?.sealedNumber?.S ?? '', 'base64'),
          EncryptionContext: { messageId },
        }),
      );
    const { Plaintext = new Uint8Array() } = await open(item?.messageId?.S ?? '');
    expect(Buffer.from(Plaintext).toString()).toBe(number);
    await expect(open('another-message')).rejects.toThrow();
    expect(item).toMatchObject({
      status: { S: 'open' },
      patientId: { S: 'p-okafor' },
      spokenIn: { S: 'call-real-0001' },
    });
  });
});
