import type { Concrete } from '../templates/concrete.ts';
import { isMap, type Json, type JsonMap, mapOf, type Placed } from '../templates/template.ts';
import { isFlow } from './connect-rule.ts';

/** A value in the content of a flow: which step, which parameter. */
export interface FlowValue {
  readonly flow: Placed;
  readonly step: string;
  readonly parameter: string;
  readonly value: string;
  /** All parameters of the step. */
  readonly parameters: JsonMap;
}

/** Every text in the parameters of every step of every flow of the centre. */
export function flowValues(centre: Concrete): readonly FlowValue[] {
  return centre.resources.filter(isFlow).flatMap((flow) => {
    const { Actions = [] } = contentOf(centre, flow);
    return (Array.isArray(Actions) ? Actions : []).flatMap((action: Json) => {
      const { Identifier, Parameters } = mapOf(action);
      const parameters = mapOf(Parameters);
      const step = String(Identifier);
      return [...texts(parameters, '')].map(([parameter, value]) => ({
        flow,
        step,
        parameter,
        value,
        parameters,
      }));
    });
  });
}

/** The flow as Connect gets it; empty where it is no JSON. */
export function contentOf(centre: Concrete, flow: Placed): JsonMap {
  try {
    return mapOf(JSON.parse(String(centre.properties(flow).Content)));
  } catch {
    return {};
  }
}

function* texts(value: Json, key: string): Generator<readonly [parameter: string, value: string]> {
  if (typeof value === 'string') yield [key, value];
  else if (Array.isArray(value)) for (const item of value) yield* texts(item, key);
  else if (isMap(value)) for (const [name, item] of Object.entries(value)) yield* texts(item, name);
}
