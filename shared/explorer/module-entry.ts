import type { Flow } from '../flow/flow.ts';
import { moduleRef } from '../flow/references.ts';
import { FlowFolder } from './flow-folder.ts';

/** A module that nobody calls gets a flow around it, as a call cannot begin in a module. */
export function wrapModule(flows: readonly Flow[]): (flow: Flow) => Flow[] {
  const entries = new Set(new FlowFolder(flows).entries().map((i) => flows[i]));
  return (flow) => (flow.kind === 'MODULE' && entries.has(flow) ? [flow, around(flow)] : [flow]);
}

const around = (module: Flow): Flow => ({
  name: `call of ${module.name}`,
  kind: 'CONTACT_FLOW',
  start: 'module',
  metadata: {},
  steps: {
    module: {
      type: 'InvokeFlowModule',
      parameters: { FlowModuleId: moduleRef(module.name) },
      next: 'end',
      errors: { NoMatchingError: 'end' },
      conditions: [],
    },
    end: { type: 'DisconnectParticipant', parameters: {}, errors: {}, conditions: [] },
  },
});
