import { cardInputs, readsSaidCard } from '../card-entry.ts';
import { factsBefore, succeeded } from '../dataflow.ts';
import { encrypted, end, example, logging, noRecording, setAttributes, store } from '../example.ts';
import { keepingActions } from '../keeping.ts';
import { readersIn, readersOf } from '../reads.ts';
import type { Context, Problem, Rule } from '../rule.ts';
import { isEncrypted, isStoring, speaks } from '../speech.ts';

export const cardDigitsKept: Rule = {
  id: 'card-digits-kept',
  level: 'error',
  what: 'card digits in clear are neither kept nor said',
  why: 'Attributes end in the contact record and on the screen of the agent for years; a prompt is recorded. Card data may be in neither.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/encrypt-data.html',
  wrong: example({
    ask: store('Please enter your card number', 'keep'),
    keep: setAttributes({ card: '$.StoredCustomerInput' }, 'bye'),
    bye: end,
  }),
  right: example({
    quiet: logging('Disabled', 'off'),
    off: noRecording('ask'),
    ask: store('Please enter your card number', 'keep', encrypted),
    keep: setAttributes({ card: '$.StoredCustomerInput' }, 'wipe'),
    wipe: setAttributes({ card: 'wiped' }, 'bye'),
    bye: end,
  }),
  actions: ['GetParticipantInput', 'ConnectParticipantWithLexBot'],
  *check(context) {
    if (cardInputs(context).length === 0) return;
    yield* kept(context, saidCards(context));
    const { graph } = context;
    const inClear = new Set(
      cardInputs(context).filter((id) => {
        const step = graph.steps[id];
        return step !== undefined && isStoring(step) && !isEncrypted(step);
      }),
    );
    if (inClear.size === 0) return;
    const mayHold = factsBefore<boolean>(graph, {
      entry: false,
      join: (a, b) => a || b,
      same: Object.is,
      along: (fact, edge, step) => (isStoring(step) && succeeded(edge) ? inClear.has(edge.from) : fact),
    });
    const readers = readersOf(context, 'StoredCustomerInput');
    yield* kept(
      context,
      [...mayHold].flatMap(([id, may]) => (may && readers.has(id) ? [id] : [])),
    );
  },
};

/** Steps that take what was said to a bot that had asked for a card. */
const saidCards = (context: Context): readonly string[] =>
  readersIn(context).flatMap(({ id, reads }) =>
    reads.some((read) => readsSaidCard(context, read)) ? [id] : [],
  );

function* kept({ graph }: Context, takers: readonly string[]): Iterable<Problem> {
  for (const id of takers) {
    const step = graph.steps[id];
    if (!step || !graph.reachable.has(id) || !(keepingActions.has(step.type) || speaks(step))) continue;
    yield {
      step: id,
      message: `${step.type} takes card digits in clear.`,
      fix: 'Encrypt the input, and hand the result to the one function that may decrypt it.',
    };
  }
}
