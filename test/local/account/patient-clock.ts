/** Waits that take no time: the clock jumps. */
import { vi } from 'vitest';
import type { Asking } from '../../../local/account/asking.ts';

export interface PatientClock extends Asking {
  /** How long each wait was. Unit: milliseconds. */
  readonly waits: number[];
  elapsed(): number;
}

export function patientClock(): PatientClock {
  let now = 0;
  const waits: number[] = [];
  return {
    perSecond: 2,
    burst: 5,
    attempts: 4,
    now: () => now,
    pause: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
    chance: () => 1,
    waits,
    elapsed: () => now,
  };
}

/** Credentials that the embedded endpoints take. */
export function signIn(url: string): void {
  vi.stubEnv('AWS_ENDPOINT_URL', url);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
}

/** Nothing that the SDK could find. */
export function signOut(): void {
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE'])
    vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent');
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent');
}

/** What a command writes. */
export function paper() {
  const told = { out: '', err: '' };
  const write = (where: keyof typeof told) => (text: string) => {
    told[where] += text;
  };
  return { told, output: { out: write('out'), err: write('err') } };
}
