import type { Channel } from '../flow/flow.ts';
import { customerEndpoint, type Endpoint, queueData, systemEndpoint } from './contact-data.ts';
import type { LiveCall } from './live-call.ts';

/** The functions that flows invoke: real handlers, or stand-ins. */
export interface Functions {
  readonly invoke: (arn: string, event: ContactFlowEvent) => FunctionResult | Promise<FunctionResult>;
}

/** How an invocation ended; `ms` is the virtual time that it took. A thrown error or rejected promise is a fault. */
export type FunctionResult =
  /** An object, or the JSON text of one. */
  | { readonly kind: 'answer'; readonly payload: unknown; readonly ms?: number }
  | { readonly kind: 'fault'; readonly message: string; readonly ms?: number }
  | { readonly kind: 'throttled'; readonly ms?: number }
  | { readonly kind: 'service-error'; readonly ms?: number }
  | { readonly kind: 'hang' };

/** The event of a flow function. Source: Administrator Guide, connect-lambda-functions. */
export interface ContactFlowEvent {
  readonly Name: 'ContactFlowEvent';
  readonly Details: {
    readonly ContactData: ContactData;
    readonly Parameters: Readonly<Record<string, unknown>>;
  };
}

/** The live copy of the caller's sound; times are epoch milliseconds. */
export interface MediaStream {
  readonly StreamARN: string;
  readonly StartTimestamp: string;
  readonly StopTimestamp: string | undefined;
  readonly StartFragmentNumber: string;
}

export interface ContactData {
  readonly Attributes: Readonly<Record<string, string>>;
  readonly Channel: Channel;
  readonly ContactId: string;
  readonly InitialContactId: string;
  readonly PreviousContactId: string;
  /** Null for a task. */
  readonly CustomerEndpoint: Endpoint | null;
  readonly SystemEndpoint: Endpoint | null;
  readonly CustomerId: string | null;
  readonly Description: string | null;
  readonly Name: string | null;
  readonly InitiationMethod: string;
  readonly InstanceARN: string;
  readonly LanguageCode: string;
  readonly MediaStreams: { readonly Customer: { readonly Audio: MediaStream | null } };
  readonly Queue: {
    readonly ARN: string;
    readonly Name: string;
    readonly OutboundCallerId?: Endpoint;
  } | null;
  readonly References: Readonly<Record<string, { readonly Type: string; readonly Value: string }>>;
}

export function contactFlowEvent(
  call: LiveCall,
  parameters: Readonly<Record<string, unknown>>,
): ContactFlowEvent {
  const { contact } = call;
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: Object.fromEntries(contact.attributes),
        Channel: contact.channel,
        ContactId: contact.id,
        InitialContactId: contact.initialId,
        // Assumed: the first segment points at itself, as the sample event of the guide does.
        PreviousContactId: contact.previousId ?? contact.id,
        CustomerEndpoint: customerEndpoint(contact),
        SystemEndpoint: systemEndpoint(contact),
        CustomerId: contact.customerId ?? null,
        Description: contact.description ?? null,
        Name: contact.name ?? null,
        InitiationMethod: contact.method,
        InstanceARN: call.centre.options.instanceArn,
        LanguageCode: contact.language,
        MediaStreams: { Customer: { Audio: contact.mediaStream ?? null } },
        Queue: queueData(call) ?? null,
        References: contact.references ?? {},
      },
      Parameters: parameters,
    },
  };
}
