import { findNextAppointment } from '../../shared/contract/find-next-appointment.ts';
import { defineFlow } from '../../shared/flow/define-flow.ts';
import { callFunction, external } from '../../shared/flow/function-contract.ts';
import { destinations, reasons } from '../attributes.ts';
import type { FlowContext } from '../flow-context.ts';
import { ifProven } from '../identity/if-proven.ts';
import { handOver, leaveModule } from '../reception/leave-module.ts';

/** The next appointment: day, time, with whom, where, what to bring. Never why. */
export const lookUpAppointment = ({ say, named }: FlowContext) =>
  defineFlow({
    name: named('look-up-appointment'),
    kind: 'MODULE',
    description: 'Module of the front desk. Needs identity level L1.',
    start: 'who',
    steps: {
      who: ifProven('L1', 'find', 'to-person'),
      find: callFunction(findNextAppointment, {
        with: {},
        on: { found: 'tell', none: 'none', 'not-allowed': 'to-person' },
        onError: 'trouble',
      }),
      tell: {
        type: 'MessageParticipant',
        text: say('appointment', {
          when: external(findNextAppointment, 'found', 'spokenWhen'),
          with: external(findNextAppointment, 'found', 'spokenWith'),
          where: external(findNextAppointment, 'found', 'spokenWhere'),
        }),
        next: 'tell-bring',
        onError: 'trouble',
      },
      'tell-bring': {
        type: 'MessageParticipant',
        text: say('appointment-bring', { bring: external(findNextAppointment, 'found', 'spokenBring') }),
        next: 'after',
        onError: 'after',
      },
      after: {
        type: 'GetParticipantInput',
        text: say('after-appointment'),
        timeoutSeconds: 8,
        keys: { '1': 'change', '2': 'to-menu', '0': 'to-person', '9': 'to-crisis', '*': 'tell' },
        onTimeout: 'to-menu',
        onNoMatch: 'to-menu',
        onError: 'to-menu',
      },
      none: {
        type: 'GetParticipantInput',
        text: say('no-appointment'),
        timeoutSeconds: 8,
        keys: { '1': 'change', '2': 'to-menu', '0': 'to-person', '9': 'to-crisis', '*': 'none' },
        onTimeout: 'to-menu',
        onNoMatch: 'to-menu',
        onError: 'to-menu',
      },
      change: {
        type: 'UpdateContactAttributes',
        attributes: { reason: reasons.changeAppointment, goTo: destinations.person },
        next: 'end',
        onError: 'end',
      },
      trouble: handOver(say).trouble,
      'to-menu': leaveModule['to-menu'],
      'to-person': leaveModule['to-person'],
      'to-crisis': leaveModule['to-crisis'],
      end: leaveModule.end,
    },
  });
