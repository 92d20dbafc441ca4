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
    const { file } = source;
    if ('problems' in read) return { at: { file, flow: file }, context: undefined, problems: read.problems };
    const context = new FlowContext(source, read.flow, { set, policy });
    flows.push(context);
    return { at: { file, flow: context.name }, context, problems: undefined };
  });
  // Rule by rule over all flows, which is faster than flow by flow, and told flow by flow.
  const told: Finding[][] = readings.map(() => []);
  for (const rule of chosen) {
    for (let n = 0; n < readings.length; n++) {
      const reading = readings[n];
      if (!reading) continue;
      const { at, context } = reading;
      if (rule === flowSyntax) {
        for (const problem of reading.problems ?? [])
          told[n]?.push(findingOf(rule, syntaxProblem(problem), at));
      } else if (context && concerns(rule, context)) {
        for (const problem of rule.check(context)) told[n]?.push(findingOf(rule, problem, at));
      }
    }
  }
  const findings = told.flat();
  for (const rule of chosen) {
    for (const problem of rule.checkSet?.(set, policy) ?? []) {
      findings.push(findingOf(rule, problem, { file: problem.file ?? '', flow: problem.file ?? '' }));
    }
  }
  return { found: findings, flows };
}

/** A source, and what became of it. */
interface Reading {
  readonly at: Place;
  readonly context: Context | undefined;
  readonly problems: readonly SyntaxProblem[] | undefined;
}

interface Place {
  readonly file: string;
  readonly flow: string;
}

function concerns({ actions }: Rule, { structure }: Context): boolean {
  if (actions === undefined) return true;
  for (const type of actions) if (structure.types.has(type)) return true;
  return false;
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

export function findingOf(rule: Rule, problem: Problem, at: Place): Finding {
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
