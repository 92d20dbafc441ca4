import { App, Aspects, CfnResource, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { eligibleServices, onlyEligibleServices, serviceProblem } from '../../infra/eligible-services.ts';
import { synthesize } from './synthesized.ts';

describe('services', () => {
  it('R-133: of every resource are on the list of HIPAA-eligible services', () => {
    const types = new Set(synthesize().all.map(({ resource }) => resource.Type));
    expect([...types].flatMap((type) => serviceProblem(type) ?? [])).toEqual([]);
    const used = new Set(
      [...types].filter((type) => type.startsWith('AWS::')).map((type) => type.split('::')[1]),
    );
    for (const service of eligibleServices.services)
      expect(used, 'every service of the list is used').toContain(service);
  });

  it('R-133: that are not on the list stop the synthesis, with the reason', () => {
    const app = new App();
    new CfnResource(new Stack(app, 'stack'), 'Game', { type: 'AWS::GameLift::Fleet' });
    Aspects.of(app).add(onlyEligibleServices);
    expect(() => app.synth()).toThrow(
      'AWS::GameLift::Fleet belongs to a service that is not on the list of HIPAA-eligible services.',
    );
  });
});
