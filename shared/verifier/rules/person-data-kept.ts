import type { Step } from '../../flow/flow.ts';
import { call, compare, end, example, say, setAttributes } from '../example.ts';
import { keepingActions } from '../keeping.ts';
import { readersIn } from '../reads.ts';
import type { Rule } from '../rule.ts';
import { type Taint, taintsIn } from '../taint.ts';

const policy = {
  functions: { balance: { outcomes: { due: { returns: ['amount'], discloses: 'verified' } } } },
};

export const personDataKept: Rule = {
  id: 'person-data-kept',
  level: 'error',
  what: 'nothing about a person, and no card data, goes into contact attributes, tasks, tags, bots or to third parties (policy: nor what was keyed in)',
  why: 'Contact attributes end in the contact record and on the screen of the agent for two years, tasks and tags beside them; a bot or a number outside gets what it is handed. Health data and card data may be in none of them: what is said comes from the answer of a function and is gone with it.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html',
  wrong: example(
    {
      ask: call('balance', 'which', 'bye'),
      which: compare('$.External.outcome', { due: 'keep' }, 'bye'),
      keep: setAttributes({ owed: '$.External.amount' }, 'bye'),
      bye: end,
    },
    { policy },
  ),
  right: example(
    {
      ask: call('balance', 'which', 'bye'),
      which: compare('$.External.outcome', { due: 'tell' }, 'bye'),
      tell: say('You owe $.External.amount.', 'bye'),
      bye: end,
    },
    { policy },
  ),
  *check(context) {
    const { structure, policy: house } = context;
    for (const { n, id, step, reads } of readersIn(context)) {
      if (!sinks.has(step.type) || structure.reachable[n] === 0) continue;
      for (const read of reads) {
        const found = taintsIn(context)
          .of(id, read)
          .find((taint) => !keyed.has(taint) || (house?.unlogged && !(taint === 'said' && isBot(step))));
        if (found === undefined || (found === 'person' && read.root === 'Customer' && !house)) continue;
        yield {
          step: id,
          message: `${read.where} of ${step.type} takes ${read.path}, which may hold ${words[found]}.`,
          fix: 'Keep an opaque reference instead, or a flow attribute, which is gone with the flow.',
          ...(!house && { level: 'warning' as const }),
        };
      }
    }
  },
};

const words: Readonly<Record<Taint, string>> = {
  card: 'card data',
  person: 'data about a person',
  digits: 'digits that a caller keyed in',
  phone: 'a phone number that a caller keyed in',
  said: 'what a caller said or wrote',
  sent: 'what came with the call from outside',
};
/** A bot is there to hear what a caller says. */
const isBot = ({ type }: Step): boolean => type === 'ConnectParticipantWithLexBot';

/** Only a house that keeps what callers enter out of its logs keeps it out of its records. */
const keyed: ReadonlySet<Taint> = new Set<Taint>(['digits', 'phone', 'said', 'sent']);

/** Beside those that keep a value: those that hand it to somebody else. Flow attributes end with the flow. */
const sinks: ReadonlySet<string> = new Set([
  ...[...keepingActions].filter((type) => type !== 'UpdateFlowAttributes' && !type.includes('Profile')),
  'ConnectParticipantWithLexBot',
  'TransferParticipantToThirdParty',
  'UpdateContactEventHooks',
]);
