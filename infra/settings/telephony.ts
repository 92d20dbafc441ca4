import { z } from 'zod';
import { oneOf, report, textMatching, value } from './value.ts';

const claimed = z.strictObject({
  claim: oneOf(['DID', 'TOLL_FREE'], { why: 'The number is claimed from Connect.' }),
  country: textMatching(/^[A-Z]{2}$/, {
    what: 'is not a country code of two capital letters',
    why: 'The number is claimed in that country.',
    fix: 'Write e.g. "US".',
  }),
});
const existing = z.strictObject({
  existing: textMatching(/^arn:aws[-a-z]*:connect:[-a-z0-9]+:\d{12}:phone-number\/[-a-zA-Z0-9]+$/, {
    what: 'is not the ARN of a Connect phone number',
    why: 'The front desk is put on that number.',
    fix: 'Copy it from `aws connect list-phone-numbers-v2`.',
  }),
});

/** The number patients call: a new one, or one that is in this account already. */
export const numberSettings = z
  .custom<z.input<typeof claimed> | z.input<typeof existing>>()
  .prefault({ claim: 'DID', country: 'US' })
  .transform((given, context): z.infer<typeof claimed> | z.infer<typeof existing> => {
    const isExisting = typeof given === 'object' && given !== null && 'existing' in given;
    const number = isExisting ? existing.safeParse(given) : claimed.safeParse(given);
    if (number.success) return number.data;
    return report(context, number.error, given);
  });

/** Key pairs for card input, newest first. To rotate: put a new one in front, deploy, later remove the old one, deploy. */
export const cardInputSlotsSetting = value<readonly string[]>(
  (given) =>
    Array.isArray(given) &&
    (given.length === 1 || given.length === 2) &&
    given.every((slot) => typeof slot === 'string' && /^card-input-[1-9]\d{0,3}$/.test(slot)) &&
    new Set(given).size === given.length,
  {
    what: 'is not a list of one or two different key slots',
    why: 'Connect holds two keys, so that cards can be taken while one is replaced.',
    fix: 'Write ["card-input-1"]; to rotate, ["card-input-2", "card-input-1"], then ["card-input-2"].',
  },
).default(['card-input-1']);
