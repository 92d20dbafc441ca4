import { dynamoDbUnfinishedDeletions } from '../../functions/adapters/dynamodb/unfinished-deletions.ts';
import { parkedStreams } from '../../functions/records/redrive-parked/redrive-parked.ts';
import { liveLog } from '../records/log-sources.ts';
import {
  auditBucket,
  bucketLike,
  recordingsTable,
  recordsBucket,
  type Stores,
  tableLike,
} from '../records/named-resources.ts';
import { parkedIn } from '../records/parked.ts';
import { hasTrail } from '../records/trail-source.ts';
import { verifyRecords } from '../records/verify-records.ts';
import { dayTakes, liveSources, type SourceNames } from '../reports/live-sources.ts';
import type { FeatureOn } from '../reports/report.ts';
import { centreVersion } from './centre-version.ts';
import type { EvidenceSources } from './evidence.ts';

/** Absent names: the only one that speaks of it. */
export interface EvidencePlace extends SourceNames {
  /** Of a local centre; absent: AWS. */
  readonly endpoint?: string;
  readonly recordsBucket?: string;
  readonly recordingsTable?: string;
  readonly auditDays?: number;
  /** Folder of the synthesized templates. */
  readonly templates: string;
}

/** More are not counted: one alarm a quarter of an hour has told of them. */
const mostWaiting = 1_000;

/** Everything but the reports is read before anything is written: a centre that cannot be read gives no evidence. */
export async function liveEvidence(
  stores: Stores,
  place: EvidencePlace & { readonly features: readonly FeatureOn[] },
  now: Date,
): Promise<EvidenceSources> {
  const bucket = place.bucket ?? (await bucketLike(stores, auditBucket));
  const records =
    place.recordsBucket ?? (await bucketLike(stores, { ...recordsBucket, option: '--records-bucket' }));
  const recordings = place.recordingsTable ?? (await tableLike(stores, recordingsTable));
  const log = await liveLog({ ...place, bucket });
  const anchors = await log.anchors();
  const { auditDays } = place;
  const verified = await verifyRecords(
    { ...log, anchors: async () => anchors },
    auditDays === undefined ? {} : { auditDays },
    now,
  );
  const parked = await Promise.all(parkedStreams.map((stream) => parkedIn(stores.s3, records, stream)));
  const dynamoDb = { client: stores.dynamoDb, deadline: AbortSignal.timeout(dayTakes) };
  const waiting = await dynamoDbUnfinishedDeletions(dynamoDb, recordings).some(mostWaiting);
  const newest = [...anchors.byDay.values()]
    .flatMap((anchor) => anchor ?? [])
    .sort(byDay)
    .at(-1);
  return {
    reports: await liveSources(stores, { ...place, bucket }, { trail: true, features: place.features }),
    verified,
    verifiedAgainst: newest ? { day: newest.day, hash: newest.hash, contacts: newest.contacts } : null,
    parked: parked.flat(),
    waiting: waiting.map(({ deletion }) => deletion.at),
    hasTrail: await hasTrail(stores.s3, bucket),
    centre: centreVersion(place.templates),
    now,
  };
}

const byDay = (a: { readonly day: string }, b: { readonly day: string }): number => (a.day < b.day ? -1 : 1);
