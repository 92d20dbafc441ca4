/** Runs the custom resources of the templates as CloudFormation does, and gives their answers to whoever refers to them. */
import { z } from 'zod';
import type { Resolver } from '../../infra/templates/resolve.ts';
import { type JsonMap, placeOf } from '../../infra/templates/template.ts';
import type { FunctionHost } from '../functions/host.ts';
import { type CustomResourcePlan, type FunctionPlan, isOurs } from '../templates/read-functions.ts';
import { NotProvidedYet } from '../templates/resolve.ts';

const answerShape = z.object({
  PhysicalResourceId: z.string().optional(),
  Data: z.record(z.string(), z.coerce.string()).default({}),
});

interface Running {
  readonly resolver: Resolver;
  readonly host: FunctionHost;
  readonly functions: readonly FunctionPlan[];
}

/** One after the other, each once all that it refers to is known. Throws when one fails or two wait for each other. */
export async function runCustomResources(
  plans: readonly CustomResourcePlan[],
  running: Running,
): Promise<void> {
  let waiting = plans.filter((plan) => isOurs(plan, running.functions));
  while (waiting.length > 0) {
    const postponed: CustomResourcePlan[] = [];
    for (const plan of waiting) {
      const properties = propertiesOf(plan, running.resolver);
      if (properties) await runOne(plan, properties, running);
      else postponed.push(plan);
    }
    if (postponed.length === waiting.length) {
      throw new Error(
        `These custom resources wait for each other: ${postponed.map((p) => placeOf(p.placed)).join(', ')}.`,
      );
    }
    waiting = postponed;
  }
}

function propertiesOf({ placed }: CustomResourcePlan, resolver: Resolver): JsonMap | undefined {
  try {
    return resolver.properties(placed);
  } catch (error) {
    if (error instanceof NotProvidedYet) return undefined;
    throw error;
  }
}

async function runOne(
  plan: CustomResourcePlan,
  properties: JsonMap,
  { resolver, host }: Running,
): Promise<void> {
  const { placed } = plan;
  const result = await host.invoke(plan.functionArn, {
    // Every start is a Create: the handlers keep what an earlier one made.
    RequestType: 'Create',
    RequestId: placeOf(placed),
    StackId: `arn:aws:cloudformation:us-east-1:000000000000:stack/${placed.stack}/local`,
    LogicalResourceId: placed.id,
    ResourceType: placed.resource.Type,
    ResourceProperties: properties,
  });
  if (result.kind !== 'answer') {
    const why = result.kind === 'fault' ? result.message : result.kind;
    throw new Error(
      `The custom resource ${placeOf(placed)} failed: ${why}. Start with --verbose to see its log.`,
    );
  }
  const { PhysicalResourceId = placeOf(placed), Data } = answerShape.parse(result.payload);
  resolver.provide(placed, PhysicalResourceId, Data);
}
