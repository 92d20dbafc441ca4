import { App, Aspects, CfnResource, Stack } from 'aws-cdk-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  checkedServices,
  eligibleServices,
  onlyEligibleServices,
  serviceProblem,
  withoutPatientData,
} from '../../infra/eligible-services.ts';
import { type Synthesized, synthesize } from './synthesized.ts';

/** Not in the demo: gradual rollout, an amount of money. */
const behindSettings: readonly string[] = ['Budgets', 'CodeDeploy', 'Events'];

let centre: Synthesized;
beforeAll(() => {
  centre = synthesize();
});

describe('services', () => {
  it('R-133: of every resource are on the list of HIPAA-eligible services', () => {
    const types = new Set(centre.all.map(({ resource }) => resource.Type));
    expect([...types].flatMap((type) => serviceProblem(type) ?? [])).toEqual([]);
    const used = new Set(
      [...types].filter((type) => type.startsWith('AWS::')).map((type) => type.split('::')[1]),
    );
    const listed = Object.keys({ ...eligibleServices.services, ...withoutPatientData });
    for (const service of listed.filter((one) => !behindSettings.includes(one)))
      expect(used, 'every service of the lists is used').toContain(service);
  });

  it('R-133: are each on the page of AWS under a name, or hold no patient data for a reason', () => {
    for (const { named } of Object.values(eligibleServices.services))
      expect(named).toMatch(/^(Amazon|AWS) \S/);
    for (const reason of Object.values(withoutPatientData)) expect(reason).toMatch(/^.{30,}\.$/);
  });

  it('R-133: send texts and no voice messages, which the page excludes', () => {
    for (const { resource } of centre.ofType('AWS::SMSVOICE::PhoneNumber'))
      expect(resource.Properties.NumberCapabilities).toEqual(['SMS']);
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
    const unchecked = { checkedOn: undefined, services: { S3: { named: 'Amazon S3' } } };
    expect(checkedServices({ stage: 'production' }, unchecked).validate()).toEqual([
      'infra/eligible-services.ts: nobody has compared the list of services with the page of AWS of today. Stage "production" may put patient data only where the agreement with AWS covers it. Compare it with https://aws.amazon.com/compliance/hipaa-eligible-services-reference/, then write the date into checkedOn.',
    ]);
    expect(
      checkedServices({ stage: 'production' }, { ...unchecked, checkedOn: '2026-11-02' }).validate(),
    ).toEqual([]);
    expect(checkedServices({ stage: 'demo' }, unchecked).validate()).toEqual([]);
  });
});
