import type { Report } from '../../../shared/explorer/explore.ts';
import type { FindingKind } from '../../../shared/explorer/finding.ts';
import { defineFlow } from '../../../shared/flow/define-flow.ts';
import type { Flow, Step } from '../../../shared/flow/flow.ts';
import { hours, queue } from '../../../shared/flow/references.ts';

/** A clinic of seven steps: 1 leads to a person while it is open, 2 says the hours. */
export const smallClinic = defineFlow({
  name: 'small-clinic',
  kind: 'CONTACT_FLOW',
  start: 'menu',
  steps: {
    menu: {
      type: 'GetParticipantInput',
      text: 'For a person press 1. For our hours press 2.',
      timeoutSeconds: 5,
      keys: { '1': 'opening', '2': 'hours' },
      onTimeout: 'again',
      onNoMatch: 'again',
      onError: 'desk',
    },
    again: { type: 'Loop', count: 2, whileLooping: 'menu', whenDone: 'desk' },
    opening: {
      type: 'CheckHoursOfOperation',
      hours: hours('clinic'),
      inHours: 'desk',
      outOfHours: 'hours',
      onError: 'desk',
    },
    desk: { type: 'UpdateContactTargetQueue', queue: queue('desk'), next: 'to-desk', onError: 'hours' },
    'to-desk': { type: 'TransferContactToQueue', onQueueAtCapacity: 'hours', onError: 'hours' },
    hours: { type: 'MessageParticipant', text: 'We are open from 8 to 5.', next: 'bye', onError: 'bye' },
    bye: { type: 'DisconnectParticipant' },
  },
});

export const step = (type: string, rest: Partial<Step> = {}): Step => ({
  type,
  parameters: {},
  errors: {},
  conditions: [],
  ...rest,
});
export const flowOf = (steps: Flow['steps'], start: string): Flow => ({
  name: 'flow',
  kind: 'CONTACT_FLOW',
  start,
  steps: { ...steps, end: step('DisconnectParticipant') },
  metadata: {},
});
export const equals = (operand: string, next: string) => ({ operator: 'Equals', operands: [operand], next });
/** The findings of a kind, in words. */
export const said = (report: Report, kind: FindingKind): string[] =>
  [...report.entries.flatMap(({ findings }) => findings), ...report.neverReached]
    .filter((finding) => finding.kind === kind)
    .map(
      (finding) => `${finding.step}: ${finding.message} ${finding.replayed ? 'replayed' : 'not replayed'}`,
    );
