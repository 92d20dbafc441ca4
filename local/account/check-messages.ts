/** Checks of how the centre writes to patients: texts, e-mail. */
import {
  DescribeAccountAttributesCommand,
  DescribePhoneNumbersCommand,
  DescribePoolsCommand,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { GetAccountCommand } from '@aws-sdk/client-sesv2';
import { type Check, type Examination, ok, type Seen } from './check.ts';
import { troubleOf } from './trouble.ts';

export const textCheck: Check = {
  name: 'texts',
  async look(examination) {
    const { clients, ask, needs } = examination;
    const command = new DescribeAccountAttributesCommand({});
    const told = await ask('DescribeAccountAttributes', () => clients.texts.send(command));
    const tier = told.AccountAttributes?.find(({ Name }) => Name === 'ACCOUNT_TIER')?.Value;
    const origination = needs.settings.textOrigination;
    return [
      tier === 'PRODUCTION' ? ok('the account may text any number') : sandbox(needs.settings.stage),
      origination === undefined ? simulator : await originationSeen(examination, origination),
    ];
  },
};

const sandbox = (stage: string): Seen => ({
  level: stage === 'production' ? 'problem' : 'warning',
  what: 'texts are in the sandbox',
  why: 'Only verified numbers get them; patients would wait for a code that never comes.',
  fix: 'Ask for production access in the console of End User Messaging SMS.',
});

const simulator: Seen = {
  level: 'warning',
  what: 'the settings name no origination identity: texts come from a simulator number',
  why: 'It reaches no real phone. Registering a real one (10DLC, toll-free) takes weeks.',
  fix: 'Register a number or pool and write its ARN into textOrigination; the demo works without.',
};

/** Source: End User Messaging SMS API reference, PhoneNumberInformation and PoolInformation, Status. */
async function originationSeen({ clients, ask }: Examination, arn: string): Promise<Seen> {
  const why = 'Patients get their codes from it.';
  const fix = 'Finish its registration, or write another into textOrigination.';
  const [, kind] = /:(phone-number|pool|sender-id)\//.exec(arn) ?? [];
  try {
    if (kind === 'phone-number') {
      const command = new DescribePhoneNumbersCommand({ PhoneNumberIds: [arn] });
      const found = (await ask('DescribePhoneNumbers', () => clients.texts.send(command))).PhoneNumbers?.[0];
      if (found?.Status !== 'ACTIVE')
        return { level: 'problem', what: `the number for texts is ${found?.Status ?? 'unknown'}`, why, fix };
      if (found.NumberType === 'SIMULATOR')
        return {
          level: 'warning',
          what: 'the number for texts is a simulator',
          why: 'It reaches no real phone.',
          fix,
        };
      return ok('the number for texts is active');
    }
    if (kind === 'pool') {
      const command = new DescribePoolsCommand({ PoolIds: [arn] });
      const found = (await ask('DescribePools', () => clients.texts.send(command))).Pools?.[0];
      if (found?.Status === 'ACTIVE') return ok('the pool for texts is active');
      return { level: 'problem', what: `the pool for texts is ${found?.Status ?? 'unknown'}`, why, fix };
    }
  } catch (error) {
    if (troubleOf(error).kind !== 'not-there') throw error;
    return { level: 'problem', what: 'what texts are sent from is not in this account and region', why, fix };
  }
  const look = 'Look in the console of End User Messaging SMS.';
  return { level: 'unknown', what: 'a sender id has no state to ask for', why, fix: look };
}

export const mailCheck: Check = {
  name: 'e-mail',
  async look({ clients, ask, needs }) {
    const told = await ask('GetAccount', () => clients.mail.send(new GetAccountCommand({})));
    const state = !told.SendingEnabled
      ? 'sending is switched off'
      : told.ProductionAccessEnabled
        ? 'the account may write to anybody'
        : 'it is in the sandbox';
    if (!needs.mail) return [ok(`these stacks send none through SES; there, ${state}`)];
    if (told.SendingEnabled && told.ProductionAccessEnabled) return [ok(state)];
    const fix = 'Ask for production access in the console of SES.';
    return [{ level: 'problem', what: `SES: ${state}`, why: 'Its mail would not arrive.', fix }];
  },
};
