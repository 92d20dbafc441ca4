import type { JsonObject } from '../document.ts';
import type { Condition, Step } from '../flow.ts';
import { plain, type Reading } from './block.ts';
import { legacyPath } from './namespaces.ts';

/** Old blocks that branch or hand the caller on. Observed: names from published console exports, where no comment says more. */

export const disconnect = (): Step => ended('DisconnectParticipant');
export const endFlow = (): Step => ended('EndFlowExecution');

const ended = (type: string): Step => ({ type, parameters: {}, errors: {}, conditions: [] });

/** A branching action; `NextAction` repeats the branch that the console repeats. */
function branching(
  type: string,
  parts: { parameters: JsonObject; mirrors: string; errors: Record<string, string>; conditions: Condition[] },
): Step {
  const { parameters, errors, conditions } = parts;
  const next = errors[parts.mirrors];
  return { type, parameters, ...(next !== undefined && { next }), errors, conditions };
}

export function checkAttribute(block: Reading): Step {
  const namespace = block.text('Namespace') ?? 'User Defined';
  const { path, guessed } = legacyPath(namespace, block.text('Attribute') ?? '');
  if (guessed) block.notes.push(`tests an attribute of "${namespace}", taken for ${path}`);
  return branching('Compare', {
    parameters: { ComparisonValue: path },
    mirrors: 'NoMatchingCondition',
    errors: block.errors({ NoMatchingCondition: 'NoMatch' }),
    conditions: block.conditions(),
  });
}

export function checkHours(block: Reading): Step {
  const hours = block.text('Hours', 'HoursOfOperationId');
  return branching('CheckHoursOfOperation', {
    parameters: hours === undefined || hours === '' ? {} : { HoursOfOperationId: hours },
    mirrors: 'NoMatchingError',
    errors: block.errors({ NoMatchingError: 'Error' }),
    conditions: ['True', 'False'].flatMap((answer) => whenever(answer, block.to(answer))),
  });
}

const whenever = (operand: string, to: string | undefined, operator = 'Equals'): Condition[] =>
  to === undefined ? [] : [{ operator, operands: [operand], next: to }];

/** Times are milliseconds before and after. One block could ask for both numbers; the new action asks for one. */
export function checkQueue(block: Reading): Step {
  const times = block.conditions('CheckQueueTime');
  const sizes = block.conditions('CheckQueueCapacity');
  if (times.length > 0 && sizes.length > 0)
    block.notes.push('tests the waiting time and the number of contacts: the second test was left out');
  return branching('CheckMetricData', {
    parameters: {
      MetricType: times.length > 0 ? 'OldestContactInQueueAgeSeconds' : 'NumberOfContactsInQueue',
      ...queueOf(block),
    },
    mirrors: 'NoMatchingError',
    errors: block.errors({ NoMatchingError: 'Error', NoMatchingCondition: 'NoMatch' }),
    conditions: times.length > 0 ? times : sizes,
  });
}

/** Assumed: the parameter that names what is counted (available, staffed, online). */
export function checkStaffing(block: Reading): Step {
  const counted = block.text('MetricType') ?? block.text('Status') ?? 'Available';
  return branching('CheckMetricData', {
    parameters: { MetricType: `NumberOfAgents${counted}`, ...queueOf(block) },
    mirrors: 'NoMatchingError',
    errors: block.errors({ NoMatchingError: 'Error', NoMatchingCondition: 'False' }),
    conditions: whenever('0', block.to('True'), 'NumberGreaterThan'),
  });
}

function queueOf(block: Reading): JsonObject {
  const queue = block.text('Queue', 'QueueId');
  return queue === undefined ? {} : { QueueId: queue };
}

/** Shares in percent become bounds: 3 %, 6 %, 8 % are 4, 10, 18. */
export function distribute(block: Reading): Step {
  let bound = 1;
  const conditions = block.tests().flatMap((branch) => {
    bound += Number(plain(branch.conditionValue ?? '0'));
    return whenever(String(bound), branch.transition, 'NumberLessThan');
  });
  return branching('DistributeByPercentage', {
    parameters: {},
    mirrors: 'NoMatchingCondition',
    errors: block.errors({ NoMatchingCondition: 'NoMatch' }),
    conditions,
  });
}

export function transfer(block: Reading): Step {
  switch (block.block.target) {
    case 'Flow':
      return toFlow(block);
    case 'PhoneNumber':
      return toPhoneNumber(block);
    case 'Queue':
    case undefined:
      return toQueue(block);
    default:
      block.notes.push(`transfers to "${block.block.target}", which is not known: taken for a queue`);
      return toQueue(block);
  }
}

export function toQueue(block: Reading): Step {
  return branching('TransferContactToQueue', {
    parameters: {},
    mirrors: 'NoMatchingError',
    errors: block.errors({ QueueAtCapacity: 'AtCapacity', NoMatchingError: 'Error' }),
    conditions: [],
  });
}

export function toFlow(block: Reading): Step {
  return branching('TransferToFlow', {
    parameters: { ContactFlowId: block.text('ContactFlowId', 'ContactFlowId') ?? '' },
    mirrors: 'NoMatchingError',
    errors: block.errors({ NoMatchingError: 'Error' }),
    conditions: [],
  });
}

/** Assumed: no published export shows this block's parameters. */
function toPhoneNumber(block: Reading): Step {
  const next = block.to('Success');
  const errors = block.errors({
    ConnectionTimeLimitExceeded: 'Timeout',
    CallFailed: 'CallFailure',
    NoMatchingError: 'Error',
  });
  return {
    type: 'TransferParticipantToThirdParty',
    parameters: {
      ThirdPartyPhoneNumber: block.text('PhoneNumber') ?? '',
      ThirdPartyConnectionTimeLimitSeconds: block.text('TimeLimit') ?? '30',
      ContinueFlowExecution: next === undefined ? 'False' : 'True',
    },
    ...((next ?? errors.NoMatchingError) !== undefined && { next: next ?? errors.NoMatchingError }),
    errors,
    conditions: [],
  };
}

export const createCallback = (block: Reading): Step =>
  block.goesOn('CreateCallbackContact', {
    ...queueOf(block),
    InitialCallDelaySeconds: block.text('InitialDelaySeconds') ?? '5',
    MaximumConnectionAttempts: block.text('MaxRetryAttempts') ?? '1',
    RetryDelaySeconds: block.text('RetryDelaySeconds') ?? '600',
  });
