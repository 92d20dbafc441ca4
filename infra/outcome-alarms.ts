import type { Owner } from './constructs/runbook-alarm.ts';

/** An outcome of a function, counted in FunctionInvocations, of which one is enough. */
export interface OutcomeAlarm {
  readonly id: string;
  readonly by: string;
  readonly outcome: string;
  /** Also the heading of the runbook. */
  readonly title: string;
  readonly owner: Owner;
  readonly severity: 'page' | 'ticket';
}

export const outcomeAlarms: readonly OutcomeAlarm[] = [
  // A broken glass is right or wrong: a person decides, the same day.
  {
    id: 'recordings-break-glass',
    by: 'give-recording-access',
    outcome: 'break-glass',
    title: 'Somebody broke the glass',
    owner: 'privacy officer',
    severity: 'page',
  },
  {
    id: 'recordings-altered',
    by: 'give-recording-access',
    outcome: 'altered',
    title: 'A recording was altered',
    owner: 'privacy officer',
    severity: 'page',
  },
  {
    id: 'recordings-stored-again',
    by: 'index-recording',
    outcome: 'stored-again',
    title: 'A recording was altered',
    owner: 'privacy officer',
    severity: 'ticket',
  },
  // What lies in the bucket against the index: also what nobody has asked for yet.
  {
    id: 'recordings-lost',
    by: 'reconcile-recordings',
    outcome: 'findings',
    title: 'A recording was altered',
    owner: 'privacy officer',
    severity: 'ticket',
  },
  // The night compares the last anchor with the log: nobody else writes either.
  {
    id: 'event-log-altered',
    by: 'anchor-event-log',
    outcome: 'altered',
    title: 'The event log was altered',
    owner: 'privacy officer',
    severity: 'page',
  },
  // What the daily comparison of records, logs, recordings and charges has found.
  {
    id: 'reconciled-findings',
    by: 'reconcile-contact-records',
    outcome: 'findings',
    title: 'Records do not fit together',
    owner: 'privacy officer',
    severity: 'ticket',
  },
  {
    id: 'reconciled-open-charges',
    by: 'list-open-charges',
    outcome: 'open-charges',
    title: 'A charge stays without an answer',
    owner: 'billing office',
    severity: 'ticket',
  },
  // Every hour, until it is done.
  {
    id: 'messages-overdue',
    by: 'find-overdue-messages',
    outcome: 'overdue',
    title: 'A message waits for its call back',
    owner: 'contact centre manager',
    severity: 'ticket',
  },
  // Counted and not thrown, so that the others are indexed; the log names it.
  {
    id: 'transcripts-unreadable',
    by: 'index-waiting-transcripts',
    outcome: 'unreadable',
    title: 'A transcript was not indexed',
    owner: 'on-call engineer',
    severity: 'ticket',
  },
];
