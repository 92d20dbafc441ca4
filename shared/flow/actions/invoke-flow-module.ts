import { always, defineAction, everyChannel, everyKind } from '../action-spec.ts';
import { goesOn } from '../lowering.ts';
import type { Reference } from '../references.ts';

/**
 * Runs a module and comes back. The module sees contact attributes; not the caller's `$.External`,
 * `$.StoredCustomerInput` or flow attributes.
 */
export interface InvokeFlowModule<S extends string> {
  readonly type: 'InvokeFlowModule';
  readonly module: Reference<'module'>;
  readonly next: S;
  readonly onError: S;
}

export const invokeFlowModule = defineAction({
  type: 'InvokeFlowModule',
  block: 'Invoke module',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions-invoke-flow-module.html',
  evidence: 'documented',
  // The action page says inbound only, the Administrator Guide every kind of flow: both readings pass.
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    FlowModuleId: { required: true, mode: 'any', reference: 'module' },
    // Wire key of a custom block's input: not documented, no export shows it.
    Input: { mode: 'unstated', undocumented: true },
  },
  // NoMatchingCondition: seen in an export that calls a custom block with branches; the page knows none.
  errors: always({ required: ['NoMatchingError'], optional: ['NoMatchingCondition'] }),
  conditions: () => ({ operators: ['Equals'] }),
  lower: (s: InvokeFlowModule<string>) => goesOn('InvokeFlowModule', { FlowModuleId: s.module }, s),
});
