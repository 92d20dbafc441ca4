import type { Teller } from './telling.ts';

/**
 * Who takes a branch, as the beginning of a sentence that goes on with what they now meet: `callers who press 2 at “menu”`,
 * `when “look-up” fails, callers`.
 */
export function takersOf({ side, name, value }: Teller, id: string, label: string): string {
  const x = name(id);
  const type = side.flow.steps[id]?.type ?? '';
  if (label === 'next') return `after ${x}, callers`;
  if (label.startsWith('error ')) return afterError(label.slice('error '.length), type, x);
  const [, operator = '', operand = ''] = /^when (\S*) ?(.*)$/s.exec(label) ?? [];
  const wanted = operand === '' ? 'nothing' : value(operand);
  switch (type) {
    case 'GetParticipantInput':
      return `callers who press ${wanted} at ${x}`;
    case 'ConnectParticipantWithLexBot':
      return `callers who want ${wanted} at ${x}`;
    case 'CheckHoursOfOperation':
      return `${wanted.toLowerCase() === 'true' ? 'when open' : 'when closed'} (${x}), callers`;
    case 'Loop':
      return `${wanted === 'ContinueLooping' ? 'while rounds are left' : 'after the last round'} at ${x}, callers`;
    default: {
      const looked = side.leaves.get(id)?.get('ComparisonValue');
      const what = looked === undefined ? 'the result' : looked;
      return `when ${what} ${Object.hasOwn(operators, operator) ? operators[operator] : operator} ${wanted} (${x}), callers`;
    }
  }
}

const operators: Readonly<Record<string, string>> = {
  Equals: 'is',
  TextStartsWith: 'starts with',
  TextEndsWith: 'ends with',
  TextContains: 'contains',
  NumberGreaterThan: 'is above',
  NumberGreaterOrEqualTo: 'is at least',
  NumberLessThan: 'is below',
  NumberLessOrEqualTo: 'is at most',
};

function afterError(error: string, type: string, x: string): string {
  const asked = type === 'GetParticipantInput';
  switch (error) {
    case 'NoMatchingError':
      return `when ${x} fails, callers`;
    case 'InputTimeLimitExceeded':
      return `callers who ${asked ? 'press' : 'answer'} nothing at ${x}`;
    case 'NoMatchingCondition':
      return asked ? `callers who press any other key at ${x}` : `in every other case at ${x}, callers`;
    case 'QueueAtCapacity':
      return `when the queue is full at ${x}, callers`;
    case 'InvalidPhoneNumber':
    case 'InvalidCallbackNumber':
      return `callers who give a number that is none at ${x}`;
    case 'CallFailed':
      return `when the other number cannot be reached at ${x}, callers`;
    case 'ConnectionTimeLimitExceeded':
      return `when nobody answers at ${x}, callers`;
    default:
      return `on ${error} at ${x}, callers`;
  }
}
