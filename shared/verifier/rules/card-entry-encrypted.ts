import { cardInputs } from '../card-entry.ts';
import { encrypted, end, example, logging, noRecording, store } from '../example.ts';
import type { Problem, Rule } from '../rule.ts';
import { isEncrypted, isStoring } from '../speech.ts';

export const cardEntryEncrypted: Rule = {
  id: 'card-entry-encrypted',
  level: 'error',
  what: 'an input that asks for a card encrypts what is keyed',
  why: 'Unencrypted digits of a card stand in clear in $.StoredCustomerInput: in reach of every later step, function and log.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/encrypt-data.html',
  wrong: example({ ask: store('Please enter your card number', 'bye'), bye: end }),
  right: example({
    quiet: logging('Disabled', 'off'),
    off: noRecording('ask'),
    ask: store('Please enter your card number', 'bye', encrypted),
    bye: end,
  }),
  actions: ['GetParticipantInput', 'ConnectParticipantWithLexBot'],
  *check(context) {
    for (const id of cardInputs(context)) {
      const step = context.graph.steps[id];
      if (!step || isEncrypted(step)) continue;
      yield isStoring(step) ? stored(id) : said(id);
    }
  },
};

const stored = (step: string): Problem => ({
  step,
  message: 'Asks for card data and stores the digits in clear.',
  fix: 'Add InputEncryption with a security key and its certificate, and use CustomValidation.',
});

/** A warning: the service is certified for card data, so a house may have decided for it. */
const said = (step: string): Problem => ({
  step,
  message: 'Has a bot ask for card data: what is said stands in clear in $.Lex.',
  fix: 'Ask for the digits by key, with InputEncryption, or send a link to pay.',
  level: 'warning',
});
