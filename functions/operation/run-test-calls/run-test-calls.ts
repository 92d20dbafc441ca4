/** One run of a test case in the instance. */
export interface TestCall {
  readonly startedAt: Date;
  /** `running` longer than the service allows counts as failed. */
  readonly state: 'passed' | 'failed' | 'running';
}

/** The test cases that are published in the instance. */
export interface TestCalls {
  /** In any order. */
  runsSince(testCase: string, since: Date): Promise<readonly TestCall[]>;
  /** Once for a token, however often it is asked. */
  start(testCase: string, token: string): Promise<void>;
}

export interface TestCallResults {
  readonly passed: number;
  /** Also those that were not run at all: the first time after a deployment, or because nothing started them. */
  readonly failed: number;
}

/** How far back a run is looked for: the schedule's hour and a half of one. Unit: milliseconds. */
const lookBack = 90 * 60_000;

/**
 * Judges how the test calls of the last hour ended, then starts them again: nobody has to wait for them.
 * Source: Administrator Guide, testing-simulation: a test ends within five minutes; five run at once, a hundred may wait.
 */
export async function runTestCalls(
  { calls }: { readonly calls: TestCalls },
  testCases: readonly string[],
  at: Date,
): Promise<TestCallResults> {
  let passed = 0;
  for (const testCase of testCases) {
    const runs = await calls.runsSince(testCase, new Date(at.getTime() - lookBack));
    // When this very hour is tried again after a fault, its own run has not ended yet.
    const last = runs
      .filter(({ startedAt }) => startedAt < at)
      .toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime())[0];
    if (last?.state === 'passed') passed += 1;
    await calls.start(testCase, `${testCase}-${at.getTime()}`);
  }
  return { passed, failed: testCases.length - passed };
}
