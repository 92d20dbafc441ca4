import {
  PinpointSMSVoiceV2Client,
  SendTextMessageCommand,
  SendVoiceMessageCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { expect, it } from 'vitest';
import type { SentMessage } from '../../../local/endpoints/messages.ts';
import { clientSettings, startForTests, testClock } from './start.ts';

const clock = testClock();
const endpoints = await startForTests({ now: clock.now });
const client = new PinpointSMSVoiceV2Client(clientSettings(endpoints.url));
const send = (DestinationPhoneNumber: string, MessageBody: string, extra: object = {}) =>
  client.send(new SendTextMessageCommand({ DestinationPhoneNumber, MessageBody, ...extra }));

it('keeps what would have been sent, and tells whoever listens', async () => {
  const heard: SentMessage[] = [];
  const stop = endpoints.messages.onSent((message) => heard.push(message));
  const { MessageId } = await send('+12065550100', 'See you on Tuesday.', {
    OriginationIdentity: '+12065550199',
  });
  stop();
  await send('+12065550100', 'Unheard.');
  expect(heard).toEqual([
    {
      id: MessageId,
      destination: '+12065550100',
      body: 'See you on Tuesday.',
      origination: '+12065550199',
      time: clock.now(),
    },
  ]);
  expect(endpoints.messages.sent.map((message) => message.body)).toEqual(['See you on Tuesday.', 'Unheard.']);
  expect((await endpoints.dump()).messages).toContain('See you on Tuesday.');
});

it('refuses a number that is not E.164 without repeating it', async () => {
  for (const number of ['2065550100', '+0065550100', '+1206555010012345', '+1 206 555 0100']) {
    const refused = await send(number, 'x').catch((error: unknown) => error);
    expect(refused).toMatchObject({
      name: 'ValidationException',
      Fields: [{ Name: 'DestinationPhoneNumber' }],
    });
    expect(String(refused)).not.toContain('555');
  }
});

it('takes 1600 characters and no more, and sends nothing on a dry run', async () => {
  const before = endpoints.messages.sent.length;
  await send('+12065550100', 'x'.repeat(1600), { DryRun: true });
  await expect(send('+12065550100', 'x'.repeat(1601))).rejects.toMatchObject({ name: 'ValidationException' });
  expect(endpoints.messages.sent).toHaveLength(before);
});

it('sends nothing to somebody who has opted out', async () => {
  endpoints.messages.optOut('+12065550111');
  await expect(send('+12065550111', 'x')).rejects.toMatchObject({
    name: 'ConflictException',
    Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
  });
});

it('refuses what it does not play', async () => {
  const voice = new SendVoiceMessageCommand({
    DestinationPhoneNumber: '+12065550100',
    OriginationIdentity: 'x',
    MessageBody: 'x',
  });
  await expect(client.send(voice)).rejects.toMatchObject({ name: 'UnknownOperationException' });
});
