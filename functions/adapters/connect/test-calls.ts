import {
  ConnectClient,
  ListTestCaseExecutionsCommand,
  StartTestCaseExecutionCommand,
} from '@aws-sdk/client-connect';
import type { TestCall, TestCalls } from '../../operation/run-test-calls/run-test-calls.ts';
import { patience } from './patience.ts';

/** Source: API Reference, TestCaseExecution: PASSED, FAILED, STOPPED, else it is still running. */
const states: Readonly<Record<string, TestCall['state']>> = {
  PASSED: 'passed',
  FAILED: 'failed',
  STOPPED: 'failed',
};

export function connectTestCalls(instanceId: string, deadline: AbortSignal): TestCalls {
  const client = new ConnectClient(patience);
  return {
    runsSince: async (testCase, since) => {
      const runs: TestCall[] = [];
      let next: string | undefined;
      do {
        const request = new ListTestCaseExecutionsCommand({
          InstanceId: instanceId,
          TestCaseId: testCase,
          // Assumed: in seconds, as all times of this API. In milliseconds it would be 1970: more runs than asked for, not fewer.
          StartTime: Math.floor(since.getTime() / 1000),
          MaxResults: 100,
          ...(next !== undefined && { NextToken: next }),
        });
        const page = await client.send(request, { abortSignal: deadline });
        for (const { StartTime, TestCaseExecutionStatus = '' } of page.TestCaseExecutions ?? [])
          if (StartTime)
            runs.push({ startedAt: StartTime, state: states[TestCaseExecutionStatus] ?? 'running' });
        next = page.NextToken;
      } while (next !== undefined);
      return runs.filter(({ startedAt }) => startedAt >= since);
    },
    start: async (testCase, token) => {
      const request = { InstanceId: instanceId, TestCaseId: testCase, ClientToken: token };
      await client.send(new StartTestCaseExecutionCommand(request), { abortSignal: deadline });
    },
  };
}
