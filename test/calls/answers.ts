import { contracts } from '../../shared/contract/contracts.ts';
import type { ContactFlowEvent, FunctionResult } from '../../shared/simulator/functions.ts';

/** What a function answers in a call test: one answer for ever, or one after the other (the last one stays). */
export type Answer = Readonly<Record<string, string>> | 'fault' | 'hang' | 'throttled' | 'service-error';
export type Answers = Readonly<Record<string, Answer | readonly Answer[]>>;

/** A day on which everything works, for a patient with an appointment, insurance and a bill. */
export const goodDay: Answers = {
  'recognise-caller': { outcome: 'known-number' },
  'read-back-birth-date': { outcome: 'understood', spokenDate: 'April 12, 1968' },
  'note-record-number': { outcome: 'noted' },
  'verify-birth-date': { outcome: 'verified', greetingName: 'Ms. Okafor' },
  'send-verification-code': { outcome: 'sent' },
  'verify-code': { outcome: 'verified' },
  'verify-record-number': { outcome: 'verified' },
  'find-next-appointment': {
    outcome: 'found',
    spokenWhen: 'Tuesday, March 3, at 9:40 in the morning',
    spokenWith: 'Dr. Lindqvist',
    spokenWhere: 'our Elm Street office',
    spokenBring: 'Please bring your insurance card.',
  },
  'start-eligibility-check': { outcome: 'started', checkId: 'check-1' },
  'read-eligibility-answer': [
    { outcome: 'pending' },
    {
      outcome: 'active',
      spokenPlan: 'Bluewater Health',
      spokenBenefits: 'For an office visit you pay 25 dollars.',
    },
  ],
  'read-balance': { outcome: 'due', spokenAmount: '84 dollars and 50 cents' },
  'explain-charges': {
    outcome: 'explained',
    spokenCharges: 'Visit on January 14: billed 212 dollars, insurance paid 127 dollars and 50 cents.',
  },
  'choose-amount': { outcome: 'accepted', paymentId: 'payment-1', spokenAmount: '84 dollars and 50 cents' },
  'tokenise-card': {
    outcome: 'ready',
    brand: 'Visa',
    lastFour: '4 2 4 2',
    spokenAmount: '84 dollars and 50 cents',
  },
  'capture-payment': {
    outcome: 'paid',
    spokenReceipt: '7 3 1, 0 0 4',
    spokenAmount: '84 dollars and 50 cents',
  },
  'read-back-phone-number': {
    outcome: 'understood',
    spokenNumber: '2 0 6, 5 5 5, 0 1 0 0',
    dialable: '+12065550100',
  },
  'take-message': { outcome: 'taken', spokenDue: 'tomorrow at 5 in the afternoon' },
  'describe-caller': { outcome: 'described', whisper: 'Ms. Okafor, verified, bill.' },
  'brief-agent': {
    outcome: 'briefed',
    who: 'Ms. Okafor, verified, bill.',
    alerts: 'call number 3 about this in 7 days',
    contacts: 'Monday, March 2, at 9:40 in the morning, call, bill, hung up',
    messages: 'none',
    appointments: 'not needed for this call',
    balance: '84 dollars and 50 cents',
    language: 'English',
  },
  'record-survey-answer': { outcome: 'recorded' },
};

/** Functions that answer as told. Refuses an answer that the contract does not allow: a test must not invent one. */
export function answering(answers: Answers): {
  invoke(arn: string, event: ContactFlowEvent): FunctionResult;
  calls: { name: string; event: ContactFlowEvent }[];
} {
  const calls: { name: string; event: ContactFlowEvent }[] = [];
  for (const name of Object.keys(answers)) {
    for (const answer of listOf(answers[name])) checkAgainstContract(name, answer);
  }
  return {
    calls,
    invoke(arn, event) {
      const name = arn.slice(arn.lastIndexOf(':') + 1);
      const earlier = calls.filter((call) => call.name === name).length;
      calls.push({ name, event });
      const told = listOf(answers[name] ?? goodDay[name]);
      const answer = told[Math.min(earlier, told.length - 1)];
      if (answer === undefined) throw new Error(`No answer was told for ${name}`);
      if (answer === 'fault') return { kind: 'fault', message: 'told to fail' };
      if (typeof answer === 'string') return { kind: answer };
      return { kind: 'answer', payload: answer, ms: 40 };
    },
  };
}

function listOf(told: Answer | readonly Answer[] | undefined): readonly Answer[] {
  if (told === undefined) return [];
  // A single answer is an object or a word, a sequence is an array.
  return Array.isArray(told) ? (told as readonly Answer[]) : [told as Answer];
}

function checkAgainstContract(name: string, answer: Answer): void {
  if (typeof answer === 'string') return;
  const contract = contracts.find((known) => known.name === name);
  const outcome = contract?.outcomes[answer.outcome ?? ''];
  const keys = Object.keys(answer).filter((key) => key !== 'outcome');
  const wanted = outcome?.returns ?? [];
  if (!outcome || keys.length !== wanted.length || !keys.every((key) => wanted.includes(key))) {
    throw new Error(`${name} cannot answer ${JSON.stringify(answer)}: see its contract`);
  }
}
