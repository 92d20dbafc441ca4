/** What functions write to their logs, kept in memory: for a scan of what must not be there, and for `--verbose`. */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface LogLine {
  readonly function: string;
  readonly text: string;
}

export interface FunctionLog {
  readonly lines: readonly LogLine[];
  /** Everything that `work` and what it starts write to stdout and stderr goes to the log of that function. */
  during<T>(name: string, work: () => T): T;
  write(name: string, text: string): void;
  close(): void;
}

/** Older lines make room. */
const mostLines = 5000;

export function captureLogs(onLine?: (line: LogLine) => void): FunctionLog {
  const running = new AsyncLocalStorage<string>();
  const lines: LogLine[] = [];
  const write = (name: string, text: string) => {
    for (const part of text.split('\n')) {
      if (part === '') continue;
      const line = { function: name, text: part };
      lines.push(line);
      if (lines.length > mostLines) lines.shift();
      // Whoever prints the line is not the function any more.
      if (onLine) running.exit(() => onLine(line));
    }
  };
  const restore = [process.stdout, process.stderr].map((stream) => divert(stream, running, write));
  return {
    lines,
    during: (name, work) => running.run(name, work),
    write,
    close: () => {
      for (const put of restore) put();
    },
  };
}

function divert(
  stream: NodeJS.WriteStream,
  running: AsyncLocalStorage<string>,
  write: (name: string, text: string) => void,
): () => void {
  const original = stream.write;
  const diverted = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const name = running.getStore();
    // The rest is the encoding and the callback, passed on as they came.
    if (name === undefined) return Reflect.apply(original, stream, [chunk, ...rest]);
    write(name, typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
  stream.write = diverted;
  return () => {
    // Somebody may have diverted the stream after us: theirs stays.
    if (stream.write === diverted) stream.write = original;
  };
}
