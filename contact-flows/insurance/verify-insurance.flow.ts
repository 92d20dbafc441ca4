import { readEligibilityAnswer } from '../../shared/contract/read-eligibility-answer.ts';
import { startEligibilityCheck } from '../../shared/contract/start-eligibility-check.ts';
import { defineFlow } from '../../shared/flow/define-flow.ts';
import { callFunction, external } from '../../shared/flow/function-contract.ts';
import { flowAttribute } from '../../shared/flow/paths.ts';
import type { FlowContext } from '../flow-context.ts';
import { ifProven } from '../identity/if-proven.ts';
import { leaveModule } from '../reception/leave-module.ts';

/**
 * Asks the payer whether the coverage is active and what the patient pays. A payer may take 20 seconds and a function
 * only 8, so the question is started, then polled with a spoken filler between.
 */
export const verifyInsurance = ({ say, named }: FlowContext) =>
  defineFlow({
    name: named('verify-insurance'),
    kind: 'MODULE',
    description: 'Module of the front desk. Needs identity level L2.',
    start: 'who',
    steps: {
      who: ifProven('L2', 'start', 'to-person'),
      start: callFunction(startEligibilityCheck, {
        with: {},
        on: { started: 'remember', 'no-coverage': 'no-coverage', 'not-allowed': 'to-person' },
        onError: 'unavailable',
      }),
      remember: {
        type: 'UpdateFlowAttributes',
        attributes: { checkId: external(startEligibilityCheck, 'started', 'checkId') },
        next: 'asking',
        onError: 'unavailable',
      },
      asking: { type: 'MessageParticipant', text: say('asking-payer'), next: 'poll', onError: 'poll' },
      poll: callFunction(readEligibilityAnswer, {
        with: { checkId: flowAttribute('checkId') },
        on: {
          pending: 'polls',
          active: 'active',
          inactive: 'inactive',
          'not-found': 'not-found',
          unavailable: 'unavailable',
          'not-allowed': 'to-person',
        },
        onError: 'unavailable',
      }),
      // Eight polls with about three seconds of speech and pause each cover the 20 seconds that a payer may take.
      polls: { type: 'Loop', count: 8, whileLooping: 'still-checking', whenDone: 'unavailable' },
      'still-checking': {
        type: 'MessageParticipant',
        text: say('still-checking'),
        next: 'poll',
        onError: 'poll',
      },
      active: {
        type: 'MessageParticipant',
        text: say('coverage-active', {
          plan: external(readEligibilityAnswer, 'active', 'spokenPlan'),
          benefits: external(readEligibilityAnswer, 'active', 'spokenBenefits'),
        }),
        next: 'after-active',
        onError: 'unavailable',
      },
      'after-active': {
        type: 'GetParticipantInput',
        text: say('after-coverage-answer'),
        timeoutSeconds: 8,
        keys: { '1': 'to-person', '2': 'to-menu', '0': 'to-person', '9': 'to-crisis', '*': 'active' },
        onTimeout: 'to-menu',
        onNoMatch: 'to-menu',
        onError: 'to-menu',
      },
      inactive: {
        type: 'MessageParticipant',
        text: say('coverage-inactive', {
          plan: external(readEligibilityAnswer, 'inactive', 'spokenPlan'),
        }),
        next: 'after',
        onError: 'after',
      },
      'not-found': {
        type: 'MessageParticipant',
        text: say('coverage-not-found'),
        next: 'after',
        onError: 'after',
      },
      'no-coverage': {
        type: 'MessageParticipant',
        text: say('no-coverage'),
        next: 'after',
        onError: 'after',
      },
      unavailable: {
        type: 'MessageParticipant',
        text: say('coverage-unavailable'),
        next: 'after',
        onError: 'after',
      },
      after: {
        type: 'GetParticipantInput',
        text: say('after-coverage'),
        timeoutSeconds: 8,
        keys: { '1': 'to-person', '2': 'to-menu', '0': 'to-person', '9': 'to-crisis', '*': 'after' },
        onTimeout: 'to-menu',
        onNoMatch: 'to-menu',
        onError: 'to-menu',
      },
      'to-menu': leaveModule['to-menu'],
      'to-person': leaveModule['to-person'],
      'to-crisis': leaveModule['to-crisis'],
      end: leaveModule.end,
    },
  });
