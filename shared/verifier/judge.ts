import type { Flow } from '../flow/flow.ts';
import { FlowSyntaxError, parse, type SyntaxProblem } from '../flow/parse.ts';
import { FlowContext } from './context.ts';
import type { Finding } from './finding.ts';
import { GivenFlows } from './flow-set.ts';
import type { Policy } from './policy.ts';
import type { Context, FlowSource, Problem, Rule } from './rule.ts';
import { flowSyntax, syntaxProblem } from './rules/flow-syntax.ts';

/** What was found, before anybody lets some of it stand. */
interface Judged {
  readonly found: readonly Finding[];
  readonly flows: readonly Context[];
}

interface Demands {
  readonly policy: Policy | undefined;
  readonly rules: readonly Rule[];
}

/** Every finding of the given rules, and the flows that could be read. */
export function judge(sources: readonly FlowSource[], { policy, rules: chosen }: Demands): Judged {
  const flows: Context[] = [];
  const set = new GivenFlows(flows);
  const readings = sources.map((source): Reading => {
    const read = readFlow(source);
    if ('problems' in read) return { name: source.file, source, problems: read.problems };
    const context = new FlowContext(source, read.flow, { set, policy });
    flows.push(context);
    return { name: context.name, source, context };
  });
  const findings: Finding[] = [];
  for (const { name, source, context, problems } of readings) {
    const at = { file: source.file, flow: name };
    for (const rule of chosen) {
      if (rule === flowSyntax) {
        for (const problem of problems ?? []) findings.push(findingOf(rule, syntaxProblem(problem), at));
      } else if (context && concerns(rule, context)) {
        for (const problem of rule.check(context)) findings.push(findingOf(rule, problem, at));
      }
    }
  }
  for (const rule of chosen) {
    for (const problem of rule.checkSet?.(set, policy) ?? []) {
      findings.push(findingOf(rule, problem, { file: problem.file ?? '', flow: problem.file ?? '' }));
    }
  }
  return { found: findings, flows };
}

/** A source, and what became of it. */
interface Reading {
  readonly name: string;
  readonly source: FlowSource;
  readonly context?: Context;
  readonly problems?: readonly SyntaxProblem[];
}

function concerns({ actions }: Rule, { structure }: Context): boolean {
  return actions === undefined || actions.some((type) => structure.types.has(type));
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

export function findingOf(rule: Rule, problem: Problem, at: { file: string; flow: string }): Finding {
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
