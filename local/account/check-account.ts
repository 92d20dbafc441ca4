/** Checks of the account itself: region, bootstrap, room for functions. */
import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import { GetParameterCommand, GetParametersByPathCommand } from '@aws-sdk/client-ssm';
import { type Check, ok } from './check.ts';
import { troubleOf } from './trouble.ts';

/** Source: Systems Manager user guide, public parameters of global infrastructure. */
const regionsOfConnect = '/aws/service/global-infrastructure/services/connect/regions';

export const regionCheck: Check = {
  name: 'region',
  async look({ clients, ask, region }) {
    const regions: string[] = [];
    let token: string | undefined;
    do {
      const command = new GetParametersByPathCommand({
        Path: regionsOfConnect,
        ...(token !== undefined && { NextToken: token }),
      });
      const page = await ask('GetParametersByPath', () => clients.parameters.send(command));
      regions.push(...(page.Parameters ?? []).flatMap(({ Value }) => Value ?? []));
      token = page.NextToken;
    } while (token !== undefined);
    if (regions.includes(region)) return [ok(`Amazon Connect is offered in ${region}`)];
    const why = 'No instance can be made there.';
    const fix = `Take one of ${regions.toSorted().join(', ')}.`;
    return [{ level: 'problem', what: `Amazon Connect is not offered in ${region}`, why, fix }];
  },
};

/** Source: aws-cdk-lib, DefaultStackSynthesizer: qualifier hnb659fds, bootstrap version 6 at least. */
const bootstrapParameter = '/cdk-bootstrap/hnb659fds/version';
const oldestBootstrap = 6;

export const bootstrapCheck: Check = {
  name: 'bootstrap',
  async look({ clients, ask, account, region }) {
    const fix = `Run "npx cdk bootstrap aws://${account}/${region}".`;
    const why = 'Templates and bundles go through its bucket.';
    try {
      const command = new GetParameterCommand({ Name: bootstrapParameter });
      const { Parameter } = await ask('GetParameter', () => clients.parameters.send(command));
      const version = Number(Parameter?.Value);
      if (version >= oldestBootstrap) return [ok(`the CDK bootstrap stack has version ${version}`)];
      return [{ level: 'problem', what: 'the CDK bootstrap stack is too old', why, fix }];
    } catch (error) {
      if (troubleOf(error).kind !== 'not-there') throw error;
      return [{ level: 'problem', what: 'there is no CDK bootstrap stack', why, fix }];
    }
  },
};

/** Lambda refuses to reserve more than leaves this many for all others. Source: Lambda developer guide, reserved concurrency. */
const mustStayUnreserved = 100;

export const concurrencyCheck: Check = {
  name: 'room for functions',
  async look({ clients, ask, needs: { reserved } }) {
    const command = new GetAccountSettingsCommand({});
    const { AccountLimit = {} } = await ask('GetAccountSettings', () => clients.lambda.send(command));
    const { ConcurrentExecutions: all = 0, UnreservedConcurrentExecutions: free = 0 } = AccountLimit;
    const what = `the functions reserve ${reserved} of ${free} executions at once (${all} in all)`;
    if (reserved + (reserved > 0 ? mustStayUnreserved : 0) <= free) return [ok(what)];
    return [
      {
        level: 'problem',
        what,
        why: `AWS Lambda refuses a reservation that leaves less than ${mustStayUnreserved}.`,
        fix: 'Have "Concurrent executions" of AWS Lambda (L-B99A9384) raised to 1000; new accounts have ten.',
      },
    ];
  },
};
