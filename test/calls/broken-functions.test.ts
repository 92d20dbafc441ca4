/** A function that breaks, run by the local centre's own host: the caller gets somewhere, and nothing is lost. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createFunctionHost, type FunctionHost } from '../../local/functions/host.ts';
import { type Caller, verified } from './caller.ts';
import { arnOf, Clinic } from './clinic.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-broken-'));
const hosts: FunctionHost[] = [];
afterEach(() => {
  for (const host of hosts.splice(0)) host.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let bundles = 0;

/** A clinic in which one function is this code. */
function clinicWith(name: string, handler: string): Clinic {
  const bundle = join(folder, `f${bundles++}`);
  mkdirSync(bundle);
  writeFileSync(join(bundle, 'index.mjs'), `export const handler = ${handler};`);
  const arn = arnOf('function', name);
  const host = createFunctionHost([{ name, arn, bundle, environment: {}, timeoutSeconds: 0.05 }], {
    ids: () => `id-${bundles}`,
  });
  hosts.push(host);
  return new Clinic({ real: { [name]: (to, event) => host.invoke(to, event) } });
}

async function ends(caller: Caller): Promise<void> {
  await caller.hangsUp();
  caller.hasEnded();
  expect(caller.call.records).toHaveLength(1);
  expect(caller.call.record?.Attributes).not.toHaveProperty('secret');
}

describe.each([
  ['throws', '() => { throw new Error("secret") }', 'fault'],
  ['throws what is no error', '() => { throw "secret" }', 'fault'],
  ['never answers', '() => new Promise(() => {})', 'fault'],
  ['answers 33 KB', '() => ({ outcome: "found", spokenWhen: "secret ".repeat(4829) })', 'too-large'],
  ['answers nested JSON', '() => ({ outcome: "found", spokenWhen: { secret: true } })', 'not-a-map'],
  ['answers a number', '() => ({ outcome: "found", spokenWhen: 7 })', 'not-a-map'],
  ['answers a list', '() => ["secret"]', 'not-a-map'],
  ['answers nothing', '() => undefined', 'not-a-map'],
  ['answers what JSON cannot carry', '() => ({ outcome: 1n })', 'fault'],
])('a function that %s', (_what, handler, reason) => {
  it('sends a caller who asks for the next visit to a person, with a word', async () => {
    const caller = await verified(clinicWith('find-next-appointment', handler), '1');
    expect(caller.last('function-failed')).toMatchObject({ reason, attempts: 1 });
    caller
      .hears('I cannot look that up right now.')
      .isWaitingIn('appointments')
      .hearsNothingOf(/secret/);
    await ends(caller);
  });

  it('is no reason to say that nothing was charged, nor to charge again', async () => {
    const caller = await verified(clinicWith('capture-payment', handler), '3');
    for (const keys of ['1', '1', '4242424242424242#', '1230', '123#', '1']) await caller.presses(keys);
    expect(caller.last('function-failed')).toMatchObject({ reason, attempts: 1 });
    caller.isWaitingIn('billing').hearsNothingOf(/secret|nothing was charged/i);
    await ends(caller);
  });
});

describe('an answer that no contract knows', () => {
  it('is trouble like any other', async () => {
    const caller = await verified(clinicWith('find-next-appointment', '() => ({ outcome: "secret" })'), '1');
    caller.isWaitingIn('appointments').hearsNothingOf(/secret/);
    await ends(caller);
  });
});

describe('keys pressed twice', () => {
  it('charge once', async () => {
    const clinic = new Clinic();
    const caller = await verified(clinic, '3');
    for (const keys of ['1', '1', '4242424242424242#', '1230', '123#', '11']) await caller.presses(keys);
    expect(clinic.functions.calls.filter(({ name }) => name === 'capture-payment')).toHaveLength(1);
    await ends(caller);
  });

  it('lead on through the menus or ask again; nobody is thrown out', async () => {
    const caller = await new Clinic().isCalled();
    for (const keys of ['11', '11', '0044112211996688', '11']) await caller.presses(keys);
    expect(caller.call.state).toBe('waiting');
    await ends(caller);
  });
});
