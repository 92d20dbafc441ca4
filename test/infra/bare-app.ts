import { readFileSync } from 'node:fs';
import { App, type Stack } from 'aws-cdk-lib';
import type { Resource } from './synthesized.ts';

/** An app with the flags of cdk.json and none of the validators, for a test of one stack or construct. */
export function bareApp(): App {
  const { context }: { context: Record<string, unknown> } = JSON.parse(readFileSync('cdk.json', 'utf8'));
  return new App({
    context,
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
    stackTraces: false,
    treeMetadata: false,
  });
}

/** What a stack of a bare app comes to. */
export function templateOf(stack: Stack): { readonly Resources: Readonly<Record<string, Resource>> } {
  const assembly = App.of(stack)?.synth({ skipValidation: true });
  return assembly?.stacks.find(({ stackName }) => stackName === stack.stackName)?.template;
}
