import * as z from 'zod/mini';
import type { Contract, InputOf } from '../shared/contract/define-contract.ts';
import { type Language, languages } from '../shared/domain/speech/speech.ts';
import type { ConnectRequest } from './connect-request.ts';
import { Fault } from './faults.ts';

// Compiling a schema pays after hundreds of events; a new instance wants its first one fast.
z.config({ jitless: true });

/**
 * The event a flow sends. Unknown members are Connect's own affair.
 * Source: docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
const connectEvent = z.object({
  Name: z.literal('ContactFlowEvent'),
  Details: z.object({
    ContactData: z.object({
      ContactId: z.string().check(z.minLength(1)),
      InitialContactId: z.string().check(z.minLength(1)),
      LanguageCode: z.optional(z.nullable(z.string())),
      CustomerEndpoint: z.optional(
        z.nullable(z.object({ Address: z.optional(z.nullable(z.string())), Type: z.optional(z.string()) })),
      ),
    }),
    Parameters: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
  }),
});
type ContactData = z.infer<typeof connectEvent>['Details']['ContactData'];

type Asked<C extends Contract> = Omit<ConnectRequest<C>, 'now' | 'deadline'>;

/** Takes from the event exactly what the contract lists. Faults name keys, never values. */
export function readConnectEvent<const C extends Contract>(contract: C, event: unknown): Asked<C> {
  const read = connectEvent.safeParse(event);
  if (!read.success) {
    const where = read.error.issues.map(({ path }) => path.join('.') || 'the event').join(', ');
    throw new Fault({
      code: 'not-a-connect-event',
      hint: `${contract.name} answers flows only; not as Connect sends it: ${where}`,
    });
  }
  const { ContactData: contact, Parameters: parameters } = read.data.Details;
  const callerNumber = callerNumberOf(contact);
  return {
    input: readInput(contract, parameters ?? {}),
    contactId: contact.ContactId,
    sessionId: contact.InitialContactId,
    language: languageOf(contact.LanguageCode),
    ...(callerNumber === undefined ? {} : { callerNumber }),
  };
}

function readInput<C extends Contract>(contract: C, parameters: Record<string, unknown>): InputOf<C> {
  const entries = contract.input.map((key) => {
    const value = parameters[key];
    if (typeof value === 'string') return [key, value] as const;
    throw new Fault({
      code: 'missing-input',
      hint: `${contract.name} needs the parameter "${key}" as a text; see its block in the flow`,
    });
  });
  // The keys are those of the contract, all of them, and every value is a text: that is InputOf<C>.
  return Object.fromEntries(entries) as InputOf<C>;
}

/** Absent until the flow sets it. Any Spanish is our Spanish. */
function languageOf(code: string | null | undefined): Language {
  const [wanted] = code?.toLowerCase().split('-') ?? [];
  return languages.find((known) => known.split('-')[0] === wanted) ?? 'en-US';
}

function callerNumberOf({ CustomerEndpoint: endpoint }: ContactData): string | undefined {
  if (endpoint?.Type !== 'TELEPHONE_NUMBER') return undefined;
  // Withheld numbers arrive as "anonymous", "unavailable" and the like. Assumed: any text that is not E.164.
  return /^\+[1-9]\d{6,14}$/.test(endpoint.Address ?? '') ? (endpoint.Address ?? undefined) : undefined;
}
