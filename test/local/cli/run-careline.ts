import { main } from '../../../local/cli/main.ts';

/** Runs the command in this process and keeps what it writes. */
export async function runCareline(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await main(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}
