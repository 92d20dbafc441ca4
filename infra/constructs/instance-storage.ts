import { CfnInstanceStorageConfig } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import { storedObjects } from '../../shared/contract/stored-objects.ts';
import { inLanes } from '../lanes.ts';
import { type StorageKind, storageKinds } from '../settings/instance.ts';
import type { Settings } from '../settings.ts';
import type { DataStack } from '../stacks/data.ts';

/** Objects go to the bucket under the prefix of their kind, events to the stream of the same name. */
const resourceTypes: { readonly [Kind in StorageKind]: string } = {
  'call-recordings': 'CALL_RECORDINGS',
  'screen-recordings': 'SCREEN_RECORDINGS',
  'chat-transcripts': 'CHAT_TRANSCRIPTS',
  evaluations: 'CONTACT_EVALUATIONS',
  reports: 'SCHEDULED_REPORTS',
  attachments: 'ATTACHMENTS',
  'contact-records': 'CONTACT_TRACE_RECORDS',
  'agent-events': 'AGENT_EVENTS',
  'live-transcripts': 'REAL_TIME_CONTACT_ANALYSIS_VOICE_SEGMENTS',
};

/**
 * Everything that Connect writes goes to places of ours with keys of ours; what has no place here, Connect does not keep.
 * E-mail is no channel of this centre: no place for it.
 */
export function storeWhatConnectWrites(
  scope: Construct,
  { instanceArn, settings, data }: { instanceArn: string; settings: Settings; data: DataStack },
): void {
  const configs = kindsOf(settings).map((kind) => {
    const shared = { instanceArn, resourceType: resourceTypes[kind] };
    const stream = data.streams.get(kind);
    return stream
      ? new CfnInstanceStorageConfig(scope, kind, {
          ...shared,
          storageType: 'KINESIS_STREAM',
          kinesisStreamConfig: { streamArn: stream.streamArn },
        })
      : new CfnInstanceStorageConfig(scope, kind, {
          ...shared,
          storageType: 'S3',
          s3Config: {
            bucketName: data.recordings.bucketName,
            bucketPrefix: prefixOf(kind),
            encryptionConfig: { encryptionType: 'KMS', keyId: data.keys.recordings.keyArn },
          },
        });
  });
  inLanes(configs);
}

/** What leaks easily only where its feature is on; on an existing instance only what the settings name. */
function kindsOf({ instance, features }: Settings): readonly StorageKind[] {
  const wanted = 'existing' in instance ? instance.attach : storageKinds;
  return wanted.filter(
    (kind) =>
      (kind !== 'attachments' || features.chatAttachments.on) &&
      (kind !== 'live-transcripts' || features.liveTranscripts.on),
  );
}

function prefixOf(kind: StorageKind): string {
  const place = Object.entries(storedObjects).find(([name]) => name === kind);
  if (place) return place[1].prefix;
  throw new Error(
    `Nothing says where ${kind} go. Add them to shared/contract/stored-objects.ts, or a stream of that name to infra/stacks/data.ts.`,
  );
}
