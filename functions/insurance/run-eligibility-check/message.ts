import * as z from 'zod/mini';
import { Fault } from '../../faults.ts';

const message = z.object({ checkId: z.string().check(z.minLength(1)) });

/** The id in a message of the eligibility queue. */
export function checkIdIn(body: string): string {
  const read = message.safeParse(parsed(body));
  if (read.success) return read.data.checkId;
  throw new Fault({
    code: 'unreadable-data',
    hint: 'a message of the eligibility queue is not { checkId }; only start-eligibility-check may write to it',
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
