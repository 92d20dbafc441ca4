import type { Mac } from '../../identity/mac.ts';

/** Members that hold the clinic's own address; every other endpoint is a person's. */
const ourOwn = new Set(['SystemEndpoint']);
const isNumber = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text);

/**
 * The document with each person's address replaced by its fingerprint: calls of one number can be counted, nobody can be
 * called. A number that stands elsewhere, e.g. as an attribute of the segment, is hidden as well.
 */
export async function hideNumbers<T extends object>(document: T, mac: Mac): Promise<T> {
  // Only texts are replaced and none of those that a reader relies on: the shape is the same.
  return (await hidden('', document, mac)) as T;
}

async function hidden(key: string, value: unknown, mac: Mac): Promise<unknown> {
  if (typeof value === 'string') return isNumber(value) ? `number#${await mac(`phone#${value}`)}` : value;
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
