import { CustomResource } from 'aws-cdk-lib';
import { CfnSecurityKey } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import { mark } from '../mark.ts';
import { DeploymentProvider, type DeploymentProviderProps } from './deployment-provider.ts';

/**
 * The key pair for card input. It is made inside the account: the private half goes to Secrets Manager and nowhere else, the
 * public half to Connect, the certificate into the flows.
 */
export class CardInputKey extends Construct {
  /** Id that a flow names as `EncryptionKeyId`. */
  readonly keyId: string;
  /**
   * The certificate with its line breaks already written as in JSON: CloudFormation puts it between the quotes of a flow's
   * content as it is.
   */
  readonly certificateInJson: string;

  constructor(
    scope: Construct,
    id: string,
    props: Omit<DeploymentProviderProps, 'rights'> & { instanceArn: string },
  ) {
    super(scope, id);
    const provider = new DeploymentProvider(this, 'Provider', props);
    const pair = new CustomResource(this, 'Pair', {
      resourceType: 'Custom::CardInputKey',
      serviceToken: provider.serviceToken,
      properties: { Slot: 'card-input-1' },
    });
    const key = new CfnSecurityKey(this, 'Key', {
      instanceId: props.instanceArn,
      key: pair.getAttString('PublicKey'),
    });
    mark(key, { securityKey: 'card-input' });
    mark(pair, { certificate: 'card-input' });
    this.keyId = key.attrAssociationId;
    this.certificateInJson = pair.getAttString('CertificateJson');
  }
}
