/** What Connect keeps of ended contacts, as far as its deletion goes: DeleteContactData. */
import { z } from 'zod';
import { ApiFault, parseJson, type WireReply, type WireRequest } from './wire.ts';

/** Source: Connect API Reference, DeleteContactData. */
const fields = z.object({
  ContactFields: z
    .array(z.enum(['CUSTOMER_ENDPOINT', 'ADDITIONAL_EMAIL_RECIPIENTS', 'EMAIL_SUBJECT']))
    .min(1),
});

export interface ConnectContacts {
  answer(request: WireRequest): WireReply | undefined;
  /** Contacts whose data were deleted, and which. */
  readonly deleted: ReadonlyMap<string, readonly string[]>;
}

/** Every id is taken for that of a contact that has ended: the endpoints know no calls. */
export function createConnectContacts(): ConnectContacts {
  const deleted = new Map<string, readonly string[]>();
  return {
    deleted,
    answer: ({ method, path, body }) => {
      const [, contactId] = /^\/contact\/delete\/[^/]+\/([^/]+)$/.exec(path) ?? [];
      if (contactId === undefined || method !== 'POST') return undefined;
      const read = fields.safeParse(parseJson(body));
      if (!read.success) throw new ApiFault('InvalidParameterException', 'ContactFields names no field.');
      deleted.set(decodeURIComponent(contactId), read.data.ContactFields);
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
    },
  };
}
