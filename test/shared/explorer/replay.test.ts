import { describe, expect, it } from 'vitest';
import { publishedFlows } from '../../../contact-flows/index.ts';
import { explore } from '../../../shared/explorer/explore.ts';
import { FlowFolder } from '../../../shared/explorer/flow-folder.ts';
import { planFlows } from '../../../shared/explorer/plan.ts';
import { countUnconfirmed } from '../../../shared/explorer/print.ts';
import { replay } from '../../../shared/explorer/replay.ts';
import type { Flow } from '../../../shared/flow/flow.ts';
import { parse } from '../../../shared/flow/parse.ts';
import { realFlows } from '../flow/conformance-data.ts';

/** Places whose shortest call the simulator does not come to. */
function misses(flows: readonly Flow[], steps: number): string[] {
  const report = explore(flows, { steps });
  expect(countUnconfirmed(report)).toBe(0);
  const { folder } = planFlows(flows);
  return report.entries
    .filter(({ entry }) => folder.flows.some(({ name }) => name === entry))
    .flatMap(({ places }) => places)
    .filter(({ flow, step, call }) => !replay(folder, call).steps.includes(`${flow}/${step}`))
    .map(({ flow, step }) => `${flow}/${step}`);
}

describe('what the explorer finds, the simulator does', () => {
  it('on our own published flows: each finding and the shortest call to each place', () => {
    const flows = publishedFlows(['en-US'], { clinicName: 'Clinic' }).map(({ flow }) => flow);
    expect(new FlowFolder(flows).entries().map((i) => flows[i]?.name)).toEqual(['answer-call']);
    expect(misses(flows, 150_000)).toEqual([]);
  });

  const flows = realFlows().map(([file, document]): Flow => {
    const flow = parse(document);
    return flow.name === '' ? { ...flow, name: file } : flow;
  });
  it.skipIf(flows.length === 0)('on the real flows (absent: set CONFORMANCE_DATA)', () => {
    expect(flows.flatMap((flow) => misses([flow], 50_000))).toEqual([]);
  });
});
