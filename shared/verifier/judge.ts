import type { Flow } from '../flow/flow.ts';
import { FlowSyntaxError, parse, type SyntaxProblem } from '../flow/parse.ts';
import { FlowContext } from './context.ts';
import type { Finding } from './finding.ts';
import { type Crossing, crossingsOf, type FlowSet } from './flow-set.ts';
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
    const context = new FlowContext(source, read.flow, { set, policy });
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
    for (const problem of rule.checkSet?.(set, policy) ?? []) {
      findings.push(findingOf(rule, problem, { file: problem.file ?? '', flow: problem.file ?? '' }));
    }
  }
  return { found: findings, flows };
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
