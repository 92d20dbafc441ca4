import { refusalsOf } from '../../flow/parameter-groups.ts';
import { end, example, say } from '../example.ts';
import { levelOf } from '../parameters.ts';
import type { Rule } from '../rule.ts';

export const parameterCombination: Rule = {
  id: 'parameter-combination',
  level: 'error',
  what: 'parameters that exclude or need each other do so',
  why: 'Amazon Connect answers "Only one of these properties may be defined" or "At least one must be set" and refuses the flow.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language-actions.html',
  wrong: example({
    hello: { ...say('Hello', 'bye'), parameters: { Text: 'Hi', SSML: '<speak>Hi</speak>' } },
    bye: end,
  }),
  right: example({ hello: say('Hello', 'bye'), bye: end }),
  *check(context) {
    for (const { id, step, spec } of context.structure.known) {
      // Its only refusal, the time limit, has a rule of its own.
      if (step.type === 'InvokeLambdaFunction') continue;
      // Observed: a published chat flow analyses a chat while recording nobody, which the page speaks of for voice only.
      const chat = step.type === 'UpdateContactRecordingBehavior' && !context.policy;
      const level = chat ? 'warning' : levelOf(spec);
      for (const reason of refusalsOf(spec, step.parameters)) {
        yield {
          step: id,
          message: `${step.type} ${reason}.`,
          fix: `See ${spec.source}.`,
          ...(level && { level }),
        };
      }
    }
  },
};
