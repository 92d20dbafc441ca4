/** The calls that a deployed centre makes to itself: nothing of a person is read, nobody's telephone rings. */

import { contracts } from '../../../shared/contract/contracts.ts';
import type { ReferenceKind } from '../../../shared/flow/references.ts';
import type { CallScript, ScriptStep } from '../../../shared/test-case/call-script.ts';
import { exportScript } from '../../../shared/test-case/export-script.ts';
import type { StoredTestCase } from '../../../shared/test-case/test-case.ts';
import { goodDay } from '../../calls/answers.ts';

/** The digits of a birth date that belongs to nobody; the function that would compare them does not run. */
const anyBirthDate = '01021903';

type Name = (kind: ReferenceKind, name: string) => string;
type Hours = 'InHours' | 'OutOfHours';

const calls: readonly (readonly [name: string, hours: Hours, steps: readonly ScriptStep[]])[] = [
  [
    'the emergency sentence comes first, then the menu in English',
    'InHours',
    [{ hears: 'hang up and dial 911' }, { presses: '1' }, { hears: 'For your next appointment, press 1.' }],
  ],
  [
    'the menu in Spanish',
    'InHours',
    [{ hears: 'marque el 911' }, { presses: '2' }, { hears: 'Para su próxima cita, oprima 1.' }],
  ],
  [
    'a closed clinic says so and takes messages',
    'OutOfHours',
    [{ hears: 'hang up and dial 911' }, { presses: '1' }, { hears: 'The clinic is closed now.' }],
  ],
  [
    'who proves who they are hears the next appointment',
    'InHours',
    [
      { hears: 'hang up and dial 911' },
      { presses: '1' },
      { hears: 'For your next appointment, press 1.' },
      { presses: '1' },
      { functionEnds: 'recognise-caller' },
      { presses: anyBirthDate },
      { functionEnds: 'read-back-birth-date' },
      { presses: '1' },
      { functionEnds: 'verify-birth-date' },
      { hears: 'You are booked for' },
    ],
  ],
  [
    'who owes money hears how much',
    'InHours',
    [
      { hears: 'hang up and dial 911' },
      { presses: '1' },
      { hears: 'To pay a bill, press 3.' },
      { presses: '3' },
      { functionEnds: 'recognise-caller' },
      { presses: anyBirthDate },
      { functionEnds: 'read-back-birth-date' },
      { presses: '1' },
      { functionEnds: 'read-balance' },
      { hears: '84 dollars and 50 cents' },
    ],
  ],
];

/** As test cases of Connect; `name` gives what stands for a flow, a function, hours. */
export function testCalls(name: Name): readonly StoredTestCase[] {
  return calls.map(([title, hours, steps]) => exportScript(script(title, hours, steps, name)));
}

function script(title: string, hours: Hours, steps: readonly ScriptStep[], name: Name): CallScript {
  return {
    name: title,
    flow: name('flow', 'answer-call'),
    // Every function stands in for itself: a test must not write into the tables of patients.
    instead: [
      { hours: name('hours', 'clinic'), are: hours },
      ...contracts.map((contract) => ({
        function: name('function', contract.name),
        answers: firstAnswer(contract.name),
      })),
    ],
    steps: [
      ...steps.map((step) =>
        'functionEnds' in step ? { functionEnds: name('function', step.functionEnds) } : step,
      ),
      { ends: true } as const,
    ],
  };
}

function firstAnswer(name: string): Readonly<Record<string, string>> {
  const told = [goodDay[name]].flat()[0];
  if (typeof told === 'object') return told;
  throw new Error(`On a good day ${name} answers something: add it to test/calls/answers.ts.`);
}
