import { end, example, say } from '../example.ts';
import type { Context, Rule } from '../rule.ts';
import { speaks, speechOf } from '../speech.ts';

const policy = { firstSentence: { flows: ['example'], says: /call 911/ } };

export const firstSentence: Rule = {
  id: 'first-sentence',
  level: 'error',
  what: 'the first thing said in an entry flow is the sentence the house demands (policy)',
  why: 'A caller in an emergency must hear what to do before anything else, on every path into the centre.',
  source: 'Dialogue rule: the first ten seconds hold the emergency sentence.',
  wrong: example({ hello: say('Welcome', 'bye'), bye: end }, { policy }),
  right: example(
    { hello: say('If this is an emergency, hang up and call 911.', 'bye'), bye: end },
    { policy },
  ),
  *check(context) {
    const demand = context.policy?.firstSentence;
    if (!demand?.flows.includes(context.flow.name)) return;
    for (const step of firstSpoken(context)) {
      const value = context.graph.steps[step];
      const [text] = value ? speechOf(value).texts : [];
      if (text !== undefined && demand.says.test(text)) continue;
      yield {
        step,
        message:
          text === undefined
            ? 'The first thing a caller hears is a recording, which cannot be checked.'
            : 'The first thing a caller hears is not the sentence the house demands.',
        fix: `Say first, as text, what matches ${demand.says}.`,
      };
    }
  },
};

/** On each path from the start, the first step that says something. */
function firstSpoken({ graph }: Context): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  const waiting = [graph.start];
  for (const id of waiting) {
    const step = graph.steps[id];
    if (!step || seen.has(id)) continue;
    seen.add(id);
    if (speaks(step)) found.push(id);
    else for (const edge of graph.out.get(id) ?? []) waiting.push(edge.to);
  }
  return found;
}
