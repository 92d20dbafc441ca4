/** Test cases of an instance: StartTestCaseExecution runs one, ListTestCaseExecutions tells how its runs ended. */
import { z } from 'zod';
import { paged } from './account.ts';
import { ApiFault, jsonReply, parseJson, type WireReply, type WireRequest } from './wire.ts';

export interface StoredCase {
  readonly instanceId: string;
  readonly id: string;
  /** Makes the call. A rejection counts as failed. */
  run(): Promise<'PASSED' | 'FAILED'>;
}

export interface ConnectTestCases {
  put(testCase: StoredCase): void;
  /** The answer, or undefined when the request is about no test case. */
  answer(request: WireRequest): WireReply | undefined;
  /** Until every run that was started has ended. */
  settled(): Promise<void>;
}

interface Execution {
  readonly TestCaseExecutionId: string;
  readonly TestCaseId: string;
  /** Unit: seconds, as all times of this API. */
  readonly StartTime: number;
  EndTime?: number;
  TestCaseExecutionStatus: 'IN_PROGRESS' | 'PASSED' | 'FAILED';
}

const started = z.object({ ClientToken: z.string().optional() });

export function createConnectTestCases(edge: { now(): Date; ids(): string }): ConnectTestCases {
  const cases: StoredCase[] = [];
  const executions: Execution[] = [];
  const byToken = new Map<string, Execution>();
  const running = new Set<Promise<void>>();
  const seconds = () => edge.now().getTime() / 1000;

  async function run(testCase: StoredCase, execution: Execution): Promise<void> {
    execution.TestCaseExecutionStatus = await testCase.run().catch(() => 'FAILED');
    execution.EndTime = seconds();
  }

  function start(instanceId: string, id: string, body: Buffer): Execution {
    const testCase = cases.find((one) => one.instanceId === instanceId && one.id === id);
    if (!testCase) throw new ApiFault('ResourceNotFoundException', 'There is no such test case.', {}, 404);
    const { ClientToken } = started.parse(parseJson(body));
    const again = ClientToken === undefined ? undefined : byToken.get(`${id} ${ClientToken}`);
    if (again) return again;
    const execution: Execution = {
      TestCaseExecutionId: edge.ids(),
      TestCaseId: id,
      StartTime: seconds(),
      TestCaseExecutionStatus: 'IN_PROGRESS',
    };
    executions.push(execution);
    if (ClientToken !== undefined) byToken.set(`${id} ${ClientToken}`, execution);
    const work = run(testCase, execution).finally(() => running.delete(work));
    running.add(work);
    return execution;
  }

  function list(query: URLSearchParams): unknown {
    const of = query.get('testCaseId');
    const since = Number(query.get('startTime') ?? 0);
    const wanted = executions.filter(
      ({ TestCaseId, StartTime }) => (of === null || of === TestCaseId) && StartTime >= since,
    );
    const { items, next } = paged(wanted, {
      NextToken: query.get('nextToken') ?? undefined,
      MaxResults: Number(query.get('maxResults') ?? 100),
    });
    return { TestCaseExecutions: items, ...next };
  }

  return {
    put: (testCase) => void cases.push(testCase),
    answer({ method, path, query, body }) {
      const [kind, instanceId = '', id = '', verb] = path.split('/').slice(1).map(decodeURIComponent);
      if (method === 'GET' && kind === 'test-case-executions') return jsonReply(200, list(query));
      if (method !== 'PUT' || kind !== 'test-cases' || verb !== 'start-execution') return undefined;
      const { TestCaseExecutionId, TestCaseExecutionStatus } = start(instanceId, id, body);
      return jsonReply(200, { TestCaseExecutionId, TestCaseId: id, Status: TestCaseExecutionStatus });
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
