import { compile } from '../flow/compile.ts';
import type { FlowDocument } from '../flow/document.ts';
import { pathsIn } from '../flow/paths.ts';
import { objectOf, textOf } from '../simulator/branch.ts';
import type { CentreOptions, FlowSource } from '../simulator/options.ts';
import type { FlowFolder } from './flow-folder.ts';

export const dialled = '+12065550199';

type World = Pick<CentreOptions, 'flows' | 'queues'>;
const worlds = new WeakMap<FlowFolder, World>();

/** Everything that the flows name exists: the flows themselves, flows elsewhere (which end at once), every queue. */
export function worldOf(folder: FlowFolder): World {
  const known = worlds.get(folder);
  if (known) return known;
  const outside = new Set<string>();
  for (const flow of folder.flows) {
    for (const { type, parameters } of Object.values(flow.steps)) {
      const hooks = Object.values(objectOf(parameters.EventHooks)).map(textOf);
      for (const target of type === 'TransferToFlow' ? [textOf(parameters.ContactFlowId)] : hooks) {
        if (target !== '' && pathsIn(target).length === 0 && folder.find(target) === undefined)
          outside.add(target);
      }
    }
  }
  const contents = folder.flows.map((flow) => compile(flow));
  const own = contents.map(
    (content, i): FlowSource => ({ arn: `explored:${i}`, name: folder.flows[i]?.name ?? '', content }),
  );
  const named = [...folder.aliases].flatMap(([arn, i]): FlowSource[] => {
    const source = own[i];
    return source ? [{ ...source, arn }] : [];
  });
  const elsewhere = [...outside].map((arn): FlowSource => ({ arn, name: arn, content: goodbye }));
  const world = {
    flows: [...elsewhere, ...named, ...own],
    queues: [...folder.queues()].map((arn) => ({ arn, name: arn })),
  };
  worlds.set(folder, world);
  return world;
}

const goodbye: FlowDocument = {
  Version: '2019-10-30',
  StartAction: 'end',
  Metadata: {},
  Actions: [{ Identifier: 'end', Type: 'EndFlowExecution', Parameters: {}, Transitions: {} }],
};
