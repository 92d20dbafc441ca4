/** Opens Amazon Connect for reading. The other clients take longer to load and stand in `clients.ts`. */
import { ConnectClient } from '@aws-sdk/client-connect';

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
