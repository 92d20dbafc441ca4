import * as z from 'zod/mini';
import { type Worklist, workers } from '../../messages/worklist.ts';
import { type AccessEntry, type AccessLog, orFailed, type Refusal } from '../access-log.ts';
import type { Asker } from '../asker.ts';
import { isDeleted, thereOf } from '../call-marks.ts';
import { hasToBeThere, type KeptDays } from '../kept-days.ts';
import { listenerRoles, mayGive } from '../listeners.ts';
import type { RecordingObjects } from '../recording-objects.ts';
import { contactId, reason, ticket } from '../request-body.ts';
import { type RecordingIndex, recordingKinds } from '../stored-recording.ts';
import { type Links, linkLife } from './links.ts';

export interface AskPorts {
  readonly index: RecordingIndex;
  readonly messages: Pick<Worklist, 'find'>;
  readonly objects: RecordingObjects;
  readonly links: Links;
  readonly log: AccessLog;
  readonly kept: KeptDays;
  /** A new secret, never twice the same. */
  readonly secret: () => string;
}

const question = z.strictObject({
  contactId,
  recording: z.enum(recordingKinds),
  reason,
  ticket: z.optional(ticket),
  /** Somebody is in danger and no ticket can be waited for: granted at once, and people are woken. */
  breakGlass: z.optional(z.literal(true)),
});
type Question = z.infer<typeof question>;

export type Asked =
  | { readonly links: readonly GivenLink[]; readonly breakGlass: boolean }
  | { readonly refusal: Refusal };
export interface GivenLink {
  readonly secret: string;
  readonly until: string;
  readonly bytes: number;
}

/** Gives links to what is kept of a call, or says why not. Either way it is in the log before anybody hears of it. */
export async function askForRecording(
  ports: AskPorts,
  asker: Asker,
  body: unknown,
  now: Date,
): Promise<Asked> {
  const read = question.safeParse(body);
  const asked = read.success ? read.data : undefined;
  const entry: Omit<AccessEntry, 'outcome'> = {
    at: now.toISOString(),
    action: 'ask',
    asker: asker.arn,
    person: asker.person,
    ...(asker.role && { role: asker.role }),
    ...(asked && { contactId: asked.contactId, recording: asked.recording, reason: asked.reason }),
    ...(asked?.ticket !== undefined && { ticket: asked.ticket }),
    ...(asked?.breakGlass && { breakGlass: true }),
  };
  const refuse = async (refusal: Refusal): Promise<Asked> => {
    await ports.log.append({ ...entry, outcome: 'refused', refusal });
    return { refusal };
  };
  if (!asked) return refuse('unreadable-request');
  const refusal = refusalOf(asker, asked);
  if (refusal) return refuse(refusal);
  return orFailed(ports.log, entry, async () => {
    const notTheirs =
      asked.reason === 'message' ? await notTheirMessage(ports.messages, asker, asked) : undefined;
    if (notTheirs) return refuse(notTheirs);
    const leg = await ports.index.of(asked.contactId);
    const isHeld = leg.holds.length > 0;
    // What a deletion has left lies there for the hold that stopped it, and for nobody's ears without one.
    if (isDeleted(leg)) return refuse('no-recording');
    const states = await Promise.all(
      thereOf(leg)
        .filter(({ kind }) => kind === asked.recording)
        .map(async (one) => ({ one, state: await ports.objects.stateOf(one) })),
    );
    const isAltered = ({ one, state }: (typeof states)[number]) =>
      state === 'altered' || (state !== 'as-stored' && hasToBeThere(one, ports.kept, now));
    if (states.some(isAltered)) return refuse('altered');
    const wanted = states.flatMap(({ one, state }) =>
      state === 'as-stored' || (state === 'behind-marker' && isHeld) ? [one] : [],
    );
    // Never kept, or its retention is over.
    if (wanted.length === 0) return refuse('no-recording');
    const until = new Date(now.getTime() + linkLife).toISOString();
    const links = await Promise.all(
      wanted.map(async ({ contactId: of, key, kind, versionId, etag, size }) => {
        const secret = ports.secret();
        await ports.links.keep(secret, {
          contactId: of,
          key,
          kind,
          versionId,
          etag,
          size,
          asker: asker.arn,
          until,
          reason: asked.reason,
          ticket: asked.ticket,
          breakGlass: asked.breakGlass,
        });
        return { secret, until, bytes: size };
      }),
    );
    await ports.log.append({ ...entry, outcome: 'granted' });
    return { links, breakGlass: asked.breakGlass === true };
  });
}

function refusalOf(
  { role }: Asker,
  { reason: why, recording, ticket: number, breakGlass }: Question,
): Refusal | undefined {
  if (!role) return 'no-role';
  if (breakGlass) {
    return listenerRoles[role].breakGlass && why === 'emergency' ? undefined : 'reason-not-of-role';
  }
  if (!mayGive(role, { reason: why, recording })) return 'reason-not-of-role';
  return number === undefined ? 'no-ticket' : undefined;
}

/** What is said after the tone is heard to call back: by who has taken the message, or may take it over. */
async function notTheirMessage(
  messages: AskPorts['messages'],
  { arn, role }: Asker,
  { contactId: of, ticket: messageId = '' }: Question,
): Promise<Refusal | undefined> {
  const message = await messages.find(messageId);
  if (message?.spokenIn !== of) return 'no-message';
  const isTheirs = message.worker === arn || (role && workers[role]?.mayTakeOver);
  return isTheirs ? undefined : 'not-taken';
}
