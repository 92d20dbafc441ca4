import type { Mac } from '../../identity/mac.ts';
import { type ContactRecords, readContactRecord } from '../contact-record.ts';
import { hideNumbers } from './hide-numbers.ts';

export interface Ports {
  readonly records: ContactRecords;
  readonly mac: Mac;
}

/** Connect delivers at least once, newer versions later, not always in order. Source: adminguide, data-type-definitions. */
export async function storeContactRecord(
  { records, mac }: Ports,
  bytes: Uint8Array,
): Promise<'kept' | 'kept-before'> {
  const record = await hideNumbers(readContactRecord(bytes), mac);
  return (await records.keepNewest(record)) ? 'kept' : 'kept-before';
}
