/** Single keys of a terminal, without Enter. */

export interface KeyListener {
  /** `0`–`9`, `*`, `#`. */
  readonly key: (key: string) => void;
  readonly hangUp: () => void;
  readonly stop: () => void;
}

/** Returns the way to give the terminal back. */
export function listenToKeys({ key, hangUp, stop }: KeyListener): () => void {
  const { stdin } = process;
  const heard = (text: string) => {
    for (const one of text) {
      if (/[0-9*#]/.test(one)) quietly(() => key(one));
      else if (one === 'h') quietly(hangUp);
      // In raw mode the terminal sends Ctrl-C as a character, not as a signal.
      else if (one === '\u0003') stop();
    }
  };
  stdin.setRawMode?.(true);
  stdin.setEncoding('utf8');
  stdin.on('data', heard);
  stdin.resume();
  return () => {
    stdin.off('data', heard);
    stdin.setRawMode?.(false);
    stdin.pause();
  };
}

/** A key after the call is over is no error for somebody who is still pressing. */
function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'Refusal') throw error;
  }
}
