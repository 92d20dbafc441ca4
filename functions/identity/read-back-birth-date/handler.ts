import { readBackBirthDate as contract } from '../../../shared/contract/read-back-birth-date.ts';

import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { environment } from './env.ts';
import { readBackBirthDate } from './read-back-birth-date.ts';

const env = readEnvironment(environment);

export const handler = connectHandler(contract, (request) =>
  readBackBirthDate({ zone: env.CLINIC_TIME_ZONE }, request),
);
