import { identifierProblem } from '../../flow/define-flow.ts';
import { limits } from '../../flow/document.ts';
import { end, example, say } from '../example.ts';
import { objectAt } from '../reads.ts';
import type { Context, Problem, Rule } from '../rule.ts';
import { speechOf } from '../speech.ts';

export const sizeLimits: Rule = {
  id: 'size-limits',
  level: 'error',
  what: 'flow, names, prompts and attributes stay within the limits of the service',
  why: 'Amazon Connect refuses a flow beyond these limits, or the step takes its error branch during a call.',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-language.html',
  wrong: example({ hello: say('Hello '.repeat(1001), 'bye'), bye: end }),
  right: example({ hello: say('Hello', 'bye'), bye: end }),
  *check(context) {
    yield* sizeOfFlow(context);
    for (const [step, value] of Object.entries(context.flow.steps)) {
      const name = identifierProblem(step);
      if (name) yield { step, message: `The step ${name}.`, fix: 'Rename it.' };
      for (const text of speechOf(value).texts) {
        if (text.length <= limits.promptCharacters) continue;
        yield {
          step,
          message: `A prompt has ${text.length} characters, ${limits.promptCharacters} are allowed.`,
          fix: 'Split it into several prompts, or shorten it.',
        };
      }
      const bytes = Buffer.byteLength(JSON.stringify(objectAt(value.parameters, 'Attributes')));
      if (value.type === 'UpdateContactAttributes' && bytes > limits.attributeBytes) {
        yield {
          step,
          message: `The attributes have ${bytes} bytes, ${limits.attributeBytes} are allowed for all of a contact.`,
          fix: 'Keep the data in a table and store its key.',
        };
      }
    }
  },
};

function* sizeOfFlow({ flow, characters }: Context): Generator<Problem> {
  const actions = Object.keys(flow.steps).length;
  if (actions > limits.actions) {
    yield {
      message: `The flow has ${actions} actions, ${limits.actions} are allowed.`,
      fix: 'Move a part of it into a module.',
    };
  }
  if (characters > limits.contentCharacters) {
    yield {
      message: `The content has ${characters} characters, ${limits.contentCharacters} are allowed.`,
      fix: 'Move a part of it into a module.',
    };
  }
}
