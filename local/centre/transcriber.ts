/** What Contact Lens would make of a recorded call: a redacted transcript, in the shape and place in which it stores one. */
import type { Flow } from '../../shared/flow/flow.ts';
import type { CallEvent, EventOf } from '../../shared/simulator/events.ts';
import type { StoreRecording } from './recorder.ts';

export interface TranscriberOptions {
  readonly store: StoreRecording;
  /** By name. */
  readonly flows: ReadonlyMap<string, { readonly flow: Flow }>;
  readonly languageOf: (contactId: string) => string;
}

interface Said {
  readonly role: 'AGENT' | 'SYSTEM';
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What stands in a prompt for something about a person, e.g. `$.External.visitDay`. */
const reference = /\$\.[A-Za-z]+(\.[A-Za-z0-9_]+|\['[^']+'\])*/g;
const markup = /<[^>]+>/g;

/**
 * Redacted are all parts of a sentence that a flow fills in, and whatever has a digit: what a template says is said to
 * everybody. What callers say is not in it: here they press keys.
 */
export class Transcriber {
  private readonly options: TranscriberOptions;
  private readonly said = new Map<string, Said[]>();

  constructor(options: TranscriberOptions) {
    this.options = options;
  }

  hear(event: CallEvent): void {
    if (event.type !== 'said' || event.to === 'agent' || event.prompt !== undefined) return;
    this.add(event.contactId, { role: 'SYSTEM', text: this.redacted(event), at: event.at });
  }

  agentSays(contactId: string, text: string, at: number): void {
    this.add(contactId, { role: 'AGENT', text: text.replace(/\S*\d\S*/g, '[PII]'), at });
  }

  forget(contactId: string): void {
    this.said.delete(contactId);
  }

  /** Source: Administrator Guide, contact-lens-example-output-files and example-contact-lens-output-locations. */
  async keep(contactId: string, endedAt: number): Promise<void> {
    const said = this.said.get(contactId) ?? [];
    this.forget(contactId);
    const [first] = said;
    if (!first) return;
    const time = new Date(endedAt).toISOString();
    const key = `Analysis/Voice/Redacted/${time.slice(0, 10).replaceAll('-', '/')}/${contactId}_analysis_redacted_${time.slice(0, 19)}Z.json`;
    const transcript = {
      Version: '1.1.0',
      Channel: 'VOICE',
      ContentMetadata: { Output: 'Redacted', RedactionTypes: ['PII'] },
      CustomerMetadata: { ContactId: contactId },
      JobStatus: 'COMPLETED',
      LanguageCode: this.options.languageOf(contactId),
      Participants: ['SYSTEM', 'AGENT'].map((role) => ({ ParticipantId: role, ParticipantRole: role })),
      Transcript: said.map(({ role, text, at }, n) => ({
        Id: `${contactId}-${n}`,
        ParticipantId: role,
        BeginOffsetMillis: at - first.at,
        Content: text,
      })),
    };
    await this.options.store(key, {
      type: 'application/json',
      body: Buffer.from(JSON.stringify(transcript)),
    });
  }

  private add(contactId: string, said: Said): void {
    this.said.set(contactId, [...(this.said.get(contactId) ?? []), said]);
  }

  private redacted({ flow, step, text }: EventOf<'said'>): string {
    const { Text, SSML } = this.options.flows.get(flow)?.flow.steps[step]?.parameters ?? {};
    const template = typeof Text === 'string' ? Text : typeof SSML === 'string' ? SSML : text;
    const bare = template.replace(reference, '[PII]').replace(markup, ' ');
    return bare.replace(/\S*\d\S*/g, '[PII]');
  }
}
