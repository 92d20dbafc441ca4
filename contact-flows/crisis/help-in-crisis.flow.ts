import { defineFlow } from '../../shared/flow/define-flow.ts';
import { flowRef, queue } from '../../shared/flow/references.ts';
import { reasons } from '../attributes.ts';
import type { FlowContext } from '../flow-context.ts';
import { speakIn } from '../prompts/voices.ts';

/**
 * Urgent help. Says 911 and 988 first, asks for no identity, then the crisis queue at the highest priority, then anybody
 * who is free. With nobody there it says the numbers again: never a voicemail, never silence.
 */
export const helpInCrisis = ({ language, say, named }: FlowContext) =>
  defineFlow({
    name: named('help-in-crisis'),
    kind: 'CONTACT_FLOW',
    description: 'Reached by key 9 from everywhere. Ends with a person, or with the numbers to dial.',
    start: 'voice',
    steps: {
      voice: speakIn(language, 'numbers'),
      numbers: {
        type: 'MessageParticipant',
        text: say('crisis-numbers'),
        next: 'language',
        onError: 'language',
      },
      language: { type: 'UpdateContactData', language, next: 'reason', onError: 'reason' },
      reason: {
        type: 'UpdateContactAttributes',
        attributes: { reason: reasons.crisis },
        next: 'queue-flow',
        onError: 'queue-flow',
      },
      'queue-flow': {
        type: 'UpdateContactEventHooks',
        hook: 'CustomerQueue',
        flow: flowRef(named('wait-in-crisis')),
        next: 'agent-whisper',
        onError: 'agent-whisper',
      },
      'agent-whisper': {
        type: 'UpdateContactEventHooks',
        hook: 'AgentWhisper',
        flow: flowRef(named('tell-agent')),
        next: 'agent-guide',
        onError: 'agent-guide',
      },
      'agent-guide': {
        type: 'UpdateContactEventHooks',
        hook: 'DefaultAgentUI',
        flow: flowRef(named('guide-agent')),
        next: 'first',
        onError: 'first',
      },
      first: { type: 'UpdateContactRoutingBehavior', priority: 1, next: 'crisis-queue' },
      'crisis-queue': {
        type: 'UpdateContactTargetQueue',
        queue: queue('crisis'),
        next: 'crisis-available',
        onError: 'front-desk-queue',
      },
      'crisis-available': {
        type: 'CheckMetricData',
        metric: 'NumberOfAgentsAvailable',
        when: [{ greaterThan: '0', next: 'connecting' }],
        otherwise: 'front-desk-queue',
        onError: 'connecting',
      },
      'front-desk-queue': {
        type: 'UpdateContactTargetQueue',
        queue: queue('front-desk'),
        next: 'front-desk-available',
        onError: 'nobody',
      },
      'front-desk-available': {
        type: 'CheckMetricData',
        metric: 'NumberOfAgentsAvailable',
        when: [{ greaterThan: '0', next: 'connecting' }],
        otherwise: 'back-to-crisis-queue',
        onError: 'connecting',
      },
      'back-to-crisis-queue': {
        type: 'UpdateContactTargetQueue',
        queue: queue('crisis'),
        next: 'crisis-staffed',
        onError: 'nobody',
      },
      // Everybody is talking: first in line is better than a dead end.
      'crisis-staffed': {
        type: 'CheckMetricData',
        metric: 'NumberOfAgentsStaffed',
        when: [{ greaterThan: '0', next: 'connecting' }],
        otherwise: 'nobody',
        onError: 'nobody',
      },
      connecting: {
        type: 'MessageParticipant',
        text: say('crisis-connecting'),
        next: 'to-queue',
        onError: 'to-queue',
      },
      'to-queue': { type: 'TransferContactToQueue', onQueueAtCapacity: 'nobody', onError: 'nobody' },
      nobody: { type: 'Loop', count: 3, whileLooping: 'say-nobody', whenDone: 'hang-up' },
      'say-nobody': {
        type: 'MessageParticipant',
        text: say('crisis-nobody'),
        next: 'nobody',
        onError: 'hang-up',
      },
      'hang-up': { type: 'DisconnectParticipant' },
    },
  });
