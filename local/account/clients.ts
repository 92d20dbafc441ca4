/** Clients of the AWS SDK for looking at an account. They ask once; `asking.ts` asks again. */
import { ConnectClient } from '@aws-sdk/client-connect';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { type Account, settingsOf } from './open-connect.ts';

export type Clients = ReturnType<typeof openAccount>;

export function openAccount(account: Account) {
  const settings = settingsOf(account);
  const clients = {
    connect: new ConnectClient(settings),
    lambda: new LambdaClient(settings),
    mail: new SESv2Client(settings),
    parameters: new SSMClient(settings),
    quotas: new ServiceQuotasClient(settings),
    sts: new STSClient(settings),
    texts: new PinpointSMSVoiceV2Client(settings),
  };
  const close = () => {
    for (const client of Object.values(clients)) client.destroy();
  };
  return { ...clients, close };
}
