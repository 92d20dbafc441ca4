import { CfnOutput } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type Alias, FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/**
 * A URL that answers signed requests only, and the right to call it as a policy that the clinic attaches to roles of its own.
 * The right to invoke is good for the URL alone: who could invoke the function directly could write a sender into the event.
 * Administrators can; CloudTrail shows them.
 *
 * Source: Lambda Developer Guide, urls-auth: `lambda:InvokeFunctionUrl` and `lambda:InvokeFunction`,
 * condition keys `lambda:FunctionUrlAuthType` and `lambda:InvokedViaFunctionUrl`.
 */
export class SignedUrl extends Construct {
  constructor(scope: Construct, id: string, { name, live }: { readonly name: string; readonly live: Alias }) {
    super(scope, id);
    const { url } = live.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM });
    const mayCall = new ManagedPolicy(this, 'MayCall', {
      description: `Careline: may call ${name} through its URL`,
      statements: [
        new PolicyStatement({
          actions: ['lambda:InvokeFunctionUrl'],
          resources: [live.functionArn],
          conditions: { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } },
        }),
        new PolicyStatement({
          actions: ['lambda:InvokeFunction'],
          resources: [live.functionArn],
          conditions: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } },
        }),
      ],
    });
    new CfnOutput(this, 'Url', { value: url, description: `${name}: signed requests only` });
    new CfnOutput(this, 'Policy', { value: mayCall.managedPolicyArn, description: `May call ${name}` });
  }
}
