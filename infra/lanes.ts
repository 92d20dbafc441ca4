import type { CfnResource } from 'aws-cdk-lib';

/**
 * Lets at most `lanes` resources of a list be made at once: each waits for the one `lanes` places before it. Connect takes
 * two requests a second, with bursts of five. Source: Service Quotas, Amazon Connect API throttling.
 */
export function inLanes(resources: readonly CfnResource[], lanes = 5): void {
  for (const [index, resource] of resources.entries()) {
    const before = resources[index - lanes];
    if (before) resource.addResourceDependency(before);
  }
}
