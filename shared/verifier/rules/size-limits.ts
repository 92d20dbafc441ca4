import { identifierProblem } from '../../flow/define-flow.ts';
import { limits } from '../../flow/document.ts';
import { charactersIn, contentsOf } from '../contents.ts';
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
    const { characters } = contentsOf(context);
    yield* sizeOfFlow(context, characters);
    for (const { n, id: step, step: value } of context.structure.placed) {
      const name = identifierProblem(step);
      if (name) yield { step, message: `The step ${name}.`, fix: 'Rename it.' };
      if ((characters[n] ?? 0) <= Math.min(limits.promptCharacters, limits.attributeBytes / widest)) continue;
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

/** Fixed words in JSON: of the document, of an action without what stands in it, of one of its branches. */
const frames = { document: 1_000, action: 130, branch: 80 } as const;
/** Names of a branch: where it leads, what it compares or which error it takes. */
const namesOfBranch = 3 * limits.identifierCharacters;

/** False for all but very large flows: what is certainly below the limit need not be written out. */
function mayBeTooLong({ flow, structure }: Context, sizes: readonly number[]): boolean {
  const { name, description = '', metadata, settings = {} } = flow;
  const { placed, targets } = structure;
  let given = name.length + description.length + charactersIn(metadata) + charactersIn(settings);
  for (const size of sizes) given += size;
  // Of each action its frame, a NextAction that mirrors a branch, and the branches.
  const branches = 2 * placed.length + targets.length;
  const atMost = frames.document + given * widest + branches * (frames.action + namesOfBranch);
  if (atMost <= limits.contentCharacters) return false;
  // A closer look at large ones: only names are still taken to be escaped.
  let written = frames.document + JSON.stringify([metadata, settings]).length;
  let names = name.length + description.length;
  for (const { id, step, errors } of placed) {
    written += frames.action + (errors.length + step.conditions.length) * frames.branch;
    written += JSON.stringify(step.parameters).length;
    names += id.length + step.type.length + (step.next?.length ?? 0);
    for (const error of errors) names += error.length + (step.errors[error]?.length ?? 0);
    for (const { operator, operands, next } of step.conditions)
      names += operator.length + charactersIn(operands) + next.length;
  }
  return written + names * widest > limits.contentCharacters;
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
