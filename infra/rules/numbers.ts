import { type ConnectRule, ofType } from './connect-rule.ts';

const tries = ['test'];

export const noNumberInTests: ConnectRule = {
  id: 'no-number-claimed-in-tests',
  why: 'A released number is locked for up to 180 days, and who claims and releases more than twice the quota in that time may claim none: stages that come and go would use up the numbers of the clinic.',
  fix: 'In stage "test" write the ARN of a number that is there already: "number": { "existing": "arn:…:phone-number/…" }.',
  source: 'https://docs.aws.amazon.com/connect/latest/APIReference/API_ClaimPhoneNumber.html',
  check: (centre) =>
    centre.stage !== undefined && tries.includes(centre.stage)
      ? [
          ...ofType(centre, 'AWS::Connect::PhoneNumber'),
          ...ofType(centre, 'AWS::SMSVOICE::PhoneNumber').filter(
            (placed) => centre.properties(placed).NumberType !== 'SIMULATOR',
          ),
        ].map((placed) => ({ ...placed, wrong: 'claims a public number in stage "test"' }))
      : [],
};
