import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Concrete } from '../templates/concrete.ts';
import type { Placed, StackTemplate } from '../templates/template.ts';
import { guardAcknowledgements } from './guard-acknowledgements.ts';
import { inEachStack, type Proof, type ProofFinding } from './proof.ts';
import { type Check, checkWith } from './validator.ts';

interface GuardRule {
  readonly file: string;
  readonly content: string;
  /** Resource types that it speaks of. */
  readonly types: readonly string[];
  /** Name and number of AWS Control Tower, e.g. `CT.S3.PR.2`. */
  readonly control: string;
  readonly asks: string;
  readonly fix: string;
}

/**
 * The proactive controls of AWS Control Tower. Their text comes with a package; the engine that aws-cdk-lib carries runs it, on
 * resolved templates, because Guard takes a reference to another stack for nothing.
 */
export const guardRules: Proof = {
  name: 'Control Tower',
  proves: 'The proactive controls of AWS Control Tower pass, or a reason is written down.',
  find: (centres) => {
    const types = new Set(centres.flatMap(({ resources }) => resources.map(({ resource }) => resource.Type)));
    const rules = rulesAbout(types);
    const check = checkWith(rules.map(({ file, content }) => ({ name: basename(file), content })));
    const byName = new Map(rules.flatMap((rule) => ruleNames(rule).map((name) => [name, rule] as const)));
    const spokenOf = new Set(rules.flatMap(({ types }) => types));
    const seen = new Set<string>();
    const about = (centre: Concrete) =>
      centre.concreteStacks.map((one) => onlyNew(centre, one, spokenOf, seen));
    return inEachStack(centres, about, (centre, stack, template) =>
      findIn(centre, { stack, template }, check, byName),
    );
  },
};

/**
 * Resources that rules speak of and that no centre had before, but for the name of the stage: rules read a template as a
 * whole, which costs seconds.
 */
function onlyNew(
  centre: Concrete,
  { stack, template }: StackTemplate,
  types: ReadonlySet<string>,
  seen: Set<string>,
): StackTemplate {
  const written = centre.stacks.find((one) => one.stack === stack)?.template.Resources ?? {};
  const kept = Object.entries(template.Resources).filter(([id, { Type }]) => {
    const text = `${id} ${JSON.stringify(written[id])}`.replaceAll(`careline-${centre.stage}-`, 'careline-');
    if (!types.has(Type) || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
  return { stack, template: { Resources: Object.fromEntries(kept) } };
}

function findIn(
  centre: Concrete,
  { stack, template }: StackTemplate,
  check: Check,
  byName: ReadonlyMap<string, GuardRule>,
): readonly ProofFinding[] {
  // A rule has one finding for a resource, however many of its clauses fail; what names no resource repeats one that does.
  const found = new Map<string, ProofFinding>();
  for (const { ruleId, entity, severity } of check(stack, template, { disableBuiltinRules: true })) {
    const id = entity?.logicalId;
    const resource = id === undefined ? undefined : template.Resources[id];
    const rule = byName.get(ruleId);
    if (severity === 'INFO' || !rule || id === undefined || !resource) continue;
    if (isAcknowledged(rule, { stack, id, resource })) continue;
    found.set(`${ruleId} ${id}`, {
      what: `${rule.asks} [${rule.control}]`,
      where: centre.where({ stack, id }),
      why: 'A landing zone of AWS Control Tower with this control on refuses the stack.',
      fix: `${rule.fix} Or say in infra/proofs/guard-acknowledgements.ts why not.`,
    });
  }
  return [...found.values()];
}

const isAcknowledged = ({ control }: GuardRule, placed: Placed): boolean =>
  guardAcknowledgements.some((one) => one.control === control && (one.where?.(placed) ?? true));

/** Only rules about types that are there: reading and running the others takes seconds and finds nothing. */
function rulesAbout(types: ReadonlySet<string>): readonly GuardRule[] {
  const folder = rulesFolder();
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.guard'))
    .sort()
    .map((name) => join(folder, name))
    .map((file) => ruleIn(file, readFileSync(file, 'utf8')))
    .filter((rule) => rule.types.some((type) => types.has(type)));
}

function rulesFolder(): string {
  const main = createRequire(import.meta.url).resolve('@cdklabs/cdk-validator-cfnguard');
  const folder = join(dirname(main), '..', 'rules', 'control-tower', 'cfn-guard');
  if (!existsSync(folder)) throw new Error(`The Guard rules are not in ${folder}. Run "npm ci".`);
  return folder;
}

function ruleIn(file: string, content: string): GuardRule {
  const control = basename(file, '.guard').toUpperCase().replaceAll('-', '.');
  const asks = /\[CT\.[^\]]+\]:?\s*(.+)/.exec(content)?.[1]?.trim() ?? `Follow ${control}`;
  const fix = /\[FIX\]:?\s*(.+)/.exec(content)?.[1]?.trim() ?? 'Read the control.';
  const types = [...content.matchAll(/AWS::\w+::\w+/g)].map(([type]) => type);
  return { file, content, control, asks, fix, types };
}

const ruleNames = ({ content }: GuardRule): string[] =>
  [...content.matchAll(/^rule (\w+)/gm)].flatMap(([, name]) => (name === undefined ? [] : [name]));
