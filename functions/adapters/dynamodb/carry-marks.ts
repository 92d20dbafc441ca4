import { type CarryPorts, carryMarks, type WrittenLeg } from '../../recordings/call-marks.ts';
import { s3ObjectHolds } from '../s3/object-holds.ts';
import { toItem } from './attribute-values.ts';
import { batchGet } from './batch-get.ts';
import { dynamoDbMarkRows, type MarkTables } from './call-marks.ts';
import type { DynamoDb } from './client.ts';
import { dynamoDbErasure } from './contact-erasure.ts';
import { dynamoDbContactIndex } from './contact-index.ts';
import { dynamoDbRecordingIndex } from './recordings.ts';
import { dynamoDbUnfinishedDeletions } from './unfinished-deletions.ts';

/**
 * As whoever keeps contact records needs it. `fresh`: records as they come, which have the marks that were put on them before;
 * a leg that is marked as the one it names is costs one request for a hundred. `anew`: records whose rows were lost, marks and
 * all: what is marked is asked of the rows beside the recordings, one request for each.
 */
export function carriedMarks(
  dynamoDb: DynamoDb,
  env: MarkTables & { readonly RECORDINGS_BUCKET: string },
  { records, now }: { readonly records: 'fresh' | 'anew'; readonly now: Date },
): (written: readonly WrittenLeg[]) => Promise<void> {
  const index = dynamoDbRecordingIndex(dynamoDb, env.RECORDINGS_TABLE);
  const ports: CarryPorts = {
    contacts: dynamoDbContactIndex(dynamoDb, env.CONTACT_RECORDS_TABLE),
    index,
    rows: dynamoDbMarkRows(dynamoDb, env),
    holds: s3ObjectHolds(env.RECORDINGS_BUCKET, dynamoDb.deadline),
    erase: (contactId) => dynamoDbErasure(dynamoDb, env).inRecord(contactId, now),
    toFinish: dynamoDbUnfinishedDeletions(dynamoDb, env.RECORDINGS_TABLE).add,
    toMark: async (written) => {
      if (records === 'fresh') return unlikeTheirChain(dynamoDb, env.CONTACT_RECORDS_TABLE, written);
      const legs = await Promise.all(
        written.map(async (one) => ({ one, leg: await index.of(one.contactId) })),
      );
      return legs.flatMap(({ one, leg }) => (leg.holds.length > 0 || leg.deletion ? [one] : []));
    },
  };
  return (written) => carryMarks(ports, written);
}

async function unlikeTheirChain(
  dynamoDb: DynamoDb,
  table: string,
  written: readonly WrittenLeg[],
): Promise<readonly WrittenLeg[]> {
  const linked = written.filter(({ chain }) => chain !== undefined);
  if (linked.length === 0) return [];
  const ids = new Set(linked.flatMap(({ contactId, chain = contactId }) => [contactId, chain]));
  const items = await batchGet(dynamoDb, {
    table,
    keys: [...ids].map((contactId) => toItem({ contactId })),
    attributes: ['contactId', 'held', 'erasedAt'],
  });
  const states = new Map(
    items.map(({ contactId, held, erasedAt }) => [
      contactId?.S,
      `${held !== undefined} ${erasedAt !== undefined}`,
    ]),
  );
  const unmarked = 'false false';
  return linked.filter(
    ({ contactId, chain }) => (states.get(contactId) ?? unmarked) !== (states.get(chain) ?? unmarked),
  );
}
