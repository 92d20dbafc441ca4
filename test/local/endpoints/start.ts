/** Starts the endpoints for one test file and gives the settings with which real clients reach them. */
import { afterAll } from 'vitest';
import { type EndpointOptions, type Endpoints, startEndpoints } from '../../../local/endpoints/server.ts';

export function clientSettings(url: string) {
  return {
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
}

export type TestClock = { now(): Date; turn(seconds: number): void };

/** A clock that stands still until it is turned. */
export function testClock(start = '2026-11-21T12:00:00Z'): TestClock {
  let ms = Date.parse(start);
  return { now: () => new Date(ms), turn: (seconds) => (ms += seconds * 1000) };
}

/** Closed when the test file is through. */
export async function startForTests(options: EndpointOptions = {}): Promise<Endpoints> {
  const endpoints = await startEndpoints(options);
  afterAll(() => endpoints.close());
  return endpoints;
}
