/** What Connect would record of a call: a tone where the recording is on, silence where a flow has switched it off. */
import { type ContactRecord, recordingOf } from '../../shared/simulator/contact-record.ts';
import type { CallEvent } from '../../shared/simulator/events.ts';
import type { Endpoints } from '../endpoints/server.ts';
import { type Sounding, toneOrSilence } from './tone.ts';

export interface RecorderOptions {
  readonly endpoints: Endpoints;
  /** Bucket and key that the templates give to Connect. */
  readonly bucket: string;
  readonly keyId: string;
  /** Samples a second. Nobody listens when time flies: then ten are enough to tell sound from silence. */
  readonly rate: number;
}

/** From when on what is recorded of a contact. Epoch milliseconds. */
interface Change {
  readonly at: number;
  readonly ivr: boolean;
  readonly agents: boolean;
}

/** Stores an object as Connect does it: into the bucket of the settings, under the key of recordings. */
export type StoreRecording = (
  key: string,
  object: { readonly type: string; readonly body: Buffer },
) => Promise<void>;

export const storeInto =
  ({ endpoints, bucket, keyId }: Omit<RecorderOptions, 'rate'>): StoreRecording =>
  async (key, { type, body }) => {
    await endpoints.s3.answer({
      method: 'PUT',
      path: `/${bucket}/${key}`,
      query: new URLSearchParams(),
      headers: {
        'content-type': type,
        'x-amz-server-side-encryption': 'aws:kms',
        'x-amz-server-side-encryption-aws-kms-key-id': keyId,
      },
      body,
      gone: new Promise(() => {}),
    });
  };

export class Recorder {
  private readonly options: RecorderOptions;
  private readonly changes = new Map<string, Change[]>();

  constructor(options: RecorderOptions) {
    this.options = options;
  }

  hear(event: CallEvent): void {
    if (event.type !== 'recording-changed') return;
    const { contactId, at, ivr, agent, customer } = event;
    const known = this.changes.get(contactId) ?? [];
    this.changes.set(contactId, [...known, { at, ivr, agents: agent || customer }]);
  }

  /** Stores the recordings of an ended contact and gives its record with the places where they lie. */
  async keep(record: ContactRecord): Promise<ContactRecord> {
    const changes = this.changes.get(record.ContactId) ?? [];
    this.changes.delete(record.ContactId);
    const recordings = await Promise.all(
      (record.Recordings ?? []).map(async (media) => {
        const [from, to] = [Date.parse(media.StartTimestamp), Date.parse(media.StopTimestamp)];
        const part = media.ParticipantType === 'IVR' ? 'ivr' : 'agents';
        const key = keyOf(record.ContactId, media);
        const body = toneOrSilence(soundOf(changes, { from, to, part }), this.options.rate);
        await storeInto(this.options)(key, { type: 'audio/wav', body });
        return { ...media, Location: `${this.options.bucket}/${key}` };
      }),
    );
    if (recordings.length === 0) return record;
    return { ...record, Recording: recordingOf(recordings), Recordings: recordings };
  }
}

/** Source: Administrator Guide, about-recording-behavior: `<prefix>/<year>/<month>/<day>/<contact>_<time>_UTC.wav`; IVR recordings under `ivr`. */
function keyOf(
  contactId: string,
  { StartTimestamp: start, ParticipantType }: { StartTimestamp: string; ParticipantType: string },
): string {
  const day = start.slice(0, 10).replaceAll('-', '/');
  const time = `${start.slice(0, 10).replaceAll('-', '')}T${start.slice(11, 16)}`;
  return `recordings${ParticipantType === 'IVR' ? '/ivr' : ''}/${day}/${contactId}_${time}_UTC.wav`;
}

/** The stretches of a recording, each with sound or without. */
export function soundOf(
  changes: readonly Change[],
  { from, to, part }: { readonly from: number; readonly to: number; readonly part: 'ivr' | 'agents' },
): Sounding[] {
  const stretches: Sounding[] = [];
  const before = changes.findLast(({ at }) => at <= from);
  let [at, sounds] = [from, before?.[part] ?? false];
  for (const change of [...changes.filter((one) => one.at > from && one.at < to), undefined]) {
    const until = change?.at ?? to;
    if (until > at) stretches.push({ seconds: (until - at) / 1000, sounds });
    [at, sounds] = [until, change?.[part] ?? false];
  }
  return stretches;
}
