import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnPhoneNumber } from 'aws-cdk-lib/aws-smsvoice';
import type { Construct } from 'constructs';
import type { GivenResource } from '../given-resource.ts';
import { mark } from '../mark.ts';
import type { Settings } from '../settings.ts';

/** What texts are sent from: the identity in the settings, or a simulator number, which reaches no real phone. */
export function textOrigination(scope: Construct, settings: Settings): GivenResource {
  const arn = settings.textOrigination;
  if (arn !== undefined) return { value: arn, arn };
  const number = new CfnPhoneNumber(scope, 'TextNumber', {
    isoCountryCode: 'US',
    numberType: 'SIMULATOR',
    numberCapabilities: ['SMS'],
    mandatoryKeywords: {
      stop: { message: `${settings.clinic.name}: you will get no more texts.` },
      help: { message: `${settings.clinic.name}: call us for help. Reply STOP to get no more texts.` },
    },
    deletionProtectionEnabled: true,
  });
  number.applyRemovalPolicy(RemovalPolicy.RETAIN);
  mark(number, { variable: 'TEXT_ORIGINATION' });
  return { value: number.attrArn, arn: number.attrArn };
}
