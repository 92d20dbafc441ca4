import { always, defineAction } from '../action-spec.ts';
import type { Reference } from '../references.ts';

/**
 * Shows a form or a page, in the chat or, in a guide, to the agent, and branches on what was done with it. Inputs and contact
 * attributes together: at most 16 KB.
 */
export interface ShowView<S extends string> {
  readonly type: 'ShowView';
  readonly view: Reference<'view'>;
  /** What the view shows, by the names that it has for it; text or JSONPaths. */
  readonly data: Readonly<Record<string, string>>;
  /** What is entered stays out of the transcript. Source: Administrator Guide, show-view-block: "This view has sensitive data". */
  readonly hideResponse?: true;
  readonly timeoutSeconds: number;
  /** Action of the view, usually a button → step. */
  readonly on: Readonly<Record<string, S>>;
  readonly onOther: S;
  readonly onTimeout: S;
  readonly onError: S;
}

export const showView = defineAction({
  type: 'ShowView',
  block: 'Show view',
  category: 'participant',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/participant-actions-showview.html',
  evidence: 'documented',
  // One section of the page says inbound only: both readings pass.
  flowKinds: ['CONTACT_FLOW', 'CUSTOMER_QUEUE'],
  channels: ['CHAT'],
  next: 'mirror',
  parameters: {
    ViewResource: {
      required: true,
      mode: 'unstated',
      properties: { Id: { required: true, mode: 'any', reference: 'view' }, Version: { mode: 'unstated' } },
    },
    InvocationTimeLimitSeconds: { required: true, mode: 'unstated' },
    ViewData: { mode: 'any', map: true },
    SensitiveDataConfiguration: {
      mode: 'unstated',
      properties: { HideResponseOn: { mode: 'static', enum: ['TRANSCRIPT'] } },
    },
  },
  errors: always({ required: ['NoMatchingCondition', 'NoMatchingError', 'TimeLimitExceeded'] }),
  conditions: () => ({ operators: ['Equals'] }),
  notes: ['Fills $.Views. Inputs and contact attributes together: at most 16 KB.'],
  lower: (s: ShowView<string>) => ({
    type: 'ShowView',
    parameters: {
      // Observed: the console exports the ARN and this word.
      ViewResource: { Id: s.view, Version: 'Latest' },
      InvocationTimeLimitSeconds: String(s.timeoutSeconds),
      ViewData: s.data,
      ...(s.hideResponse && { SensitiveDataConfiguration: { HideResponseOn: ['TRANSCRIPT'] } }),
    },
    next: s.onError,
    errors: {
      NoMatchingCondition: s.onOther,
      NoMatchingError: s.onError,
      TimeLimitExceeded: s.onTimeout,
    },
    conditions: Object.entries(s.on).map(([action, next]) => ({
      operator: 'Equals',
      operands: [action],
      next,
    })),
  }),
});
