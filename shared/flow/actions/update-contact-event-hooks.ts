import { always, defineAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { goesOn } from '../lowering.ts';
import type { Reference } from '../references.ts';

const hooks = [
  'AgentHold',
  'AgentWhisper',
  'CustomerHold',
  'CustomerQueue',
  'CustomerRemaining',
  'CustomerWhisper',
  'DefaultAgentUI',
  'DisconnectAgentUI',
  'PauseContact',
  'ResumeContact',
] as const;

/** Which flow runs when something happens later: while the caller waits, before an agent speaks, after the agent left. */
export interface UpdateContactEventHooks<S extends string> {
  readonly type: 'UpdateContactEventHooks';
  readonly hook: (typeof hooks)[number];
  readonly flow: Reference<'flow'>;
  readonly next: S;
  readonly onError: S;
}

export const updateContactEventHooks = defineAction({
  type: 'UpdateContactEventHooks',
  block: 'Set customer queue flow, Set hold flow, Set whisper flow, Set disconnect flow, Set event flow',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontacteventhooks.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    EventHooks: {
      required: true,
      mode: 'single',
      properties: Object.fromEntries(
        hooks.map((hook) => [hook, { mode: 'single', reference: 'flow' } as const]),
      ),
    },
    // In eleven console exports; one tester saw it refused at create.
    EventHooksConfiguration: { mode: 'static', map: true, undocumented: true },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
  check: ({ EventHooks: set }) =>
    typeof set === 'object' && set !== null && Object.keys(set).length === 1
      ? []
      : ['needs exactly one entry in EventHooks'],
  lower: (s: UpdateContactEventHooks<string>) =>
    goesOn('UpdateContactEventHooks', { EventHooks: { [s.hook]: s.flow } }, s),
});
