import * as z from 'zod/mini';
import { contracts } from '../../../shared/contract/contracts.ts';
import type { LoggedEvent } from '../event-log/logged-event.ts';

/** The line that functions/observe.ts writes for each call of a function. */
const line = z.looseObject({
  message: z.enum(['answered', 'failed']),
  timestamp: z.string(),
  function: z.string(),
  contactId: z.string().check(z.regex(/^[\w-]{8,64}$/)),
  outcome: z.string(),
});

/** Only functions and outcomes of the contracts: a line cannot bring anything else into the log. */
export function functionEvent(value: unknown): LoggedEvent | undefined {
  const read = line.safeParse(value);
  if (!read.success || Number.isNaN(Date.parse(read.data.timestamp))) return undefined;
  const { function: name, outcome, contactId, timestamp } = read.data;
  const contract = contracts.find((one) => one.name === name);
  if (!contract || !(outcome === 'fault' || Object.hasOwn(contract.outcomes, outcome))) return undefined;
  const at = new Date(timestamp).toISOString();
  return { kind: 'function', contactId, at, from: `call:${name}`, function: name, outcome };
}
