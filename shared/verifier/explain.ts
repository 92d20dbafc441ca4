import { compile } from '../flow/compile.ts';
import { nearest } from './nearest.ts';
import type { Example } from './rule.ts';
import { rules } from './rules.ts';
import { verify } from './verify.ts';

/** One rule for people: what it demands, why, where that is from, a flow that breaks it and one that does not. */
export function explain(id: string): string {
  const rule = rules.find((one) => one.id === id);
  if (!rule) {
    const ids = rules.map((one) => one.id);
    const meant = nearest(id, ids);
    const hint = meant ? `Did you mean "${meant}"?` : `Rules: ${ids.join(', ')}.`;
    throw new RangeError(`There is no rule "${id}". ${hint}`);
  }
  const { policy } = rule.wrong;
  const [found] = verify(rule.wrong.sources, { rules: [id], ...(policy && { policy }) });
  return [
    `${rule.id} (${rule.level}): ${rule.what}.`,
    '',
    `Why: ${rule.why}`,
    `Source: ${rule.source}`,
    '',
    'Wrong:',
    shown(rule.wrong),
    ...(found ? [`  → ${found.message} ${found.fix}`] : []),
    '',
    'Right:',
    shown(rule.right),
    '',
    `To let a finding stand: "careline": { "allow": [{ "rule": "${rule.id}", "reason": "…" }] } in the metadata of the step.`,
    '',
  ].join('\n');
}

/** Each flow as Connect JSON, one action on a line; what is no flow as it came. */
function shown({ sources, policy }: Example): string {
  const flows = sources.map(({ flow, document, unreadableBecause }) => {
    if (!flow) return `  ${JSON.stringify(document) ?? unreadableBecause ?? ''}`;
    return [
      `  ${flow.name}${flow.kind ? ` (${flow.kind})` : ''} starts at "${flow.start}"`,
      ...compile(flow).Actions.map((action) => `    ${JSON.stringify(action)}`),
    ].join('\n');
  });
  const house = policy ? [`  policy: ${JSON.stringify(policy, readable)}`] : [];
  return [...flows, ...house].join('\n');
}

const readable = (_key: string, value: unknown): unknown => {
  if (value instanceof RegExp) return String(value);
  return value instanceof Set ? [...value] : value;
};
