/** The deployed bundle of store-contact-record in a process of its own, which can be killed at any moment, as Lambda's can. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { StreamEvent } from '../../functions/stream-handler.ts';

export type Delivered = 'done' | 'failed' | 'killed';

const program = `
const { handler } = await import(process.argv[2]);
process.on('message', async ({ id, event, remaining }) => {
  const until = performance.now() + remaining;
  const context = { getRemainingTimeInMillis: () => Math.round(until - performance.now()) };
  try { await handler(event, context); process.send({ id, ok: true }); } catch { process.send({ id, ok: false }); }
});
process.send({ ready: true });
`;

export class IngesterProcess {
  readonly #file: string;
  readonly #bundle: string;
  #child: Promise<ChildProcess> | undefined;
  #waiting = new Map<number, (end: Delivered) => void>();
  #deliveries = 0;
  kills = 0;

  constructor(folder: string, bundle: string) {
    this.#file = join(folder, 'ingester.mjs');
    this.#bundle = bundle;
    writeFileSync(this.#file, program);
  }

  /** `remaining`: milliseconds until Lambda would stop the function. */
  async deliver(event: StreamEvent, remaining: number): Promise<Delivered> {
    this.#child ??= this.#start();
    const child = await this.#child;
    const id = this.#deliveries++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      child.send({ id, event, remaining }, (error) => error && resolve('killed'));
    });
  }

  async #start(): Promise<ChildProcess> {
    // The file is plain JavaScript: nothing of the test runner belongs in there.
    const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
    const child = fork(this.#file, [this.#bundle], { execArgv: [], stdio: [...stdio] });
    await once(child, 'message');
    child.on('message', (message) => {
      const { id, ok } = end.parse(message);
      this.#waiting.get(id)?.(ok ? 'done' : 'failed');
      this.#waiting.delete(id);
    });
    return child;
  }

  /** At once: what it was doing is left half done, and nobody is told. */
  async kill(): Promise<void> {
    const child = await this.#child;
    if (!child || child.killed) return;
    this.kills++;
    this.#child = undefined;
    child.removeAllListeners('message');
    child.kill('SIGKILL');
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const resolve of waiting) resolve('killed');
  }

  async stop(): Promise<void> {
    (await this.#child)?.kill('SIGKILL');
  }
}

const end = z.object({ id: z.number(), ok: z.boolean() });
