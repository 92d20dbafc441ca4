import type { Finding } from './finding.ts';
import { findingOf, judge } from './judge.ts';
import { nearest } from './nearest.ts';
import type { Policy } from './policy.ts';
import type { FlowSource, Problem, Rule } from './rule.ts';
import { flowSyntax } from './rules/flow-syntax.ts';
import { suppressionReason } from './rules/suppression-reason.ts';
import { suppressionUnused } from './rules/suppression-unused.ts';
import { rules } from './rules.ts';
import { allowancesOf, coversOf, type Suppressed, type Suppression, unusedOf } from './suppression.ts';

export type { Finding } from './finding.ts';
export type { FlowSource } from './rule.ts';

export interface VerifyOptions {
  /** What the house demands; without it, only what the service and safety demand. */
  readonly policy?: Policy;
  /** Findings that may stand, each with a reason; beside those that the flows themselves allow. */
  readonly suppress?: readonly Suppression[];
  /** Ids of the rules to run; all of them when absent. An unknown id is a RangeError. */
  readonly rules?: readonly string[];
}

export interface Review {
  readonly findings: readonly Finding[];
  /** What somebody lets stand, each with the reason. */
  readonly suppressed: readonly Suppressed[];
}

/** The findings, and apart from them those that the sources or the options suppress with a reason. */
export function review(sources: readonly FlowSource[], options: VerifyOptions = {}): Review {
  const given: readonly Placed[] = options.suppress ?? [];
  const chosen = choose(options.rules);
  // Whether a suppression is of use can be said only when every rule has been asked.
  const askAll = chosen.includes(suppressionUnused);
  const { found, flows } = judge(sources, { policy: options.policy, rules: askAll ? rules : chosen });
  const inline = flows.flatMap(({ flow, name, file }) =>
    allowancesOf(flow).map(({ step, ...allowed }) => ({
      ...allowed,
      file,
      flow: name,
      ...(step !== undefined && { step }),
    })),
  );
  const findings: Finding[] = [];
  const suppressed: Suppressed[] = [];
  const all = [...given, ...inline];
  const used = new Set<Placed>();
  for (const finding of found) {
    const covers = all.length > 0 && !steady.has(finding.rule) ? coversOf(finding, all) : [];
    for (const cover of covers) used.add(cover);
    const [first] = covers;
    if (first) suppressed.push({ finding, reason: first.reason });
    else findings.push(finding);
  }
  if (!options.rules) findings.push(...misnamed(all));
  if (askAll) findings.push(...unusedOf(all, used).flatMap(unused));
  const ids = new Set(chosen.map(({ id }) => id));
  return { findings: findings.filter(({ rule }) => ids.has(rule)), suppressed };
}

/** A suppression, with the file that holds it when it stands in a flow. */
type Placed = Suppression & { readonly file?: string };

/** Rules whose findings cannot be suppressed. */
const steady: ReadonlySet<string> = new Set([suppressionReason.id, suppressionUnused.id, flowSyntax.id]);

/** Silent about suppressions that are wrong for another reason. */
function unused({ rule, reason, flow = '', step, file }: Placed): Finding[] {
  if (reason.trim() === '' || !rules.some(({ id }) => id === rule)) return [];
  const problem: Problem = {
    ...(step !== undefined && { step }),
    message: `"${rule}" is allowed here and finds nothing.`,
    fix: 'Delete the entry: what it allowed is mended.',
  };
  return [findingOf(suppressionUnused, problem, { file: file ?? flow, flow })];
}

/** Suppressions of rules that do not exist, and those given in options without a reason. */
function misnamed(all: readonly Placed[]): Finding[] {
  return all.flatMap(({ rule, reason, flow = '', step, file }) => {
    const known = rule === '' || rules.some(({ id }) => id === rule);
    if (known && (reason.trim() !== '' || file !== undefined)) return [];
    const meant = nearest(
      rule,
      rules.map(({ id }) => id),
    );
    const problem: Problem = {
      ...(step !== undefined && { step }),
      message: known
        ? `"${rule}" is suppressed without a reason.`
        : `There is no rule "${rule}" to suppress.`,
      fix: known ? 'Give the reason in one sentence.' : `Did you mean "${meant ?? 'another'}"?`,
    };
    return [findingOf(suppressionReason, problem, { file: file ?? flow, flow })];
  });
}

/**
 * Everything that is wrong with a set of flows, all at once, in the order of the sources, then of the rules, then of the
 * steps. Rules about several flows see exactly the flows given here.
 */
export function verify(sources: readonly FlowSource[], options: VerifyOptions = {}): readonly Finding[] {
  return review(sources, options).findings;
}

function choose(ids: readonly string[] | undefined): readonly Rule[] {
  if (!ids) return rules;
  for (const id of ids) {
    if (!rules.some((rule) => rule.id === id)) {
      throw new RangeError(`There is no rule "${id}". Rules: ${rules.map((rule) => rule.id).join(', ')}.`);
    }
  }
  return rules.filter((rule) => ids.includes(rule.id));
}
