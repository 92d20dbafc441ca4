import { describe, expect, it, vi } from 'vitest';
import { batchHandler } from '../../functions/batch-handler.ts';
import { Fault } from '../../functions/faults.ts';
import { context } from './call-event.ts';

const secret = '+12065550110';

async function run(entries: readonly string[], handle: (entry: string) => Promise<string>) {
  process.env.POWERTOOLS_DEV = 'true';
  const lines: string[] = [];
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    vi
      .spyOn(console, name)
      .mockImplementation((...line: unknown[]) => void lines.push(line.map(String).join(' '))),
  );
  try {
    const handler = batchHandler<string>('store-things', (entry) => `id-of-${entry.length}`, handle);
    return { answer: await handler({ Records: entries }, context(30_000)), lines };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

describe('a function that a queue or stream feeds', () => {
  it('tells which records failed, also those that fail at once, and does the others', async () => {
    const done: string[] = [];
    const { answer } = await run(['a', 'bb', 'ccc'], (entry) => {
      if (entry === 'bb') throw new Error('at once');
      done.push(entry);
      return Promise.resolve('kept');
    });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'id-of-2' }] });
    expect(done).toEqual(['a', 'ccc']);
  });

  it('writes the code and hint of a failure, and not a word of a record or a library', async () => {
    const { lines } = await run([secret, 'good'], async (entry) => {
      if (entry !== secret) return 'kept';
      throw new Error(`cannot store ${entry}`, { cause: { entry } });
    });
    const text = lines.join('\n');
    expect(text).toContain('unexpected');
    expect(text).toContain('store-things');
    expect(text).not.toContain('5550110');
  });

  it('passes the words of our own faults on', async () => {
    const { lines } = await run(['x'], async () => {
      throw new Fault({ code: 'unreadable-data', hint: 'import it again' });
    });
    expect(lines.join('\n')).toContain('import it again');
  });
});
