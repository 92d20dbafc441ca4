import * as z from 'zod/mini';
import { isoDate, onTheWall } from '../../../shared/domain/clinic-time.ts';
import type { Patients } from '../../identity/patients.ts';
import { type AccessEntry, type AccessLog, orFailed, type Refusal } from '../../recordings/access-log.ts';
import { answer, type SignedRequest, type WebAnswer } from '../../recordings/signed-request.ts';
import {
  type ListedMessage,
  type OpenNumber,
  results,
  type Worker,
  type Worklist,
  workers,
} from '../worklist.ts';

export interface Ports {
  readonly worklist: Worklist;
  readonly open: OpenNumber;
  readonly patients: Patients;
  readonly log: AccessLog;
  /** Of the clinic, IANA. */
  readonly zone: string;
}

const messageId = z.string().check(z.regex(/^[\w-]{8,64}$/));
const place = z.string().check(z.maxLength(200));
const question = z.union([
  z.strictObject({ list: z.strictObject({ beyond: z.optional(place) }) }),
  z.strictObject({ take: messageId }),
  z.strictObject({ finish: messageId, result: z.enum(results) }),
]);
type Question = z.infer<typeof question>;

const pageSize = 25;

interface Done {
  readonly outcome: string;
  readonly content: unknown;
  readonly logged?: Pick<AccessEntry, 'found' | 'contactId'>;
}

/**
 * The list of messages for those who call back: a page of it, a message with its number, how it ended. Everything stands in the
 * access log before the answer leaves, refusals included.
 */
export async function workMessages(
  ports: Ports,
  { asker, body }: SignedRequest,
  now: Date,
): Promise<{ readonly outcome: string; readonly answer: WebAnswer }> {
  const read = question.safeParse(body);
  const entry: Omit<AccessEntry, 'outcome'> = {
    at: now.toISOString(),
    action: read.success ? actionOf(read.data) : 'list-messages',
    asker: asker.arn,
    person: asker.person,
    ...(asker.role && { role: asker.role }),
    ...(read.success && messageOf(read.data)),
  };
  const refuse = async (status: number, refusal: Refusal) => {
    await ports.log.append({ ...entry, outcome: 'refused', refusal });
    return { outcome: refusal, answer: answer(status, { refused: refusal }) };
  };
  const may = asker.role && workers[asker.role];
  if (!may) return refuse(403, 'no-role');
  if (!read.success) return refuse(400, 'unreadable-request');
  const worker = { arn: asker.arn, ...may };
  const done = await orFailed(ports.log, entry, () => work(ports, read.data, { worker, now }));
  if (done) {
    const { outcome, content, logged } = done;
    await ports.log.append({ ...entry, ...logged, outcome: 'granted' });
    return { outcome, answer: answer(200, content) };
  }
  const open = await ports.worklist.find(messageOf(read.data).messageId ?? '');
  return open ? refuse(409, 'taken-by-other') : refuse(404, 'no-message');
}

async function work(
  ports: Ports,
  asked: Question,
  { worker, now }: { readonly worker: Worker; readonly now: Date },
): Promise<Done | undefined> {
  const today = isoDate(onTheWall(ports.zone, now).date);
  if ('list' in asked) {
    const page = await ports.worklist.page(pageSize, asked.list.beyond);
    const last = page.length === pageSize ? page.at(-1)?.due : undefined;
    const messages = page.map((message) => shown(message, today, now));
    return {
      outcome: 'listed',
      content: { messages, ...(last !== undefined && { beyond: last }) },
      logged: { found: page.length },
    };
  }
  if ('take' in asked) {
    const taken = await ports.worklist.take(asked.take, worker, now);
    if (!taken) return undefined;
    const { patientId, sealedNumber, messageId: id, contactId } = taken;
    const [number, patient] = await Promise.all([
      ports.open(sealedNumber, id),
      patientId === 'unknown' ? undefined : ports.patients.find(patientId),
    ]);
    const { greetingName: name, pronunciation } = patient ?? {};
    const content = { ...shown(taken, today, now), number, name, pronunciation };
    return { outcome: 'taken', content, logged: { contactId } };
  }
  const { finish, result } = asked;
  if (!(await ports.worklist.finish(finish, worker, { result, at: now }))) return undefined;
  return { outcome: result, content: { messageId: finish, result } };
}

/** Without what only the table needs. */
function shown(message: ListedMessage, today: string, now: Date) {
  const {
    messageId: id,
    patientId,
    reason,
    takenAt,
    dueOn,
    spokenIn,
    tries,
    worker,
    workedUntil = '',
  } = message;
  return {
    messageId: id,
    patientId,
    reason,
    takenAt,
    dueOn,
    overdue: dueOn < today,
    spokenIn,
    tries,
    // The name of the session, at the end of its ARN.
    ...(worker !== undefined && workedUntil > now.toISOString() && { worker: worker.split('/').at(-1) }),
  };
}

const actionOf = (asked: Question): AccessEntry['action'] =>
  'list' in asked ? 'list-messages' : 'take' in asked ? 'take-message' : 'finish-message';

function messageOf(asked: Question): { readonly messageId?: string } {
  if ('list' in asked) return {};
  return { messageId: 'take' in asked ? asked.take : asked.finish };
}
