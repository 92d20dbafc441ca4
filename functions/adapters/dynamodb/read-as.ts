import type { z } from 'zod/mini';
import type { ResourceVariable } from '../../../shared/contract/access.ts';
import { Fault } from '../../faults.ts';

/** An item in the shape that its readers rely on. The fault names members, never their values. */
export function readAs<T extends z.ZodMiniType>(
  schema: T,
  item: unknown,
  table: ResourceVariable,
): z.output<T> {
  const read = schema.safeParse(item);
  if (read.success) return read.data;
  const members = [...new Set(read.error.issues.map(({ path }) => path.join('.') || 'item'))].join(', ');
  throw new Fault({
    code: 'unreadable-data',
    hint: `an item of ${table} is not as its writer should have left it (${members}); import it again`,
    cause: read.error,
  });
}
