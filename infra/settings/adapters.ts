import { z } from 'zod';
import { oneOf, textMatching } from './value.ts';

/** Which systems stand behind the ports. The embedded ones work without any other company. */
export const adapterSettings = z
  .strictObject({
    payer: oneOf(['embedded'], { why: 'Insurance questions go to it.' }).default('embedded'),
    gateway: oneOf(['stripe'], { why: 'Cards are charged through it.' }).default('stripe'),
    messaging: oneOf(['end-user-messaging'], { why: 'Codes are texted through it.' }).default(
      'end-user-messaging',
    ),
  })
  .prefault({});

/** What texts come from. Without it the demo stage uses a simulator number, which reaches no real phone. */
export const textOriginationSetting = textMatching(
  /^arn:aws[-a-z]*:sms-voice:[-a-z0-9]+:\d{12}:(phone-number|pool|sender-id)\/[-a-zA-Z0-9_/]+$/,
  {
    what: 'is not the ARN of a number, pool or sender of End User Messaging',
    why: 'Patients get their codes from it, and one function may send from it and nothing else.',
    fix: 'Register an origination identity and write its ARN, e.g. "arn:aws:sms-voice:us-west-2:123456789012:phone-number/phone-1a2b".',
  },
).optional();
