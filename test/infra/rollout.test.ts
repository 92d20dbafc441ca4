import { beforeAll, describe, expect, it } from 'vitest';
import { rolloutOf } from '../../infra/settings/operation.ts';
import { contracts } from '../../shared/contract/contracts.ts';
import { type Synthesized, synthesize } from './synthesized.ts';

let gradual: Synthesized;
beforeAll(() => {
  gradual = synthesize({ settings: { operation: { rollout: 'gradual' } } });
});

describe('what is in service', () => {
  it('is an alias of a version of the function, which flows and events name', () => {
    for (const { name } of contracts) {
      const fn = gradual.the('function', name);
      const alias = gradual
        .ofType('AWS::Lambda::Alias')
        .find((one) => gradual.pointee(one.stack, one.resource.Properties.FunctionName)?.id === fn.id);
      expect(alias?.resource.Properties.Name, name).toBe('live');
      const { FunctionVersion } = Object(alias?.resource.Properties);
      expect(gradual.pointee(fn.stack, FunctionVersion)?.resource.Type).toBe('AWS::Lambda::Version');
    }
  });
});

describe('a gradual rollout', () => {
  it('gives a new version a tenth for five minutes, and takes it back when the function fails', () => {
    const groups = gradual.ofType('AWS::CodeDeploy::DeploymentGroup');
    const aliases = gradual
      .ofType('AWS::Lambda::Alias')
      .filter(({ stack }) => stack === 'careline-demo-functions');
    expect(groups).toHaveLength(aliases.length);
    for (const { stack, resource } of groups) {
      const { DeploymentConfigName, AlarmConfiguration, AutoRollbackConfiguration } = resource.Properties;
      expect(DeploymentConfigName).toBe('CodeDeployDefault.LambdaCanary10Percent5Minutes');
      expect(AutoRollbackConfiguration).toMatchObject({
        Enabled: true,
        Events: expect.arrayContaining(['DEPLOYMENT_STOP_ON_ALARM']),
      });
      const [alarm] = Object(AlarmConfiguration).Alarms;
      expect(gradual.pointee(stack, alarm.Name)?.resource.Properties.MetricName).toBe('Errors');
    }
  });

  it('is the default of stage production, and only there', () => {
    expect(rolloutOf({ stage: 'production', operation: {} })).toBe('gradual');
    expect(rolloutOf({ stage: 'production', operation: { rollout: 'all-at-once' } })).toBe('all-at-once');
    expect(rolloutOf({ stage: 'demo', operation: {} })).toBe('all-at-once');
  });
});
