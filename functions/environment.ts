import type { z } from 'zod/mini';
import { Fault } from './faults.ts';

/**
 * Reads the variables that a function's `env.ts` declares, once, when the function starts: a forgotten variable then fails
 * the deployment's first call and not the thousandth.
 */
export function readEnvironment<T extends z.ZodMiniType>(
  environment: T,
  source: Readonly<Record<string, string | undefined>> = process.env,
): z.output<T> {
  const read = environment.safeParse(source);
  if (read.success) return read.data;
  const names = [...new Set(read.error.issues.map(({ path }) => path.join('.')))];
  throw new Fault({
    code: 'missing-environment',
    hint: `set ${names.join(', ')}; infra gives a function what its env.ts lists`,
  });
}
