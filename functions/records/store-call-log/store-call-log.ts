import type { LoggedEvents } from '../event-log/logged-event.ts';
import { flowEvent } from './flow-line.ts';
import { functionEvent } from './function-line.ts';

/**
 * What functions and flows have logged becomes rows of the contacts that it is about. Functions write a line for every call
 * anyway, so the caller does not wait for a further row. How many rows were new.
 */
export async function storeCallLog(events: LoggedEvents, lines: readonly string[]): Promise<number> {
  return events.append(
    lines.flatMap((line) => {
      const value = parsed(line);
      return functionEvent(value) ?? flowEvent(value) ?? [];
    }),
  );
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
