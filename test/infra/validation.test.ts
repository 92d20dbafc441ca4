import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, Stack } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-connect';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { acknowledgements } from '../../infra/acknowledgements.ts';
import { createApp } from '../../infra/create-app.ts';
import { functionsFolder } from './functions-folder.ts';

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly {
      readonly ruleName: string;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
  }[];
}

/** A bucket that is open and not encrypted, and a queue with a wrong ARN and a wrong status. */
function plant(app: App): void {
  const stack = new Stack(app, 'planted');
  new CfnBucket(stack, 'Bucket');
  new CfnQueue(stack, 'Queue', {
    instanceArn: 'arn:x',
    name: 'queue',
    hoursOfOperationArn: 'arn:y',
    status: 'OPEN',
  });
}

/** `rule at construct`, of the real centre with two mistakes planted beside it. */
let findings: readonly string[];
let failure: unknown;
let strict: unknown;

beforeAll(() => {
  const { remove, folder, ...functions } = functionsFolder();
  const outdir = join(folder, 'cdk.out');
  const { app } = createApp({ ...functions, outdir });
  plant(app);
  strict = app.node.tryGetContext('@aws-cdk/core:strictCfnValidateErrors');
  try {
    // Only the verifier's part is skipped; it has a test of its own.
    app.synth({ skipValidation: true });
  } catch (error) {
    failure = error;
  }
  const { pluginReports }: Report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
  remove();
  findings = pluginReports.flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
    ),
  );
});

describe('a full synthesis', () => {
  it('R-127: finds nothing in the centre that is not acknowledged, not even a warning', () => {
    expect(findings.filter((finding) => !finding.includes(' at planted/'))).toEqual([]);
  });

  it.each([
    ['an unencrypted bucket', 'HIPAA.Security-S3DefaultEncryptionKMS at planted/Bucket'],
    ['a bucket that answers plain HTTP', 'AwsSolutions-S10 at planted/Bucket'],
    ['a bucket that goes with its stack', 'kept-when-the-stack-goes at planted/Bucket'],
    ['an ARN of the wrong type', 'F3031 at planted/Queue'],
    ['a value that is no choice', 'W3030 at planted/Queue'],
  ])('R-127: finds %s', (_, finding) => {
    expect(findings).toContain(finding);
  });

  it('R-127: fails for it, and would for a warning alone', () => {
    expect(String(failure)).toContain('ValidationFailed');
    expect(strict).toBe(true);
  });
});

describe('acknowledgements', () => {
  it('give reasons in sentences', () => {
    for (const { rule, reason } of acknowledgements) {
      expect(reason.length, rule).toBeGreaterThan(60);
      expect(reason, rule).toMatch(/[.]$/);
    }
  });
});
