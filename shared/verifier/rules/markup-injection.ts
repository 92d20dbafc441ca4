import type { Step } from '../../flow/flow.ts';
import { call, end, example, say } from '../example.ts';
import { readersIn } from '../reads.ts';
import type { Rule } from '../rule.ts';

export const markupInjection: Rule = {
  id: 'markup-injection',
  level: 'warning',
  what: 'no value from outside stands inside spoken mark-up',
  why: 'A name such as "Smith & Sons" or one with a "<" breaks the mark-up: the prompt takes its error branch, or a stranger changes how it is spoken. In plain text the same value is read out as it is.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/supported-ssml-tags.html',
  wrong: example({
    ask: call('who', 'tell', 'bye'),
    tell: say('<speak>Hello <break time="1s"/> $.External.name</speak>', 'bye'),
    bye: end,
  }),
  right: example({ ask: call('who', 'tell', 'bye'), tell: say('Hello $.External.name', 'bye'), bye: end }),
  *check(context) {
    const { policy } = context;
    for (const { id, step, reads } of readersIn(context)) {
      for (const where of markupIn(step)) {
        const read = reads.find((one) => one.where === where && outside.has(one.root));
        if (!read) continue;
        yield {
          step: id,
          message: `${where} has ${read.path} inside mark-up.`,
          fix: 'Say it as plain text in a prompt of its own, or have a function escape it.',
          ...(policy && { level: 'error' as const }),
        };
      }
    }
  },
};

/** Parameters whose text is mark-up. */
function markupIn({ parameters }: Step): string[] {
  const found: string[] = [];
  if (typeof parameters.SSML === 'string') found.push('SSML');
  if (typeof parameters.Text === 'string' && parameters.Text.trimStart().startsWith('<speak'))
    found.push('Text');
  return found;
}

/** What the service itself fills in, such as a position in the queue, holds no mark-up. */
const outside: ReadonlySet<string> = new Set([
  'External',
  'Attributes',
  'FlowAttributes',
  'Customer',
  'Lex',
  'Case',
  'SegmentAttributes',
]);
