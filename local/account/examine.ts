/** Looks at an account before the first deployment. Only asks: nothing is changed. */
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { type Asking, patientAsker } from './asking.ts';
import { type Check, type Examination, type Finding, runCheck } from './check.ts';
import { bootstrapCheck, concurrencyCheck, regionCheck } from './check-account.ts';
import { mailCheck, textCheck } from './check-messages.ts';
import { quotaCheck } from './check-quotas.ts';
import { aliasCheck, numberCheck } from './check-telephony.ts';
import { openAccount } from './clients.ts';
import type { Needs } from './needs.ts';
import type { Account } from './open-connect.ts';
import { troubleOf } from './trouble.ts';

/** In the order in which they would stop a deployment. */
const checks: readonly Check[] = [
  regionCheck,
  bootstrapCheck,
  aliasCheck,
  quotaCheck,
  concurrencyCheck,
  numberCheck,
  textCheck,
  mailCheck,
];

export interface Examined {
  readonly account: string;
  readonly region: string;
  readonly findings: readonly Finding[];
}

/** `needs` is asked when it is known that anything can be looked at at all. Throws without credentials or region, with what to do. */
export async function examine(
  account: Account,
  how: { readonly asking: Asking; needs(): Promise<Needs>; onProgress(text: string): void },
): Promise<Examined> {
  const clients = openAccount(account);
  const ask = patientAsker(how.asking);
  try {
    const who = await whoAsks({ clients, ask });
    const needs = await how.needs();
    how.onProgress(`Looking at account ${who.account}, region ${who.region} …\n`);
    const findings: Finding[] = [];
    for (const check of checks) {
      how.onProgress(`  ${check.name} …\n`);
      findings.push(...(await runCheck(check, { clients, ask, needs, ...who })));
    }
    return { ...who, findings };
  } finally {
    clients.close();
  }
}

async function whoAsks({
  clients,
  ask,
}: Pick<Examination, 'clients' | 'ask'>): Promise<{ account: string; region: string }> {
  try {
    const region = await clients.sts.config.region();
    const told = await ask('GetCallerIdentity', () => clients.sts.send(new GetCallerIdentityCommand({})));
    return { account: told.Account ?? '', region };
  } catch (error) {
    throw new Error(`The account cannot be looked at: ${troubleOf(error).why}`, { cause: error });
  }
}
