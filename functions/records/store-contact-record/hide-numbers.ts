import type { Mac } from '../../identity/mac.ts';

/** Members that hold the clinic's own address; every other endpoint is a person's. */
const ourOwn = new Set(['SystemEndpoint']);
/** Members in which people and integrations write about a person. Source: API Reference of Connect, Contact, UpdateContact. */
const aboutPersons = new Set(['DisplayName', 'ContactDetails', 'AdditionalEmailRecipients']);
const isNumber = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text);
/**
 * Numbers within a text: with a plus and a country code, or ten digits as in North America; not parts of ids. What is as long and
 * is none goes as well: nobody needs it of a record.
 */
const numbersInText =
  /\+[1-9](?:[ ().-]{0,2}\d){6,14}|(?<![\w-])(?:1[ .-]?)?\(?[2-9]\d\d\)?[ .-]{0,2}[2-9]\d\d[ .-]?\d{4}(?![\w-])/g;

/** Most texts of a record, told without looking for numbers in them: it is read thousands of times a second. */
const isShortOrName = (text: string): boolean => text.length < 10 || text.startsWith('arn:');

/** A place in the copy that is empty until the number's fingerprint is known. */
interface Gap {
  readonly number: string;
  readonly fill: (mac: string) => void;
}

/**
 * The document with each person's address replaced by its fingerprint: calls of one number can be counted, nobody can be
 * called. A number that stands elsewhere, e.g. as an attribute of the segment, is hidden as well; one within a text is gone.
 */
export async function hideNumbers<T extends object>(document: T, mac: Mac): Promise<T> {
  const gaps: Gap[] = [];
  const copy = Array.isArray(document) ? hiddenList(document, gaps) : hiddenObject(document, gaps);
  // Waited for here and not at each member: a record has two hundred members and two numbers.
  await Promise.all(gaps.map(async ({ number, fill }) => fill(await mac(`phone#${number}`))));
  // Only texts are replaced and none of those that a reader relies on: the shape is the same.
  return copy as T;
}

function hiddenObject(members: object, gaps: Gap[]): object {
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(members)) {
    if (name === 'Address' && typeof member === 'string') {
      copy.AddressMac = null;
      gaps.push({ number: member, fill: (mac) => (copy.AddressMac = mac) });
    } else if (aboutPersons.has(name)) copy[name] = null;
    else if (name === 'References' && Array.isArray(member))
      copy[name] = hiddenList(member.map(withoutValue), gaps);
    else if (ourOwn.has(name) && typeof member === 'object') copy[name] = member;
    else copy[name] = hidden(member, gaps, (mac) => (copy[name] = mac));
  }
  return copy;
}

function hiddenList(list: readonly unknown[], gaps: Gap[]): readonly unknown[] {
  const copy: unknown[] = [];
  for (const [n, one] of list.entries()) copy.push(hidden(one, gaps, (mac) => (copy[n] = mac)));
  return copy;
}

/** A reference says what there is and where it came from; what it is, anybody may have written. */
const withoutValue = (reference: unknown): unknown =>
  typeof reference === 'object' && reference !== null ? { ...reference, Value: null } : reference;

function hidden(value: unknown, gaps: Gap[], replace: (text: string) => void): unknown {
  if (typeof value === 'string') {
    if (!isNumber(value)) return isShortOrName(value) ? value : value.replace(numbersInText, '[number]');
    gaps.push({ number: value, fill: (mac) => replace(`number#${mac}`) });
    return null;
  }
  if (Array.isArray(value)) return hiddenList(value, gaps);
  return typeof value === 'object' && value !== null ? hiddenObject(value, gaps) : value;
}
