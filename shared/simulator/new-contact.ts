import type { Json } from '../flow/document.ts';
import type { Channel } from '../flow/flow.ts';
import type { PreparedFlow } from './branch.ts';
import type { LiveCentre } from './centre.ts';
import { Contact } from './contact.ts';
import type { InitiationMethod } from './events.ts';
import { LiveCall } from './live-call.ts';
import { pause } from './wait.ts';

/** What every contact that no telephone call begins has in common. */
interface Beginning {
  /** ARN of the flow that it starts with. */
  readonly flow: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly description?: string;
  readonly references?: Readonly<Record<string, { readonly Type: string; readonly Value: string }>>;
}
export interface NewChat extends Beginning {
  /** The telephone number of a text message; absent for the chat of a page. */
  readonly from?: string;
  readonly to?: string;
  /** The first message. */
  readonly message?: string;
  /** A bot of somebody else takes part from the beginning. */
  readonly botParticipant?: boolean;
}
export interface NewTask extends Beginning {
  readonly name: string;
}
export interface NewEmail extends Beginning {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}
/** A call that the centre makes without an agent. */
export interface NewOutbound extends Beginning {
  readonly to: string;
  readonly from: string;
  /** What answered: see CheckOutboundCallStatus. */
  readonly answeredBy?: 'CallAnswered' | 'VoicemailBeep' | 'VoicemailNoBeep' | 'NotDetected';
}

export function beginChat(centre: LiveCentre, chat: NewChat): LiveCall {
  const media = chat.message === undefined ? {} : { Media: { InitialMessage: chat.message } };
  const found = { ...media, ...(chat.botParticipant && { BotParticipant: true }) };
  const customer = { customerNumber: chat.from, systemNumber: chat.to ?? '' };
  return beginContact(centre, { ...chat, ...customer, channel: 'CHAT', found });
}
export function beginTask(centre: LiveCentre, task: NewTask): LiveCall {
  return beginContact(centre, { ...task, channel: 'TASK' });
}
export function beginEmail(centre: LiveCentre, email: NewEmail): LiveCall {
  const found = { StoredEmail: email.body };
  const ends = { customerNumber: email.from, systemNumber: email.to, name: email.subject };
  return beginContact(centre, { ...email, ...ends, channel: 'EMAIL', found });
}
export function beginOutbound(centre: LiveCentre, call: NewOutbound): LiveCall {
  const found = call.answeredBy === undefined ? {} : { CallProgress: call.answeredBy };
  const ends = { customerNumber: call.to, systemNumber: call.from };
  return beginContact(centre, { ...call, ...ends, channel: 'VOICE', method: 'API', found });
}

/** Assumed: what a flow creates begins a second later, so that flows that create each other still take time. */
export const creationMs = 1_000;

export interface ContactPlan extends Beginning {
  readonly channel: Channel;
  readonly method?: InitiationMethod;
  readonly customerNumber?: string | undefined;
  readonly systemNumber?: string;
  readonly related?: Contact | undefined;
  /** What paths find, by their root. */
  readonly found?: Readonly<Record<string, Json>>;
  /** What the customer reads first. */
  readonly firstWords?: string;
  /** Epoch milliseconds; earlier than now is now. */
  readonly startsAt?: number;
}

export function beginContact(centre: LiveCentre, plan: ContactPlan): LiveCall {
  const flow = centre.flow(plan.flow);
  if (!flow)
    throw new Error(`No flow of this centre has the ARN ${plan.flow}. Add it to createCentre({ flows }).`);
  const now = centre.clock.now;
  const contact = new Contact({
    id: centre.options.ids(),
    initialId: plan.related?.initialId,
    previousId: undefined,
    method: plan.method ?? 'INBOUND',
    channel: plan.channel,
    customerNumber: plan.customerNumber,
    systemNumber: plan.systemNumber ?? '',
    startedAt: Math.max(now, plan.startsAt ?? now),
    connectedAt: Math.max(now, plan.startsAt ?? now),
    attributes: new Map(Object.entries(plan.attributes ?? {})),
  });
  contact.name = plan.name;
  contact.description = plan.description;
  contact.references = plan.references;
  contact.related = plan.related;
  for (const [root, value] of Object.entries(plan.found ?? {})) contact.find(root, value);
  const call = new LiveCall(centre, contact);
  centre.calls.add(call.phone);
  call.time = now;
  const begin = (): void => start(call, flow, plan.firstWords ?? '');
  const until = contact.startedAt;
  if (until <= now) begin();
  else
    call.park(
      pause(() => ({ what: 'start', until }), { due: begin }),
      until,
    );
  return call;
}

function start(call: LiveCall, flow: PreparedFlow, firstWords: string): void {
  const { contact } = call;
  call.unpark();
  call.emit({
    type: 'call-started',
    at: call.time,
    contactId: contact.id,
    flow: flow.name,
    method: contact.method,
  });
  if (firstWords !== '') call.said(firstWords, 0, undefined);
  // Nobody hears what is played in an e-mail: its prompts take the error branch, as documented.
  const hears = contact.channel === 'EMAIL' ? undefined : 'customer';
  call.begin(flow, { hears, ended: () => call.disconnect('flow') });
}
