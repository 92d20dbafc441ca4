import { hash } from 'node:crypto';
import type { IdentityLevel } from '../../shared/domain/identity-level.ts';
import { type ContactOutcome, outcomeOf } from './contact-outcome.ts';
import { type ContactRecord, sortable } from './contact-record.ts';
import { dayOf, shardOf } from './day-shards.ts';

/** Whom the call of a contact was verified as. The id is opaque: it means something to the clinic's own systems only. */
export interface VerifiedAs {
  readonly patientId: string;
  readonly level: IdentityLevel;
}

/** What a list of contacts shows. Neither number nor name of a patient; agents are named by their user name. */
export interface ContactSummary {
  readonly contactId: string;
  /** Sorts by time: `<instant>#<contact>`. */
  readonly startedAt: string;
  readonly outcome: ContactOutcome;
  readonly channel?: string;
  readonly method?: string;
  readonly agent?: string;
  readonly queue?: string;
  /** All legs, callbacks, surveys of one call carry the id of its first contact. */
  readonly chain?: string;
  readonly level?: IdentityLevel;
  /** Why the person called: a word of the flows, e.g. `bill`. */
  readonly reason?: string;
  /** Whole seconds from first ring to hang-up. */
  readonly seconds?: number;
  readonly recorded: boolean;
  /** The caller was asked to speak after the tone. */
  readonly voicemail?: true;
}

/** Under what a contact is found. A key that is absent makes no row in its index. */
export interface ContactKeys {
  readonly startedAt: string;
  readonly day: string;
  readonly outcomeDay: string;
  readonly number?: string;
  readonly agent?: string;
  readonly queueDay?: string;
  readonly chain?: string;
}

/** One contact as it is stored: record, keys and summary always belong to the same version. */
export interface ContactRow {
  readonly contactId: string;
  /** Which version it is: `versionOf`. */
  readonly lastUpdate: string;
  readonly record: ContactRecord;
  /** `record` as JSON: made once, for it is the most of a row. */
  readonly text: string;
  readonly keys: ContactKeys;
  readonly summary: ContactSummary;
  readonly patientId?: string;
}

/** `record` with its numbers hidden already. */
export function rowOf(record: ContactRecord, verified: VerifiedAs | undefined): ContactRow {
  const { ContactId: contactId } = record;
  const started = sortable(record.InitiationTimestamp ?? record.LastUpdateTimestamp);
  const startedAt = `${started}#${contactId}`;
  const [day, shard, outcome] = [dayOf(started), shardOf(contactId), outcomeOf(record)];
  const chain = chainOf(record);
  const agent = lastOf(record.Agent?.ARN);
  const queue = lastOf(record.Queue?.ARN);
  const text = JSON.stringify(record);
  const number = record.CustomerEndpoint?.AddressMac ?? undefined;
  const summary: ContactSummary = {
    contactId,
    startedAt,
    outcome,
    ...defined({
      channel: record.Channel ?? undefined,
      method: record.InitiationMethod ?? undefined,
      agent: record.Agent?.Username ?? agent,
      queue: record.Queue?.Name ?? queue,
      seconds: secondsOf(record, started),
      level: verified?.level,
      chain,
      reason: reasonIn(record),
    }),
    recorded: (record.Recordings?.length ?? 0) > 0 || Boolean(record.Recording),
    ...(Object(record.Attributes).voicemail === contactId && { voicemail: true }),
  };
  return {
    contactId,
    lastUpdate: versionOf(record, text),
    record,
    text,
    keys: {
      startedAt,
      day: `${day}#${shard}`,
      outcomeDay: `${outcome}#${day}#${shard}`,
      ...defined({ number, agent, chain, queueDay: queue && `${queue}#${day}#${shard}` }),
    },
    summary,
    ...defined({ patientId: verified?.patientId }),
  };
}

/**
 * Sorts the versions of a contact, whatever the order in which they come: the later one is newer. Connect says when in whole
 * seconds, so two may say the same: then the one that says more is newer, and of two as long always the same one.
 * Source: Administrator Guide, ctr-data-model: yyyy-mm-ddThh:mm:ssZ.
 */
export const versionOf = (record: ContactRecord, text: string): string => {
  const length = String(text.length).padStart(7, '0');
  return `${sortable(record.LastUpdateTimestamp)}#${length}#${hash('sha256', text).slice(0, 8)}`;
};

/**
 * The first contact of the call that this one belongs to; undefined for a first contact that stands for itself.
 * Source: Administrator Guide, ctr-data-model: InitialContactId, RelatedContactId, ContactAssociationId.
 */
export function chainOf(record: ContactRecord): string | undefined {
  const { ContactId, ContactAssociationId, InitialContactId, RelatedContactId, PreviousContactId } = record;
  return [ContactAssociationId, InitialContactId, RelatedContactId, PreviousContactId].find(
    (id): id is string => typeof id === 'string' && id !== ContactId,
  );
}

/** Anybody's systems may write attributes: only what a flow of ours would write is taken over. */
function reasonIn(record: ContactRecord): string | undefined {
  const { reason } = Object(record.Attributes);
  return typeof reason === 'string' && /^[a-z][a-z-]{0,39}$/.test(reason) ? reason : undefined;
}

/** The id at the end of an ARN. */
const lastOf = (arn: string | undefined): string | undefined => arn?.slice(arn.lastIndexOf('/') + 1);

function secondsOf({ DisconnectTimestamp: ended }: ContactRecord, started: string): number | undefined {
  return ended ? Math.max(0, Math.round((Date.parse(ended) - Date.parse(started)) / 1000)) : undefined;
}

/** Without the members that are undefined: an index has no row for them. */
function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // Only members that are there are left, so each has its type without undefined.
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
