import { describe, expect, it } from 'vitest';
import { compile } from '../../../../shared/flow/compile.ts';
import type { FlowDocument } from '../../../../shared/flow/document.ts';
import type { Flow, Step } from '../../../../shared/flow/flow.ts';
import { convertLegacy } from '../../../../shared/flow/legacy/convert-legacy.ts';
import { parse } from '../../../../shared/flow/parse.ts';
import type { CentreOptions } from '../../../../shared/simulator/options.ts';
import { caller, number, smallCentre, words } from '../../simulator/small-centre.ts';
import { flowPairs } from '../conformance-data.ts';

const pairs = flowPairs();

/** Names of steps, resources of an instance, and error branches that the old console did not have, are no difference. */
function shapeOf(flow: Flow): unknown[] {
  const order: string[] = [];
  const visit = (id: string): number => {
    const known = order.indexOf(id);
    if (known >= 0) return known;
    order.push(id);
    return order.length - 1;
  };
  visit(flow.start);
  const shapes: unknown[] = [];
  for (let at = 0; at < order.length; at++) {
    const step = flow.steps[order[at] ?? ''];
    if (step) shapes.push(stepShape(step, visit));
  }
  return shapes;
}

const newErrors = new Set(['MessageParticipant', 'UpdateContactTextToSpeechVoice']);

function stepShape(step: Step, visit: (id: string) => number): unknown {
  const errors = newErrors.has(step.type) ? [] : Object.entries(step.errors);
  return {
    type: step.type,
    parameters: JSON.parse(JSON.stringify(step.parameters).replaceAll(/"arn:aws:connect[^"]*"/g, '"arn"')),
    next: step.next === undefined ? undefined : visit(step.next),
    conditions: step.conditions.map((c) => [c.operator, c.operands, visit(c.next)]),
    errors: errors.map(([error, to]) => [error, visit(to)]),
  };
}

/** What a caller hears who presses these keys; resources exist under whatever ARN the flow names. */
function heard(document: FlowDocument, keys: readonly string[]): string[] {
  const arns = [...JSON.stringify(document).matchAll(/"(arn:aws:connect[^"]+)"/g)].map((m) => m[1] ?? '');
  const world: Partial<CentreOptions> = {
    queues: arns.filter((arn) => arn.includes('/queue/')).map((arn) => ({ arn, name: arn })),
    hours: arns
      .filter((arn) => arn.includes('/operating-hours/'))
      .map((arn) => ({ arn, name: arn, isOpen: () => true })),
    functions: {
      invoke: () => ({ kind: 'answer', payload: { status: 'found', appointmentDate: 'Monday' } }),
    },
  };
  const call = smallCentre({ main: document }, world).call({ to: number, from: caller });
  for (const key of keys) call.press(key);
  return words(call);
}

describe.skipIf(pairs.length === 0)('one flow in both formats (absent: set CONFORMANCE_DATA)', () => {
  it.each(pairs)('%s: converts to the same graph, and nothing is lost', (_, legacy, modern) => {
    const { flow, losses } = convertLegacy(legacy);
    expect(losses).toEqual([]);
    expect(shapeOf(flow)).toEqual(shapeOf(parse(modern)));
  });

  it.each(pairs)('%s: says the same to the same caller', (_, legacy, modern) => {
    const old = compile(convertLegacy(legacy).flow);
    // The modern file of the pair is a flow document.
    const now = modern as FlowDocument;
    for (const keys of [[], ['1', '12345#'], ['2'], ['7']]) {
      expect(heard(old, keys)).toEqual(heard(now, keys));
      expect(heard(old, keys).length).toBeGreaterThan(0);
    }
  });
});
