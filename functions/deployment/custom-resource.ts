/**
 * What CloudFormation asks of a custom resource and what it is told, as the CDK's provider framework passes it on.
 * Source: docs.aws.amazon.com/cdk/api/v2, aws-cdk-lib.custom_resources, "Handling Lifecycle Events: onEvent".
 */
export interface CustomResourceEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  /** The template's properties; on Delete those of the resource that goes. */
  readonly ResourceProperties: Readonly<Record<string, unknown>>;
  /** On Update: those of the template before. */
  readonly OldResourceProperties?: Readonly<Record<string, unknown>>;
  /** As answered to the Create. */
  readonly PhysicalResourceId?: string;
}

export interface CustomResourceAnswer {
  /** Another one than before makes CloudFormation delete the old resource afterwards. */
  readonly PhysicalResourceId: string;
  /** Attributes for the template. Never a secret: CloudFormation shows them. */
  readonly Data?: Readonly<Record<string, string>>;
  /**
   * Keeps `Data` out of the framework's log and out of what the console shows.
   * Source: CloudFormation User Guide, crpg-ref-responses; aws-cdk-lib 2, provider-framework/runtime, logs redacted.
   */
  readonly NoEcho?: true;
}

/** A text among the properties of the template. The error reaches whoever deploys. */
export function propertyOf(event: CustomResourceEvent, name: string): string {
  const value = event.ResourceProperties[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new Error(`The custom resource lacks the property ${name}: give it in the template as a text.`);
}

/** A list of texts among properties; none where there is no list. */
export function idsOf(
  properties: CustomResourceEvent['ResourceProperties'] | undefined,
  name: string,
): string[] {
  const value = properties?.[name];
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}
