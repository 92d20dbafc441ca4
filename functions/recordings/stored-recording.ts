/** What is kept of a call, in the words of who asks for it. */
export const recordingKinds = ['recording', 'voicemail', 'transcript', 'chat', 'screen'] as const;
export type RecordingKind = (typeof recordingKinds)[number];

/** One object as it was when it was stored: the version and its fingerprint never change afterwards. */
export interface StoredRecording {
  readonly contactId: string;
  readonly key: string;
  readonly kind: RecordingKind;
  readonly versionId: string;
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
  readonly storedAt: string;
  /** When it was deleted on request: the row stays as the reason why there is none. */
  readonly deletedAt?: string;
}

/** Who put which call under hold. Nothing of it is deleted while this stands. */
export interface LegalHold {
  readonly at: string;
  readonly person: string;
  readonly ticket: string;
}

/** Which objects belong to a contact, and whether it is under hold. */
export interface RecordingIndex {
  of(
    contactId: string,
  ): Promise<{ readonly recordings: readonly StoredRecording[]; readonly hold?: LegalHold }>;
}

/** Writes the index. */
export interface RecordingRows {
  /** False when this object has a row already: the first one stays, whatever is stored there later. */
  add(recording: StoredRecording): Promise<boolean>;
}

const ofContact = /^([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})[._]/;

/**
 * Which call an object belongs to, and what it is; undefined for what nobody may ask for here. Of what Contact Lens writes only
 * the redacted form is given out. Prefixes: infra/stored-objects.ts.
 * Source: Administrator Guide, example-contact-lens-output-locations: names begin with the contact id, redacted ones lie under Redacted.
 */
export function recordingAt(key: string): Pick<StoredRecording, 'contactId' | 'kind'> | undefined {
  const parts = key.split('/');
  const contactId = ofContact.exec(parts.at(-1) ?? '')?.[1];
  const kind = kindAt(parts);
  return contactId !== undefined && kind ? { contactId, kind } : undefined;
}

function kindAt(parts: readonly string[]): RecordingKind | undefined {
  if (parts[0] === 'recordings') return 'recording';
  if (parts[0] === 'voicemail') return 'voicemail';
  if (parts[0] === 'screen-recordings') return 'screen';
  if (parts[0] === 'chat-transcripts') return 'chat';
  if (parts[0] !== 'Analysis' || !parts.includes('Redacted')) return undefined;
  return parts.at(-1)?.endsWith('.json') ? 'transcript' : 'recording';
}
