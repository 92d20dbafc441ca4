import type { ActionSpec, ParameterSpec } from '../../../shared/flow/action-spec.ts';
import type { JsonObject } from '../../../shared/flow/document.ts';
import type { Step } from '../../../shared/flow/flow.ts';
import { refusalsOf } from '../../../shared/flow/parameter-groups.ts';

/** Where a step breaks its own specification: an independent, short reading of the tables. */
export function breaches(spec: ActionSpec, step: Step): string[] {
  const { required, optional } = spec.errors(step.parameters);
  const conditions = spec.conditions(step.parameters);
  const declared = Object.keys(step.errors);
  const operands = step.conditions.flatMap((condition) => condition.operands);
  return [
    ...required.filter((error) => !declared.includes(error)).map((error) => `lacks ${error}`),
    ...declared.filter((error) => ![...required, ...optional].includes(error)).map((error) => `has ${error}`),
    ...(step.conditions.length > 0 && !conditions ? ['has conditions'] : []),
    ...step.conditions.flatMap(({ operator }) =>
      conditions?.operators.some((known) => known === operator) ? [] : [`tests by ${operator}`],
    ),
    ...(conditions?.operands
      ? operands.filter((operand) => !conditions.operands?.includes(operand)).map((o) => `branches on ${o}`)
      : []),
    ...(conditions?.exhaustive
      ? (conditions.operands ?? []).filter((o) => !operands.includes(o)).map((o) => `has no branch ${o}`)
      : []),
    ...(spec.next === 'none' && step.next !== undefined ? ['goes on after the end'] : []),
    ...(spec.next === 'success' && step.next === undefined ? ['leads nowhere'] : []),
    ...refusalsOf(spec, step.parameters),
    ...(spec.openParameters ? [] : parameterBreaches(step.parameters, spec.parameters, '')),
  ];
}

function parameterBreaches(
  values: JsonObject,
  specs: Readonly<Record<string, ParameterSpec>>,
  at: string,
): string[] {
  const found = Object.entries(specs).flatMap(([key, spec]) =>
    spec.required && !(key in values) ? [`lacks ${at}${key}`] : [],
  );
  for (const [key, value] of Object.entries(values)) {
    const spec = specs[key];
    if (!spec) {
      found.push(`has ${at}${key}`);
      continue;
    }
    const nested = Array.isArray(value) ? spec.items : spec.properties;
    const objects = [value].flat().filter((one) => typeof one === 'object' && one !== null);
    // Lists are flattened above, so only objects are left.
    if (nested)
      for (const one of objects) found.push(...parameterBreaches(one as JsonObject, nested, `${at}${key}.`));
    for (const one of [value].flat()) {
      const fixed = typeof one === 'string' && !one.includes('$.');
      if (fixed && spec.enum && !spec.enum.includes(one)) found.push(`has ${at}${key} ${one}`);
      if (fixed && spec.range && !(Number(one) >= spec.range[0] && Number(one) <= spec.range[1]))
        found.push(`has ${at}${key} out of range`);
      if (fixed && spec.mode === 'dynamicOnly') found.push(`has a constant ${at}${key}`);
    }
  }
  return found;
}
