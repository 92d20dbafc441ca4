import { identifierProblem } from '../../flow/define-flow.ts';
import { type Json, type JsonObject, limits } from '../../flow/document.ts';
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
    const sizes = context.structure.steps.map((step) => charactersIn(step.parameters));
    yield* sizeOfFlow(context, sizes);
    for (const { n, id: step, step: value } of context.structure.placed) {
      const name = identifierProblem(step);
      if (name) yield { step, message: `The step ${name}.`, fix: 'Rename it.' };
      if ((sizes[n] ?? 0) <= Math.min(limits.promptCharacters, limits.attributeBytes / widest)) continue;
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

/** Characters and bytes that one character takes in JSON, at most: six when it is escaped. */
const widest = 6;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON escapes
const escaped = /["\\\u0000-\u001f\ud800-\udfff]/;

/** Characters of a value with its names and signs; with `escapes`, as JSON writes them, at most. */
function charactersIn(value: Json, escapes = false): number {
  if (typeof value === 'string') return value.length * (escapes && escaped.test(value) ? widest : 1) + 2;
  if (typeof value !== 'object' || value === null) return 8;
  let sum = 2;
  if (Array.isArray(value)) {
    for (const item of value) sum += charactersIn(item, escapes) + 1;
    return sum;
  }
  // No list, so an object of JSON.
  const object = value as JsonObject;
  for (const key in object) sum += key.length + 4 + charactersIn(object[key] ?? null, escapes);
  return sum;
}

/** One branch or the frame of an action in JSON: fixed words, an error or operator, two names of at most 50 characters. */
const frameCharacters = 260;

/** False for all but very large flows: what is certainly below the limit need not be written out. */
function mayBeTooLong({ flow, structure }: Context, sizes: readonly number[]): boolean {
  const { steps, targets } = structure;
  // Of each step the frame of the action, its branches, and a NextAction that mirrors one of them.
  const frames = (2 * steps.length + targets.length) * frameCharacters + 1_000;
  const inside = sizes.reduce((sum, size) => sum + size, charactersIn(flow.metadata));
  if (inside * widest + frames <= limits.contentCharacters) return false;
  const written = steps.reduce(
    (sum, { parameters }) => sum + charactersIn(parameters, true),
    charactersIn(flow.metadata, true),
  );
  return written + frames > limits.contentCharacters;
}

function* sizeOfFlow(context: Context, sizes: readonly number[]): Generator<Problem> {
  const actions = context.structure.ids.length;
  if (actions > limits.actions) {
    yield {
      message: `The flow has ${actions} actions, ${limits.actions} are allowed.`,
      fix: 'Move a part of it into a module.',
    };
  }
  const characters = mayBeTooLong(context, sizes) ? context.characters : 0;
  if (characters > limits.contentCharacters) {
    yield {
      message: `The content has ${characters} characters, ${limits.contentCharacters} are allowed.`,
      fix: 'Move a part of it into a module.',
    };
  }
}
