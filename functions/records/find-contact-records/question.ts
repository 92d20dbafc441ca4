import * as z from 'zod/mini';
import { type LookupKey, phoneLookup } from '../../identity/lookup-key.ts';
import type { Mac } from '../../identity/mac.ts';
import { contactOutcomes } from '../contact-outcome.ts';
import type { CannotFind, FindContacts } from './find-contact-records.ts';

const id = z.string().check(z.minLength(1), z.maxLength(256));
const moment = z.optional(z.string().check(z.refine((time) => !Number.isNaN(Date.parse(time)))));

/** A question as a program of the clinic asks it. One of the ways to look, or the whole call of one contact. */
const question = z.union([
  z.strictObject({ call: id }),
  z.strictObject({
    look: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('patient'), patientId: id }),
      z.strictObject({ by: z.literal('number'), number: z.string().check(z.regex(/^\+[1-9]\d{6,14}$/)) }),
      z.strictObject({ by: z.literal('agent'), agent: id }),
      z.strictObject({ by: z.literal('queue'), queue: id }),
      z.strictObject({ by: z.literal('outcome'), outcome: z.enum(contactOutcomes) }),
      z.strictObject({ by: z.literal('day') }),
    ]),
    from: moment,
    to: moment,
    cursor: z.optional(z.string().check(z.maxLength(1_000))),
    limit: z.optional(z.number()),
  }),
]);

/** The number is hidden at once: from here on nobody knows it. */
export async function readQuestion(
  asked: unknown,
  mac: Mac,
): Promise<FindContacts | { readonly call: string } | CannotFind> {
  const read = question.safeParse(asked);
  if (!read.success) {
    return {
      problem:
        'Ask with `look` (by patient, number, agent, queue, outcome or day), `from`, `to`, `cursor`, `limit`; or with `call`, the id of a contact.',
    };
  }
  if ('call' in read.data) return read.data;
  const { look, from, to, cursor, limit } = read.data;
  return {
    look: look.by === 'number' ? { by: 'number', fingerprint: await fingerprint(mac, look.number) } : look,
    ...(from !== undefined && { from: new Date(from) }),
    ...(to !== undefined && { to: new Date(to) }),
    ...(cursor !== undefined && { cursor }),
    ...(limit !== undefined && { limit }),
  };
}

/** As in the records: the text behind `phone#`. */
async function fingerprint(mac: Mac, number: string): Promise<string> {
  const key: LookupKey = await phoneLookup(mac, number);
  return key.slice(key.indexOf('#') + 1);
}
