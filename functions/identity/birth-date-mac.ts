import { createHmac } from 'node:crypto';
import type { Mac } from './mac.ts';

/** Fingerprint of one birth date for any patient. */
export type BirthDateMac = (patientId: string) => string;

/**
 * One call of the key service, whatever the number of candidates, so that its time says nothing about them: the keyed
 * fingerprint of the date is itself the key under which each patient's id is fingerprinted. Two patients born on one day
 * have nothing in common in the table. `isoDate`: "1968-04-12".
 */
export async function birthDateMac(mac: Mac, isoDate: string): Promise<BirthDateMac> {
  const key = Buffer.from(await mac(`birth-date#${isoDate}`), 'base64url');
  return (patientId) => createHmac('sha256', key).update(patientId).digest('base64url');
}
