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
  /** The end of its period as it was set then. Absent: it was indexed before this was written down. */
  readonly keptUntil?: string;
  /** We put a hold on the object: when the last hold on the call is lifted, we let it go. */
  readonly held?: true;
  /** Versions that a deletion takes away: noted before the first of them goes. */
  readonly versions?: readonly string[];
  /** Ticket of that deletion. */
  readonly deletedFor?: string;
  /** When all of them were gone: the row stays as the reason why there is none. */
  readonly deletedAt?: string;
}

/** Who put which call under hold, or had it deleted, and for which matter. */
export interface LegalHold {
  readonly at: string;
  readonly person: string;
  readonly ticket: string;
}

/** One leg of a call: what is kept of it, and what is marked on it. */
export interface MarkedLeg {
  readonly contactId: string;
  readonly recordings: readonly StoredRecording[];
  /** One for each ticket. Nothing of the call is deleted while there is one. */
  readonly holds: readonly LegalHold[];
  /** From before the first thing goes, and for good: nothing of the call is given out, and what comes later goes too. Holds win. */
  readonly deletion?: LegalHold;
}

/** Which objects belong to a contact, and what is marked on it. */
export interface RecordingIndex {
  of(contactId: string): Promise<MarkedLeg>;
}

/** Writes the index. */
export interface RecordingRows {
  /** False when this object has a row already: the first one stays, whatever is stored there later. */
  add(recording: StoredRecording): Promise<boolean>;
}

const ofContact = /^([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})[._]/;

/**
 * Which call an object belongs to, and what it is; undefined for what nobody may ask for here. Of what Contact Lens writes only
 * the redacted form is given out. Prefixes: shared/contract/stored-objects.ts.
 * Source: Administrator Guide, example-contact-lens-output-locations: names begin with the contact id, redacted ones lie under Redacted.
 */
export function recordingAt(key: string): Pick<StoredRecording, 'contactId' | 'kind'> | undefined {
  const parts = key.split('/');
  const contactId = ofContact.exec(parts.at(-1) ?? '')?.[1];
  const kind = kindAt(parts);
  return contactId !== undefined && kind ? { contactId, kind } : undefined;
}

function kindAt(parts: readonly string[]): RecordingKind | undefined {
  if (parts[0] === 'recordings') return parts[1] === 'ivr' ? 'voicemail' : 'recording';
  if (parts[0] === 'screen-recordings') return 'screen';
  if (parts[0] === 'chat-transcripts') return 'chat';
  if (parts[0] !== 'Analysis' || !parts.includes('Redacted')) return undefined;
  return parts.at(-1)?.endsWith('.json') ? 'transcript' : 'recording';
}
