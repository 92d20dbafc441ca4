/** The deployed bundle of a function that reads a stream, in a process of its own, which can be killed at any moment, as Lambda's can. */
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
  /** What it has written to its log, metrics included. */
  readonly log: string[] = [];

  /** `bundles`: `<function>/index.mjs`. */
  constructor(folder: string, bundles: string, name: string) {
    this.#file = join(folder, 'ingester.mjs');
    this.#bundle = join(bundles, name, 'index.mjs');
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
    const child = fork(this.#file, [this.#bundle], {
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, POWERTOOLS_LOG_LEVEL: 'INFO', POWERTOOLS_METRICS_DISABLED: 'false' },
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => this.log.push(text));
    await once(child, 'message');
    child.on('message', (message) => {
      const { id, ok } = end.parse(message);
      this.#waiting.get(id)?.(ok ? 'done' : 'failed');
      this.#waiting.delete(id);
    });
    return child;
  }

  /** At once: what it was doing is left half done, and nobody is told. False: there was no process to kill. */
  async kill(): Promise<boolean> {
    const child = await this.#child;
    if (!child || child.killed) return false;
    this.kills++;
    this.#child = undefined;
    child.removeAllListeners('message');
    child.kill('SIGKILL');
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const resolve of waiting) resolve('killed');
    return true;
  }

  async stop(): Promise<void> {
    (await this.#child)?.kill('SIGKILL');
  }
}

const end = z.object({ id: z.number(), ok: z.boolean() });
