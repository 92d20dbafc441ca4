/** What the web server needs for recordings and reports. */
import type { ContactSummary } from '../../functions/records/contact-row.ts';
import type { Report, ReportQuestion } from '../reports/report.ts';

export type RecordingFunction =
  | 'give-recording-access'
  | 'hold-contact'
  | 'delete-contact'
  | 'search-contacts';

/** What is known of one contact: all legs of its call, what happened in it, and the calls of the same patient. */
export interface ContactStory {
  readonly record: unknown;
  readonly call: readonly ContactSummary[];
  readonly events: readonly { readonly at: string; readonly what: string }[];
  readonly patient: readonly ContactSummary[];
}

export interface RecordingRequest {
  /** One of `askers`. */
  readonly as: string;
  /** To open a link that was given. */
  readonly link?: string;
  readonly body?: unknown;
}

export interface RecordingsPort {
  readonly askers: readonly string[];
  /** What the function answers, its status included; refusals too. */
  ask(name: RecordingFunction, request: RecordingRequest): Promise<unknown>;
  story(contactId: string): Promise<ContactStory | undefined>;
  report(question: ReportQuestion, progress: (done: number, of: number) => void): Promise<Report>;
}
