import { createServer } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { runTestCalls, type TestCall } from '../../../functions/operation/run-test-calls/run-test-calls.ts';
import { readRecordedCalls } from '../../../infra/proofs/rights/needed.ts';
import { context } from '../call-event.ts';

const at = new Date('2026-03-02T10:00:00Z');
const minutesBefore = (minutes: number) => new Date(at.getTime() - minutes * 60_000);

function service(runs: Readonly<Record<string, readonly TestCall[]>>) {
  const started: [string, string][] = [];
  return {
    started,
    runsSince: async (testCase: string) => runs[testCase] ?? [],
    start: async (testCase: string, token: string) => void started.push([testCase, token]),
  };
}

describe('the test calls', () => {
  it('are judged by their last run, and started again', async () => {
    const calls = service({
      a: [
        { startedAt: minutesBefore(60), state: 'passed' },
        { startedAt: minutesBefore(80), state: 'failed' },
      ],
      b: [{ startedAt: minutesBefore(60), state: 'failed' }],
      c: [{ startedAt: minutesBefore(60), state: 'running' }],
      d: [],
    });
    expect(await runTestCalls({ calls }, ['a', 'b', 'c', 'd'], at)).toEqual({ passed: 1, failed: 3 });
    expect(calls.started.map(([testCase]) => testCase)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('of an hour that is tried again are started with the same token, and do not judge themselves', async () => {
    const calls = service({
      a: [
        { startedAt: minutesBefore(60), state: 'passed' },
        { startedAt: new Date(at.getTime() + 1_000), state: 'running' },
      ],
    });
    await runTestCalls({ calls }, ['a'], at);
    expect(await runTestCalls({ calls }, ['a'], at)).toEqual({ passed: 1, failed: 0 });
    expect(new Set(calls.started.map(([, token]) => token)).size).toBe(1);
  });
});

describe('the handler, through the real SDK', () => {
  it('asks page by page, starts each case once, and reports also that none failed', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      const second = request.url?.includes('nextToken');
      const run = {
        StartTime: Date.now() / 1000 - 60,
        TestCaseExecutionStatus: 'PASSED',
        TestCaseId: 'case-1',
      };
      const page = second ? { TestCaseExecutions: [run] } : { TestCaseExecutions: [], NextToken: 'more' };
      response.setHeader('content-type', 'application/json');
      request.resume().on('end', () => response.end(JSON.stringify(request.method === 'GET' ? page : {})));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      INSTANCE_ID: 'instance-1',
      TEST_CASES: 'case-1',
    });
    const written: string[] = [];
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written.push(...String(text).split('\n').filter(Boolean));
      return true;
    });
    const { handler } = await import('../../../functions/operation/run-test-calls/handler.ts');
    await handler({ time: new Date().toISOString() }, context());
    spy.mockRestore();
    server.closeAllConnections();
    server.close();
    expect(asked.map((line) => line.replace(/\?.*/, ''))).toEqual([
      'GET /test-case-executions/instance-1',
      'GET /test-case-executions/instance-1',
      'PUT /test-cases/instance-1/case-1/start-execution',
    ]);
    // What `npm run prove` holds the role to.
    expect(readRecordedCalls()['run-test-calls']?.map((call) => call.split(' ')[0])).toEqual([
      ...Array(2).fill('connect:ListTestCaseExecutions'),
      ...Array(2).fill('connect:StartTestCaseExecution'),
    ]);
    const counted = written.flatMap((line) => {
      const { TestCalls, outcome } = JSON.parse(line);
      return TestCalls === undefined ? [] : [[outcome, TestCalls]];
    });
    expect(counted).toEqual([
      ['passed', 1],
      ['failed', 0],
    ]);
  });
});
