import { callerNumber, type JsonPath } from '../../flow/paths.ts';
import { end, example, type ShortStep, store } from '../example.ts';
import type { Level } from '../finding.ts';
import { readsOf } from '../reads.ts';
import type { Rule } from '../rule.ts';
import { shownEqual } from '../shown-equal.ts';
import { type Taint, taintsIn } from '../taint.ts';

const dial = (number: string): ShortStep => ({
  type: 'TransferParticipantToThirdParty',
  parameters: {
    ThirdPartyPhoneNumber: number,
    ThirdPartyConnectionTimeLimitSeconds: '30',
    ContinueFlowExecution: 'False',
  },
  next: 'bye',
  errors: { NoMatchingError: 'bye' },
});

export const outsideNumber: Rule = {
  id: 'outside-number',
  level: 'error',
  what: 'no caller decides which outside number is dialled or texted',
  why: 'Whoever chooses the number chooses the bill: toll fraud lets an automated caller key in or say premium and international numbers, to be dialled or texted, until somebody sees the invoice.',
  source: 'https://docs.aws.amazon.com/connect/latest/adminguide/third-party-transfer.html',
  wrong: example({ ask: store('Key in a number', 'dial'), dial: dial('$.StoredCustomerInput'), bye: end }),
  right: example({ dial: dial('+12065550100'), bye: end }),
  actions: ['TransferParticipantToThirdParty', 'StartOutboundChatContact', 'UpdateContactCallbackNumber'],
  *check(context) {
    const { structure } = context;
    for (const { n, id, step } of structure.placed) {
      const demands = demandsOn[step.type];
      if (!demands || structure.reachable[n] === 0) continue;
      for (const read of readsOf(context, id)) {
        const demand = demands[read.where];
        if (!demand || read.path === demand.unless) continue;
        const found = taintsIn(context).of(id, read);
        const from = origins.find((one) => found.includes(one) && demand[one]);
        const level = from ? demand[from] : demand.unknown;
        if (!level || shownEqual(context).get(id)?.has(read.path)) continue;
        yield {
          step: id,
          message: from
            ? `${read.where} takes ${read.path}, which ${words[from]}.`
            : `${read.where} takes ${read.path}: who can set it can have any number dialled.`,
          fix: from
            ? demand.fix
            : 'Write the numbers, one step for each, or have the function that returns it choose from a list.',
          level,
        };
      }
    }
  },
};

/** Worst first. */
const origins = ['digits', 'said', 'phone', 'sent'] as const satisfies readonly Taint[];
type Origin = (typeof origins)[number];

const words: Readonly<Record<Origin, string>> = {
  digits: 'a caller may have keyed in',
  said: 'a caller may have said or written',
  phone: 'a caller may have keyed in',
  sent: 'comes with the call from outside',
};

/** How bad it is when a parameter takes what comes from there; what is left out may be. */
interface Demand extends Readonly<Partial<Record<Origin, Level>>> {
  /** When no flow of the set shows where the value comes from. */
  readonly unknown?: Level;
  /** What may always stand there. */
  readonly unless?: JsonPath;
  readonly fix: string;
}

/** By action and parameter. */
const demandsOn: Readonly<Record<string, Readonly<Record<string, Demand>>>> = {
  TransferParticipantToThirdParty: {
    ThirdPartyPhoneNumber: {
      digits: 'error',
      said: 'error',
      phone: 'error',
      // Often set by the exchange of the house itself.
      sent: 'warning',
      unknown: 'advice',
      fix: 'Write the number, or let a function choose it from a list.',
    },
    // What answers may be an exchange that dials on.
    ThirdPartyDTMFDigits: {
      digits: 'warning',
      said: 'warning',
      phone: 'warning',
      sent: 'warning',
      fix: 'Write the keys, or let a function check what is sent on.',
    },
  },
  StartOutboundChatContact: {
    'DestinationEndpoint.Address': {
      digits: 'error',
      said: 'error',
      phone: 'warning',
      sent: 'warning',
      unknown: 'advice',
      unless: callerNumber,
      fix: `Send to ${callerNumber}, or let a function look the number up.`,
    },
  },
  UpdateContactCallbackNumber: {
    CallbackNumber: {
      digits: 'warning',
      said: 'warning',
      sent: 'warning',
      fix: 'Let an input with PhoneNumberValidation store the number, or let a function check it.',
    },
  },
};
