import { App, Aspects, CfnResource, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import {
  checkedServices,
  eligibleServices,
  onlyEligibleServices,
  serviceProblem,
} from '../../infra/eligible-services.ts';
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

  it('R-133: that nobody has compared with the page of AWS keep production waiting', () => {
    const unchecked = { checkedOn: undefined, services: ['S3'] };
    expect(checkedServices({ stage: 'production' }, unchecked).validate()).toEqual([
      'infra/eligible-services.ts: nobody has compared the list of services with the page of AWS. Stage "production" may put patient data only where the agreement with AWS covers it. Compare the list, then write the date into checkedOn.',
    ]);
    expect(
      checkedServices({ stage: 'production' }, { ...unchecked, checkedOn: '2026-11-02' }).validate(),
    ).toEqual([]);
    expect(checkedServices({ stage: 'demo' }, unchecked).validate()).toEqual([]);
  });
});
