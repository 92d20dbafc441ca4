import { cardInputs } from '../card-entry.ts';
import { encrypted, end, example, logging, noRecording, store } from '../example.ts';
import { type Privacy, privacyBefore } from '../privacy.ts';
import type { Rule } from '../rule.ts';

export const cardEntryWindow: Rule = {
  id: 'card-entry-window',
  level: 'error',
  what: 'logging, recording and analytics are off on every path to a card input',
  why: 'Digits, keyed or said to a bot, would end in flow logs, recordings or transcripts, which PCI DSS forbids (requirement 3.3) and nobody can take back. What is not known at the start of a flow counts as on.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/encrypt-data.html',
  wrong: example({ ask: store('Enter the number of your card', 'bye', encrypted), bye: end }),
  right: example({
    quiet: logging('Disabled', 'off'),
    off: noRecording('ask'),
    ask: store('Enter the number of your card', 'bye', encrypted),
    bye: end,
  }),
  actions: ['GetParticipantInput', 'ConnectParticipantWithLexBot'],
  *check(context) {
    const inputs = cardInputs(context);
    if (inputs.length === 0) return;
    const facts = privacyBefore(context);
    for (const step of inputs) {
      const fact = facts.get(step);
      if (!fact) continue;
      for (const key of Object.keys(demands)) {
        const demand = isDemand(key) ? demands[key] : undefined;
        if (!demand || (isDemand(key) && fact[key])) continue;
        yield { step, message: `Takes card data while ${demand.may} may be on.`, fix: demand.fix };
      }
    }
  },
};

const demands: Readonly<Record<keyof Privacy, { may: string; fix: string }>> = {
  logging: {
    may: 'flow logging',
    fix: 'Put UpdateFlowLoggingBehavior with FlowLoggingBehavior "Disabled" on every path before it.',
  },
  recording: {
    may: 'recording of agent and customer',
    fix: 'Put a recording behavior with RecordedParticipants [] on every path before it.',
  },
  ivrRecording: {
    may: 'recording of the automated part',
    fix: 'Put a recording behavior with IVRRecordingBehavior "Disabled" on every path before it.',
  },
  analytics: {
    may: 'analytics',
    fix: 'Put a recording behavior without analytics on every path before it.',
  },
};

const isDemand = (key: string): key is keyof Privacy => Object.hasOwn(demands, key);
