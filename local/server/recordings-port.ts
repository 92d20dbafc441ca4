/** What the web server needs for recordings and reports. */
import type { Report, ReportQuestion } from '../reports/report.ts';

export type RecordingFunction =
  | 'give-recording-access'
  | 'hold-contact'
  | 'delete-contact'
  | 'work-messages'
  | 'search-contacts'
  | 'read-contact';

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
  /** Where the clinic's clock stands, and which day it is there. */
  today(): { readonly zone: string; readonly day: string };
  report(question: ReportQuestion, progress: (done: number, of: number) => void): Promise<Report>;
}
