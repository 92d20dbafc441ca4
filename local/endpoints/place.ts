/** Where an embedded service runs: its clock, its source of ids, its data folder, and the account it pretends to be in. */
import type { DataFolder } from './data-folder.ts';

/** AWS's own placeholder account: no real ARN holds it. */
export const LOCAL_ACCOUNT = '000000000000';
export const LOCAL_REGION = 'us-east-1';

export type Place = {
  readonly now: () => Date;
  readonly ids: () => string;
  readonly folder: DataFolder;
  readonly account: string;
  readonly region: string;
};

/** AWS JSON carries a time as seconds since 1970. */
export const epochSeconds = (time: Date): number => time.getTime() / 1000;
