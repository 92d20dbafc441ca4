import * as z from 'zod/mini';
import { Fault } from '../faults.ts';

/**
 * What is read of a contact record; all else is kept as it came.
 * Source: docs.aws.amazon.com/connect/latest/adminguide/ctr-data-model.html
 */
const contactRecord = z.looseObject({
  ContactId: z.string().check(z.minLength(1)),
  /** Grows with every version of the record. */
  LastUpdateTimestamp: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)),
});
export type ContactRecord = z.infer<typeof contactRecord>;

/** Unreadable ones are told apart by where they are wrong, never by what they hold. */
export function readContactRecord(bytes: Uint8Array): ContactRecord {
  const read = contactRecord.safeParse(parsed(new TextDecoder().decode(bytes)));
  if (read.success) return read.data;
  const members = [...new Set(read.error.issues.map(({ path }) => path.join('.') || 'JSON'))].join(', ');
  throw new Fault({
    code: 'unreadable-data',
    hint: `a record of the stream is no contact record (${members}); it goes to the dead-letter queue, the others are kept`,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The store of contact records: one row for each, whatever is delivered how often in which order. */
export interface ContactRecords {
  /** False when a version at least as new is there. */
  keepNewest(record: ContactRecord): Promise<boolean>;
}
