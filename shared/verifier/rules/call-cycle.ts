import { limits } from '../../flow/document.ts';
import { callModule, end, example, exampleFlow, returns, toFlow } from '../example.ts';
import type { FlowSet } from '../flow-set.ts';
import type { Context, Problem, Rule } from '../rule.ts';

const back = exampleFlow({ go: toFlow('front', 'bye'), bye: end }, { name: 'back', kind: 'CONTACT_FLOW' });
const front = exampleFlow({ go: toFlow('back', 'bye'), bye: end }, { name: 'front', kind: 'CONTACT_FLOW' });
const pay = exampleFlow({ done: returns }, { name: 'pay', kind: 'MODULE' });

export const callCycle: Rule = {
  id: 'call-cycle',
  level: 'error',
  what: 'flows that name each other symbolically form no circle, and modules nest at most five deep',
  why: 'CloudFormation creates one flow after another: two that name each other can never be created. A module deeper than five levels takes its error branch.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-modules.html',
  wrong: {
    sources: [
      { file: 'front.json', flow: front },
      { file: 'back.json', flow: back },
    ],
  },
  right: {
    sources: [
      ...example({ pay: callModule('pay', 'bye'), bye: end }, { kind: 'CONTACT_FLOW' }).sources,
      { file: 'pay.json', flow: pay },
    ],
  },
  *check(context) {
    const path = pathTo(context, context, context.set);
    if (path) {
      yield {
        ...path.at,
        message: `${path.names.join(' → ')} is a circle.`,
        fix: 'Make one of them a module that returns, and let the caller decide where the call goes next.',
      };
    } else if (context.kind === 'MODULE' && depthOf(context) > limits.moduleNesting) {
      yield {
        message: `Modules nest ${depthOf(context)} deep from here, ${limits.moduleNesting} are allowed.`,
        fix: 'Call the inner modules from the flow itself.',
      };
    }
  },
};

/** Names along the shortest way by symbolic references from one flow back to it. ARNs exist already, so they may circle. */
function pathTo(
  from: Context,
  goal: Context,
  set: FlowSet,
): { names: string[]; at: Pick<Problem, 'step'> } | undefined {
  const waiting: { flow: Context; names: string[]; step: string | undefined }[] = [
    { flow: from, names: [from.name], step: undefined },
  ];
  const seen = new Set<Context>();
  for (const { flow, names, step } of waiting) {
    for (const crossing of set.calls.from.get(flow) ?? []) {
      const { to } = crossing;
      if (!to || !crossing.target.startsWith('careline:')) continue;
      const first = step ?? crossing.step;
      if (to === goal) return { names: [...names, to.name], at: { step: first } };
      if (seen.has(to)) continue;
      seen.add(to);
      waiting.push({ flow: to, names: [...names, to.name], step: first });
    }
  }
  return undefined;
}

/** Levels of modules from this one on, itself included. */
function depthOf(context: Context, above = 1): number {
  if (above > limits.moduleNesting + 1) return above;
  const inner = (context.set.calls.from.get(context) ?? []).flatMap((c) =>
    c.how === 'module' && c.to ? [depthOf(c.to, above + 1)] : [],
  );
  return Math.max(above, ...inner);
}
