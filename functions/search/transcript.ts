import * as z from 'zod/mini';
import { Fault } from '../faults.ts';

/**
 * What is read of a redacted transcript; of a chat the `Transcript` also holds events without content.
 * Source: Administrator Guide, contact-lens-example-output-files: `CustomerMetadata.ContactId`, `ContentMetadata.Output`.
 */
const contactLensOutput = z.object({
  ContentMetadata: z.object({ Output: z.string() }),
  CustomerMetadata: z.object({ ContactId: z.string() }),
  LanguageCode: z.optional(z.nullable(z.string())),
  Transcript: z.array(z.object({ Content: z.optional(z.nullable(z.string())) })),
});

export interface Transcript {
  readonly contactId: string;
  /** E.g. `es-US`. */
  readonly language: string;
  readonly text: string;
}

/** Assumed: a chat without a language is in that of most calls. */
const usualLanguage = 'en-US';

/** Refuses what is not redacted: its words must never come into an index. */
export function readTranscript(json: string): Transcript {
  const read = contactLensOutput.safeParse(parsed(json));
  if (!read.success) throw unreadable('it is no output of Contact Lens that Careline knows; see its version');
  const { ContentMetadata, CustomerMetadata, LanguageCode, Transcript } = read.data;
  if (ContentMetadata.Output !== 'Redacted')
    throw unreadable('it is not redacted; see the redaction of the flows and who writes under Redacted');
  const text = Transcript.map(({ Content }) => Content ?? '').join('\n');
  return { contactId: CustomerMetadata.ContactId, language: LanguageCode ?? usualLanguage, text };
}

const unreadable = (why: string): Fault =>
  new Fault({ code: 'unreadable-data', hint: `a transcript was not indexed: ${why}` });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of what Contact Lens writes, only redacted transcripts. Source: Administrator Guide, example-contact-lens-output-locations. */
export const isRedactedTranscript = (key: string): boolean =>
  /^Analysis\/(Voice|Chat)\/Redacted\/.+\.json$/.test(key);
