import { destinations, reasons } from '../attributes.ts';

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
