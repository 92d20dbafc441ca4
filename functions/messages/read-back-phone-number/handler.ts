import { readBackPhoneNumber as contract } from '../../../shared/contract/read-back-phone-number.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readBackPhoneNumber } from './read-back-phone-number.ts';

export const handler = connectHandler(contract, readBackPhoneNumber);
