import * as z from 'zod/mini';
import type { Mac } from '../../identity/mac.ts';
import { isAgentGuide } from '../../records/agent-guide.ts';
import type { ContactIndex } from '../../records/contact-records.ts';
import { isRedactedTranscript, readTranscript } from '../transcript.ts';
import type { TranscriptWords, WaitingTranscripts } from '../transcript-words.ts';
import { wordTokens } from '../word-tokens.ts';
import { wordsOf } from '../words.ts';

/** Transcripts as Contact Lens has stored them. */
export interface StoredTranscripts {
  /** Undefined: it is gone, e.g. deleted on request. */
  read(key: string): Promise<string | undefined>;
}

export interface IndexTranscriptPorts {
  readonly transcripts: StoredTranscripts;
  readonly contacts: Pick<ContactIndex, 'read'>;
  readonly words: TranscriptWords;
  readonly waiting: WaitingTranscripts;
  readonly mac: Mac;
}

export type IndexTranscriptOutcome = 'indexed' | 'waits-for-record' | 'no-transcript' | 'gone';

/** An hour of talk has about a thousand different words; what comes after this many is not found by its words. */
export const mostWords = 2_000;

/** Source: S3 User Guide, ev-events: Object Created. Keys come as they are, not percent-encoded. */
const created = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });

/**
 * Of a stored object its words, if it is a redacted transcript. Delivered twice it writes the same. A call whose record has not
 * come yet, because an agent still works on it, waits until it has.
 */
export async function indexTranscript(
  ports: IndexTranscriptPorts,
  event: unknown,
): Promise<IndexTranscriptOutcome> {
  const { key } = created.parse(event).detail.object;
  if (!isRedactedTranscript(key)) return 'no-transcript';
  const indexed = await indexStored(ports, key);
  if (typeof indexed === 'string') return indexed;
  await ports.waiting.add(indexed.waits, key);
  return 'waits-for-record';
}

/** `waits`: the contact whose record has not come. */
export async function indexStored(
  ports: Omit<IndexTranscriptPorts, 'waiting'>,
  key: string,
): Promise<'indexed' | 'gone' | 'no-transcript' | { readonly waits: string }> {
  const json = await ports.transcripts.read(key);
  if (json === undefined) return 'gone';
  const { contactId, language, text } = readTranscript(json);
  const contact = await ports.contacts.read(contactId);
  if (!contact) return { waits: contactId };
  // Deleted on request: nothing is found by its words any more, whenever they come.
  if (contact.erased) return 'gone';
  // What an agent was shown is nobody's words, and would find the call by what the patient has elsewhere.
  if (isAgentGuide(contact.record)) return 'no-transcript';
  const token = await wordTokens(ports.mac, language);
  const tokens = [...wordsOf(text, language)].slice(0, mostWords).map(token);
  const held = contact.held === true;
  await ports.words.keep({ contactId, startedAt: contact.summary.startedAt, tokens, held });
  return 'indexed';
}
