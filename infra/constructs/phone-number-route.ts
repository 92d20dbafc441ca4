import { CustomResource } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { lastPart } from '../arn-parts.ts';
import { DeploymentProvider, type DeploymentProviderProps } from './deployment-provider.ts';

export interface PhoneNumberRouteProps extends Omit<DeploymentProviderProps, 'rights'> {
  readonly instanceArn: string;
  readonly numberArn: string;
  readonly flowArn: string;
}

/** Puts a flow on a phone number, which CloudFormation has no property for. */
export class PhoneNumberRoute extends Construct {
  constructor(scope: Construct, id: string, props: PhoneNumberRouteProps) {
    super(scope, id);
    const { instanceArn, numberArn, flowArn } = props;
    const provider = new DeploymentProvider(this, 'Provider', {
      ...props,
      rights: [
        new PolicyStatement({
          actions: ['connect:AssociatePhoneNumberContactFlow', 'connect:DisassociatePhoneNumberContactFlow'],
          resources: [instanceArn, numberArn, flowArn],
        }),
      ],
    });
    new CustomResource(this, 'Route', {
      resourceType: 'Custom::PhoneNumberRoute',
      serviceToken: provider.serviceToken,
      properties: {
        InstanceId: lastPart(instanceArn, 'instance'),
        PhoneNumberId: lastPart(numberArn, 'phone-number'),
        ContactFlowId: lastPart(flowArn, 'contact-flow'),
      },
    });
  }
}
