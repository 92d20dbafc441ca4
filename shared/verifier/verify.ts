import type { Flow } from '../flow/flow.ts';
import { FlowSyntaxError, parse, type SyntaxProblem } from '../flow/parse.ts';
import { FlowContext } from './context.ts';
import type { Finding } from './finding.ts';
import { type Crossing, crossingsOf, type FlowSet } from './flow-set.ts';
import { nearest } from './nearest.ts';
import type { Policy } from './policy.ts';
import type { Context, FlowSource, Problem, Rule } from './rule.ts';
import { flowSyntax, syntaxProblem } from './rules/flow-syntax.ts';
import { suppressionReason } from './rules/suppression-reason.ts';
import { rules } from './rules.ts';
import { allowancesOf, reasonFor, type Suppressed, type Suppression } from './suppression.ts';

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
  const given = options.suppress ?? [];
  const { found, flows } = judge(sources, options);
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
  for (const finding of found) {
    const hushable = finding.rule !== suppressionReason.id && finding.rule !== flowSyntax.id;
    const reason = hushable && all.length > 0 ? reasonFor(finding, all) : undefined;
    if (reason === undefined) findings.push(finding);
    else suppressed.push({ finding, reason });
  }
  if (!options.rules) findings.push(...misnamed([...given, ...inline]));
  return { findings, suppressed };
}

/** Suppressions of rules that do not exist, and those given in options without a reason. */
function misnamed(all: readonly (Suppression & { readonly file?: string })[]): Finding[] {
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

interface Judged {
  readonly found: readonly Finding[];
  readonly flows: readonly Context[];
}

function judge(sources: readonly FlowSource[], options: VerifyOptions): Judged {
  const chosen = choose(options.rules);
  const flows: Context[] = [];
  let crossings: Crossing[] | undefined;
  const set: FlowSet = {
    flows,
    // Asked for by the rules, once all flows are there.
    get crossings() {
      crossings ??= crossingsOf(flows);
      return crossings;
    },
  };
  const broken = new Map<FlowSource, readonly SyntaxProblem[]>();
  const readable = new Map<FlowSource, Context>();
  for (const source of sources) {
    const read = readFlow(source);
    if ('problems' in read) {
      broken.set(source, read.problems);
      continue;
    }
    const context = new FlowContext(source, read.flow, { set, policy: options.policy });
    readable.set(source, context);
    flows.push(context);
  }
  const findings: Finding[] = [];
  for (const source of sources) {
    const at = { file: source.file, flow: readable.get(source)?.name ?? source.file };
    const context = readable.get(source);
    for (const rule of chosen) {
      const problems =
        rule === flowSyntax ? (broken.get(source) ?? []).map(syntaxProblem) : context && rule.check(context);
      for (const problem of problems ?? []) findings.push(findingOf(rule, problem, at));
    }
  }
  for (const rule of chosen) {
    for (const problem of rule.checkSet?.(set, options.policy) ?? []) {
      findings.push(findingOf(rule, problem, { file: problem.file ?? '', flow: problem.file ?? '' }));
    }
  }
  return { found: findings, flows };
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

type Read = { flow: Flow } | { problems: readonly SyntaxProblem[] };

function readFlow(source: FlowSource): Read {
  if (source.flow) return { flow: source.flow };
  if (source.unreadableBecause !== undefined) {
    return { problems: [{ path: '', message: source.unreadableBecause }] };
  }
  try {
    return { flow: parse(source.document) };
  } catch (error) {
    if (error instanceof FlowSyntaxError) return { problems: error.problems };
    throw error;
  }
}

function findingOf(rule: Rule, problem: Problem, at: { file: string; flow: string }): Finding {
  return {
    file: at.file,
    rule: rule.id,
    level: problem.level ?? rule.level,
    flow: at.flow,
    ...(problem.step !== undefined && { step: problem.step }),
    message: problem.message,
    why: rule.why,
    fix: problem.fix,
  };
}
