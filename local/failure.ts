/** How a command of the local centre ends when it cannot go on: one clear message where we know it, else the whole truth. */
import { SettingsError } from '../infra/settings.ts';
import { CannotStart } from './centre/start-centre.ts';
import { PatientsFileError } from './demo/patients-file.ts';
import { UsageError } from './options.ts';
import { PortTaken } from './server/server.ts';

const explained = [UsageError, PortTaken, CannotStart, PatientsFileError, SettingsError];

/** Exit code 2: the user can mend it. 1: we must. */
export function reportFailure(error: unknown): number {
  if (explained.some((kind) => error instanceof kind) && error instanceof Error) {
    console.error(error.message);
    return 2;
  }
  console.error(error);
  return 1;
}
