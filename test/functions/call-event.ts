/** The event of a flow, as Connect sends it. */
import type { Context } from 'aws-lambda';

export function callEvent(
  parameters: Readonly<Record<string, string>>,
  contact: { contactId?: string; from?: string; language?: string } = {},
): unknown {
  const id = contact.contactId ?? 'c-00000001';
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: { reason: 'never logged' },
        Channel: 'VOICE',
        ContactId: id,
        InitialContactId: id,
        CustomerEndpoint: contact.from ? { Address: contact.from, Type: 'TELEPHONE_NUMBER' } : null,
        LanguageCode: contact.language ?? null,
      },
      Parameters: parameters,
    },
  };
}

/** Connect reads nothing else of it, and neither do the functions. */
export const context = (remaining = 8_000): Context =>
  ({ getRemainingTimeInMillis: () => remaining }) as Context;
