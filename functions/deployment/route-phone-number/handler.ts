import { connectPhoneNumbers } from '../../adapters/connect/phone-numbers.ts';
import type { CustomResourceAnswer, CustomResourceEvent } from '../custom-resource.ts';
import { routePhoneNumber } from './route-phone-number.ts';

const numbers = connectPhoneNumbers();

export const handler = (event: CustomResourceEvent): Promise<CustomResourceAnswer> =>
  routePhoneNumber({ numbers }, event);
