import { Fn } from 'aws-cdk-lib';

/** How many slashes stand before the id. */
const places = {
  instance: 1,
  'phone-number': 1,
  'contact-flow': 3,
  'test-case': 3,
  queue: 3,
  'transfer-destination': 3,
} as const;

/** The id in an ARN, where an API wants no ARN: `…:instance/<instance>/contact-flow/<id>` → `<id>`. */
export function lastPart(arn: string, of: keyof typeof places): string {
  return Fn.select(places[of], Fn.split('/', arn));
}
