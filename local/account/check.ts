/** One thing that `careline doctor` looks at. */
import type { Ask } from './asking.ts';
import type { Clients } from './clients.ts';
import type { Needs } from './needs.ts';
import { type CheckName, checkPermissions } from './permissions.ts';
import { troubleOf } from './trouble.ts';

/** `unknown`: nobody could look. */
export type Level = 'ok' | 'warning' | 'problem' | 'unknown';

export interface Finding {
  readonly check: CheckName;
  readonly level: Level;
  /** What was seen. */
  readonly what: string;
  /** Why it matters, and what to do: absent where all is well. */
  readonly why?: string;
  readonly fix?: string;
}

export interface Examination {
  readonly clients: Clients;
  readonly ask: Ask;
  readonly needs: Needs;
  readonly account: string;
  readonly region: string;
}

export interface Check {
  readonly name: CheckName;
  look(examination: Examination): Promise<readonly Seen[]>;
}

export type Seen = Omit<Finding, 'check'>;

export const ok = (what: string): Seen => ({ level: 'ok', what });

/** Runs one check. What it may not look at, or what does not answer, is a finding too: the others go on. */
export async function runCheck(check: Check, examination: Examination): Promise<readonly Finding[]> {
  try {
    return (await check.look(examination)).map((seen) => ({ check: check.name, ...seen }));
  } catch (error) {
    const { kind, why } = troubleOf(error);
    const fix =
      kind === 'not-allowed'
        ? `Allow ${checkPermissions[check.name].join(', ')}, or look in the console.`
        : 'Look in the console, or run the doctor again.';
    const what = kind === 'not-allowed' ? 'not allowed to look' : `could not look: ${why}`;
    return [{ check: check.name, level: 'unknown', what, why: 'Whether it is right is not known.', fix }];
  }
}
