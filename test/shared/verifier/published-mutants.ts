import { publishedFlows } from '../../../contact-flows/index.ts';
import { policy } from '../../../contact-flows/policy.ts';
import { usualLanguages } from '../../../contact-flows/prompts/prompts.ts';
import type { Flow, Step } from '../../../shared/flow/flow.ts';
import type { Finding } from '../../../shared/verifier/finding.ts';
import type { FlowSource } from '../../../shared/verifier/rule.ts';
import { verify } from '../../../shared/verifier/verify.ts';
import { callSlips } from './slips-calls.ts';
import { structureSlips } from './slips-structure.ts';

export const kinds = [...structureSlips, ...callSlips];

export interface Mutant {
  readonly what: string;
  readonly flow: string;
  readonly step: string;
  readonly caught: boolean;
}

/**
 * Slips in our published flows, each judged with the whole set and our policy: every kind at every place, or at so many
 * places, spread evenly. The flows of the second language have the same steps and are left out.
 */
export function mutants(perKind = Number.POSITIVE_INFINITY): Mutant[] {
  const flows = publishedFlows(usualLanguages, { clinicName: 'Clinic' })
    .filter(({ language }) => language !== 'es-US')
    .map(({ flow }) => flow);
  const sources = flows.map((flow): FlowSource => ({ file: flow.name, flow }));
  const judge = (changed: readonly FlowSource[]) => new Set(verify(changed, { policy }).map(keyOf));
  const before = judge(sources);
  return kinds.flatMap(({ what, at }) => {
    const all = flows.flatMap((flow) =>
      Object.entries(flow.steps).flatMap(([id, step]) =>
        at(step, id, flow).map((change) => ({ flow, id, change })),
      ),
    );
    const every = Math.max(1, all.length / perKind);
    const some = all.filter((_, n) => Math.floor(n / every) !== Math.floor((n - 1) / every));
    return some.map(({ flow, id, change }) => {
      const mutant = { file: flow.name, flow: changed(flow, id, change) };
      const after = judge(sources.map((source) => (source.file === flow.name ? mutant : source)));
      return { what, flow: flow.name, step: id, caught: [...after].some((key) => !before.has(key)) };
    });
  });
}

const keyOf = ({ file, rule, step, message }: Finding): string =>
  JSON.stringify([file, rule, step ?? '', message]);

function changed(flow: Flow, id: string, change: Partial<Step> | undefined): Flow {
  const steps: Record<string, Step> = { ...flow.steps };
  const step = steps[id];
  if (change === undefined || !step) delete steps[id];
  else steps[id] = { ...step, ...change };
  return { ...flow, steps };
}
