import type { Mac } from '../../identity/mac.ts';
import type { ContactRecord } from '../contact-record.ts';

/** Members that hold the clinic's own address; every other endpoint is a person's. */
const ourOwn = new Set(['SystemEndpoint']);

/** The record with each person's address replaced by its fingerprint: calls of one number can be counted, nobody can be called. */
export async function hideNumbers(record: ContactRecord, mac: Mac): Promise<ContactRecord> {
  const entries = Object.entries(record).map(
    async ([key, value]) => [key, await hidden(key, value, mac)] as const,
  );
  return { ...record, ...Object.fromEntries(await Promise.all(entries)) };
}

async function hidden(key: string, value: unknown, mac: Mac): Promise<unknown> {
  if (ourOwn.has(key) || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Promise.all(value.map((one) => hidden(key, one, mac)));
  const entries = Object.entries(value).map(async ([name, member]) => {
    if (name === 'Address' && typeof member === 'string')
      return ['AddressMac', await mac(`phone#${member}`)] as const;
    // An endpoint's display name is the caller's own, e.g. from an e-mail.
    if (name === 'DisplayName') return ['DisplayName', null] as const;
    return [name, await hidden(name, member, mac)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
