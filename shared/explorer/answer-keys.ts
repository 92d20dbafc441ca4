import { edgesOf } from '../flow/graph.ts';
import { pathsIn } from '../flow/paths.ts';
import { textOf } from '../simulator/branch.ts';
import type { FlowFolder } from './flow-folder.ts';
import { variableOf } from './variables.ts';

/** Keys of a function's answer that some step reads, from this one on, before another function replaces the answer. */
export type AnswerKeys = (flow: number, step: string | undefined) => readonly string[];

interface Node {
  readonly keys: Set<string>;
  /** Steps that lead here without another function. */
  readonly before: Node[];
}

/** All keys at once, from the steps that read them backwards: as many rounds as a step has keys, whatever the size of the flows. */
export function answerKeysOf(folder: FlowFolder): AnswerKeys {
  const { flows } = folder;
  const nodes = flows.map(
    (flow, f) =>
      new Map(
        Object.entries(flow.steps).map(([id, { parameters, conditions }]): [string, Node] => {
          const texts = JSON.stringify([parameters, conditions.map(({ operands }) => operands)]);
          const variables = pathsIn(texts).map((path) => variableOf(path, f) ?? '');
          const own = `E:${f}:`;
          const keys = variables.filter((name) => name.startsWith(own)).map((name) => name.slice(own.length));
          return [id, { keys: new Set(keys), before: [] }];
        }),
      ),
  );
  flows.forEach((flow, f) => {
    for (const [id, step] of Object.entries(flow.steps)) {
      const node = nodes[f]?.get(id);
      if (!node || step.type === 'InvokeLambdaFunction') continue;
      for (const { to } of edgesOf(id, step)) nodes[f]?.get(to)?.before.push(node);
      const target =
        step.type === 'TransferToFlow' ? folder.find(textOf(step.parameters.ContactFlowId)) : undefined;
      if (target !== undefined) nodes[target]?.get(flows[target]?.start ?? '')?.before.push(node);
    }
  });
  const waiting = nodes.flatMap((steps) => [...steps.values()].filter(({ keys }) => keys.size > 0));
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    for (const earlier of node.before) {
      const known = earlier.keys.size;
      for (const key of node.keys) earlier.keys.add(key);
      if (earlier.keys.size > known) waiting.push(earlier);
    }
  }
  return (flow, step) => [...(nodes[flow]?.get(step ?? '')?.keys ?? [])];
}
