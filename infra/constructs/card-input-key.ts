import { CustomResource } from 'aws-cdk-lib';
import { CfnSecurityKey } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import { mark } from '../mark.ts';
import { DeploymentProvider, type DeploymentProviderProps } from './deployment-provider.ts';

export interface CardInputKeyProps extends Omit<DeploymentProviderProps, 'rights'> {
  readonly instanceArn: string;
  /** Newest first; Connect holds two keys. Source: Administrator Guide, encrypt-data. */
  readonly slots: readonly string[];
}

/**
 * The key pairs for card input. They are made inside the account: the private half goes to Secrets Manager and nowhere else,
 * the public half to Connect, the certificate into the flows. Flows use the newest; the one before opens what is on its way.
 */
export class CardInputKey extends Construct {
  /** Id that a flow names as `EncryptionKeyId`. */
  readonly keyId: string;
  /**
   * The certificate with its line breaks already written as in JSON: CloudFormation puts it between the quotes of a flow's
   * content as it is.
   */
  readonly certificateInJson: string;

  constructor(scope: Construct, id: string, props: CardInputKeyProps) {
    super(scope, id);
    const { serviceToken } = new DeploymentProvider(this, 'Provider', props);
    const [newest, ...before] = props.slots.map((slot, age) => {
      const pair = new CustomResource(this, `Pair-${slot}`, {
        resourceType: 'Custom::CardInputKey',
        serviceToken,
        properties: { Slot: slot },
      });
      const key = new CfnSecurityKey(this, `Key-${slot}`, {
        instanceId: props.instanceArn,
        key: pair.getAttString('PublicKey'),
      });
      mark(pair, { certificate: age === 0 ? 'card-input' : slot });
      mark(key, { securityKey: age === 0 ? 'card-input' : slot });
      return { pair, key };
    });
    if (!newest) throw new Error('settings.cardInputSlots is empty. Write ["card-input-1"].');
    // The store keeps the newest first, so that key is made last.
    for (const { pair } of before) newest.pair.node.addDependency(pair);
    this.keyId = newest.key.attrAssociationId;
    this.certificateInJson = newest.pair.getAttString('CertificateJson');
  }
}
