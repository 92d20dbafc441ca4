/** Every function that infra deploys fails at its start, and says what is missing, when its environment is not as declared. */
import { globSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as z from 'zod/mini';

const folders = globSync('functions/*/*/env.ts').map((file) => file.split('/').slice(1, 3).join('/'));

// Two parts, because the bundler of tests takes one level of folders for each.
function start(folder: string): Promise<unknown> {
  const [capability, name] = folder.split('/');
  return import(`../../functions/${capability}/${name}/handler.ts`);
}
async function declaredBy(folder: string): Promise<z.ZodMiniObject> {
  const [capability, name] = folder.split('/');
  const { environment } = await import(`../../functions/${capability}/${name}/env.ts`);
  return environment;
}

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllEnvs();
});

describe('a function without its environment', () => {
  it('is every function', () => expect(folders.length).toBeGreaterThan(20));

  it.each(folders)('%s names all that is missing, or needs nothing', async (folder) => {
    const { error } = (await declaredBy(folder)).safeParse({});
    const needed = error?.issues.map(({ path }) => path.join('.')) ?? [];
    for (const name of needed) vi.stubEnv(name, undefined);
    if (needed.length === 0) await start(folder);
    else await expect(start(folder)).rejects.toThrow(`missing-environment: set ${needed.join(', ')};`);
  });
});

describe('a wrong value', () => {
  it.each([
    ['CLINIC_TIME_ZONE', 'Mars/Olympus', 'messages/take-message'],
    ['PAYMENT_GATEWAY_URL', 'not a place', 'payments/capture-payment'],
    ['SESSIONS_TABLE', '', 'payments/read-balance'],
  ])('of %s is refused at the start, and not repeated', async (name, value, folder) => {
    for (const key of Object.keys((await declaredBy(folder)).shape)) vi.stubEnv(key, 'UTC');
    vi.stubEnv('PAYMENT_GATEWAY_URL', undefined);
    vi.stubEnv(name, value);
    const failed: unknown = await start(folder).catch((error: unknown) => error);
    expect(String(failed)).toBe(
      `Fault: missing-environment: set ${name}; infra gives a function what its env.ts lists`,
    );
  });
});
