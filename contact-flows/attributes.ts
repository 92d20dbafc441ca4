import { attribute } from '../shared/flow/paths.ts';

/**
 * The contact attributes of a call. They end in the contact record and on the agent's screen, so they hold outcomes and
 * opaque references only: nothing about a person, no digits.
 */
export const attributes = {
  /** `given` or `refused`; anything else counts as refused. */
  recordingConsent: attribute('recordingConsent'),
  /** `L0`, `L1`, `L2`: what the functions have proven. The functions keep their own record and trust only that. */
  identityLevel: attribute('identityLevel'),
  /** Why the person calls: a value of `reasons`. */
  reason: attribute('reason'),
  /** Id of the call's first contact, the key of its session: what is related to a call and no leg of it, like a guide, knows it by this alone. */
  call: attribute('call'),
  /** Where a module wants the call to go: a value of `destinations`. */
  goTo: attribute('goTo'),
  /** Id of the contact in which the caller was to speak after the tone: there must be a recording of it. `none`: it could not begin. */
  voicemail: attribute('voicemail'),
  /**
   * What the caller chose in menus, in order: `<contact> <flow>/<step> <flow>/<step> …`, and `<flow>/<step>=off` where the
   * recording was set. Every published flow adds to it by itself (`noteChoices` in index.ts); the event log has a row of each.
   * What follows an id happened in that contact, for attributes go along into a callback or a transfer. **Limit:** a screen of an
   * agent takes 16 KB with all attributes (see guide-agent), so a call of some three hundred choices opens none; the call goes on.
   */
  choices: attribute('choices'),
} as const;

export const reasons = {
  none: 'general',
  appointment: 'appointment',
  changeAppointment: 'change-appointment',
  insurance: 'insurance',
  bill: 'bill',
  paymentTrouble: 'payment-trouble',
  crisis: 'crisis',
} as const;

export const destinations = { menu: 'menu', person: 'person', crisis: 'crisis', done: 'done' } as const;
