import { testCalls } from '../../../shared/metrics/test-calls.ts';
import { connectTestCalls } from '../../adapters/connect/test-calls.ts';
import { counter } from '../../count.ts';
import { readEnvironment } from '../../environment.ts';
import { scheduleHandler } from '../../schedule-handler.ts';
import { environment } from './env.ts';
import { runTestCalls } from './run-test-calls.ts';

const env = readEnvironment(environment);
const count = counter();

export const handler = scheduleHandler('run-test-calls', async ({ at, deadline }) => {
  const calls = connectTestCalls(env.INSTANCE_ID, deadline);
  const { passed, failed } = await runTestCalls({ calls }, env.TEST_CASES.split(','), at);
  // Also none: an alarm goes off when nothing is reported.
  count(testCalls, { outcome: 'passed' }, passed);
  count(testCalls, { outcome: 'failed' }, failed);
  return failed === 0 ? 'passed' : 'failed';
});
