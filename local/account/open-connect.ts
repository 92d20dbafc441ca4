/** Opens Amazon Connect for reading. The other clients take longer to load and stand in `clients.ts`. */
import { ConnectClient } from '@aws-sdk/client-connect';
import type { Asking } from './asking.ts';

/** Whose account, and where in the world. What is absent, the SDK finds out as the AWS CLI does. */
export interface Account {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
}

/** One attempt: `asking.ts` asks again. */
export const settingsOf = ({ profile, region }: Account) => ({
  maxAttempts: 1,
  ...(profile !== undefined && { profile }),
  ...(region !== undefined && { region }),
});

/** The client for an instance alone; an ARN says its region. */
export function openConnect(account: Account, instance = ''): ConnectClient {
  const region = /^arn:[^:]*:connect:([^:]+):/.exec(instance)?.[1] ?? account.region;
  return new ConnectClient(settingsOf({ ...account, region }));
}

/** As fast as AWS allows, on the real clock. */
export function unhurried(onWait: (text: string) => void): Asking {
  return {
    perSecond: 2,
    burst: 5,
    attempts: 8,
    now: () => Date.now(),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    chance: () => Math.random(),
    onWait: (what, milliseconds) => {
      if (milliseconds >= 1000)
        onWait(`AWS is busy: ${what} is asked again in ${Math.round(milliseconds / 1000)} s …\n`);
    },
  };
}
