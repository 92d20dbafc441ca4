import { signs, stepsWith } from '../contents.ts';
import { end, example, exampleFlow, setQueue } from '../example.ts';
import { textsIn } from '../reads.ts';
import type { Rule } from '../rule.ts';

const fixed = 'arn:aws:connect:us-east-1:111122223333:instance/example/queue/example';

export const hardcodedArn: Rule = {
  id: 'hardcoded-arn',
  level: 'advice',
  what: 'no step names a resource of one account',
  why: 'The flow works in one account and one Region only: deployed elsewhere it is refused, or reaches into the wrong instance.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-import-export.html',
  wrong: {
    sources: [
      {
        file: 'example.json',
        flow: exampleFlow({
          queue: { ...setQueue('front-desk', 'bye'), parameters: { QueueId: fixed } },
          bye: end,
        }),
      },
    ],
  },
  right: example({ queue: setQueue('front-desk', 'bye'), bye: end }),
  *check(context) {
    const { policy } = context;
    for (const {
      id: step,
      step: { parameters },
    } of stepsWith(context, signs.arn)) {
      const where = textsIn(parameters)
        .filter(({ text }) => text.includes('arn:aws') && arn.test(text))
        .map((one) => one.where);
      if (where.length === 0) continue;
      yield {
        step,
        message: `${[...new Set(where)].join(', ')} holds an ARN.`,
        fix: 'Name the resource by a symbolic reference, for instance careline:queue:front-desk, and resolve it at deployment.',
        ...(policy && { level: 'error' as const }),
      };
    }
  },
};

/** With an account number: an ARN of a managed resource, or one still holding a placeholder, travels. */
const arn = /arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:\d{12}:/;
