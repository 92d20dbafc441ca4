import { identifierProblem } from '../../flow/define-flow.ts';
import type { Json } from '../../flow/document.ts';
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
    for (const [n, value] of context.structure.steps.entries()) {
      const step = context.structure.ids[n] ?? '';
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
      if (value.type !== 'UpdateContactAttributes') continue;
      const attributes = objectAt(value.parameters, 'Attributes');
      if (roughly(attributes) * widest <= limits.attributeBytes) continue;
      const bytes = Buffer.byteLength(JSON.stringify(attributes));
      if (bytes > limits.attributeBytes) {
        yield {
          step,
          message: `The attributes have ${bytes} bytes, ${limits.attributeBytes} are allowed for all of a contact.`,
          fix: 'Keep the data in a table and store its key.',
        };
      }
    }
  },
};

/** Bytes of one character in UTF-8, at most. */
const widest = 4;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON escapes
const escaped = /["\\\u0000-\u001f\ud800-\udfff]/;

/** Characters of a value written as JSON, at most: what is below a limit need not be written out. */
function roughly(value: Json): number {
  if (typeof value === 'string') return (escaped.test(value) ? value.length * 6 : value.length) + 2;
  if (typeof value !== 'object' || value === null) return 8;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + roughly(item) + 1, 2);
  let sum = 2;
  for (const [key, item] of Object.entries(value)) sum += key.length + 4 + roughly(item);
  return sum;
}

/** One branch or the frame of an action in JSON: fixed words, an error or operator, two names of at most 50 characters. */
const frameCharacters = 260;

function mayBeTooLong({ flow, structure: { steps } }: Context): boolean {
  let sum = roughly(flow.metadata) + 1_000;
  for (const step of steps) {
    const branches = step.conditions.length + Object.keys(step.errors).length + 1;
    sum += roughly(step.parameters) + branches * frameCharacters;
  }
  return sum > limits.contentCharacters;
}

function* sizeOfFlow(context: Context): Generator<Problem> {
  const actions = context.structure.ids.length;
  if (actions > limits.actions) {
    yield {
      message: `The flow has ${actions} actions, ${limits.actions} are allowed.`,
      fix: 'Move a part of it into a module.',
    };
  }
  const characters = mayBeTooLong(context) ? context.characters : 0;
  if (characters > limits.contentCharacters) {
    yield {
      message: `The content has ${characters} characters, ${limits.contentCharacters} are allowed.`,
      fix: 'Move a part of it into a module.',
    };
  }
}
