import { destinations, reasons } from '../attributes.ts';
import type { Say } from '../prompts/prompts.ts';

/**
 * The ends that every module has. Modules return; the front desk reads `goTo` and decides where the call goes. Written
 * into each module's steps, so that each way out is a step that can be seen, walked and verified.
 */
export const leaveModule = {
  'to-menu': goTo({ goTo: destinations.menu }),
  'to-person': goTo({ goTo: destinations.person }),
  'to-crisis': goTo({ goTo: destinations.crisis, reason: reasons.crisis }),
  end: { type: 'EndFlowModuleExecution' },
} as const;

function goTo(attributes: { readonly goTo: string; readonly reason?: string }) {
  return { type: 'UpdateContactAttributes', attributes, next: 'end', onError: 'end' } as const;
}

/** The two reasons for which a module itself hands over to a person, said before it does. */
export const handOver = (say: Say) => ({
  'person-will-help': saidBefore(say('person-will-help')),
  trouble: saidBefore(say('system-trouble')),
});

const saidBefore = (text: string) =>
  ({ type: 'MessageParticipant', text, next: 'to-person', onError: 'to-person' }) as const;
