import { beforeAll, describe, expect, it } from 'vitest';
import { type Synthesized, synthesize } from './synthesized.ts';

const settings = {
  clinic: { timeZone: 'America/New_York' },
  hours: {
    monday: [
      { opens: '08:00', closes: '12:00' },
      { opens: '13:00', closes: '24:00' },
    ],
  },
  holidays: [
    { date: '2026-12-25', name: 'Christmas' },
    { date: '2026-12-24', name: 'Christmas Eve', hours: { opens: '08:00', closes: '12:30' } },
  ],
  queues: ['front-desk', 'billing', 'crisis', 'pharmacy'],
};

let centre: Synthesized;
beforeAll(() => {
  centre = synthesize({ settings });
});

const at = (Hours: number, Minutes = 0) => ({ Hours, Minutes });

describe('answering hours', () => {
  it("R-22: hold on the clinic's clock, with a break, to the end of the day", () => {
    const { Config, TimeZone } = centre.the('hours', 'clinic').resource.Properties;
    expect(TimeZone).toBe('America/New_York');
    expect(Config).toEqual(
      expect.arrayContaining([
        { Day: 'MONDAY', StartTime: at(8), EndTime: at(12) },
        { Day: 'MONDAY', StartTime: at(13), EndTime: at(0) },
      ]),
    );
    expect(Config).not.toContainEqual(expect.objectContaining({ Day: 'SUNDAY' }));
  });

  it('R-22: differ on holidays: closed, or the hours of the holiday', () => {
    expect(centre.the('hours', 'clinic').resource.Properties.HoursOfOperationOverrides).toEqual([
      expect.objectContaining({
        OverrideName: 'Christmas 2026-12-25',
        EffectiveFrom: '2026-12-25',
        EffectiveTill: '2026-12-25',
        OverrideConfig: [],
      }),
      expect.objectContaining({
        EffectiveFrom: '2026-12-24',
        OverrideConfig: [{ Day: 'THURSDAY', StartTime: at(8), EndTime: at(12, 30) }],
      }),
    ]);
  });

  it('R-22: never end for the crisis queue', () => {
    const { HoursOfOperationArn } = centre.the('queue', 'crisis').resource.Properties;
    const hours = centre.pointee(centre.the('queue', 'crisis').stack, HoursOfOperationArn);
    expect(hours?.resource.Metadata?.careline).toEqual({ hours: 'always' });
    expect(hours?.resource.Properties.Config).toHaveLength(7);
    expect(hours?.resource.Properties.HoursOfOperationOverrides).toBeUndefined();
  });
});

describe('queues', () => {
  it('are those of the settings; a crisis comes first to every agent', () => {
    expect(centre.marked('queue').map(({ resource }) => resource.Properties.Name)).toEqual(settings.queues);
    const [profile] = centre.ofType('AWS::Connect::RoutingProfile');
    const order = Object(profile?.resource.Properties.QueueConfigs).map(
      ({ Priority, QueueReference }: { Priority: number; QueueReference: { QueueArn: unknown } }) => [
        Priority,
        centre.pointee(profile?.stack ?? '', QueueReference.QueueArn)?.resource.Properties.Name,
      ],
    );
    expect(order).toEqual([
      [1, 'crisis'],
      [2, 'front-desk'],
      [3, 'billing'],
      [4, 'pharmacy'],
    ]);
  });
});

describe('the instance', () => {
  it('and its number stay, whatever happens to the stack', () => {
    for (const placed of [centre.the('instance', 'careline'), centre.the('number', 'main')]) {
      expect(placed.resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  it('R-126: puts recordings into the bucket under its key, and contact records into the stream', () => {
    const configs = centre.ofType('AWS::Connect::InstanceStorageConfig');
    const of = (type: string) => configs.find(({ resource }) => resource.Properties.ResourceType === type);
    const recordings = of('CALL_RECORDINGS');
    const { BucketName, EncryptionConfig } = Object(recordings?.resource.Properties.S3Config);
    const mark = (reference: unknown) =>
      centre.pointee(recordings?.stack ?? '', reference)?.resource.Metadata?.careline;
    expect(mark(BucketName)).toEqual({ bucket: 'recordings' });
    expect(EncryptionConfig.EncryptionType).toBe('KMS');
    expect(mark(EncryptionConfig.KeyId)).toEqual({ key: 'recordings' });
    const { StreamArn } = Object(of('CONTACT_TRACE_RECORDS')?.resource.Properties.KinesisStreamConfig);
    expect(mark(StreamArn)).toEqual({ stream: 'contact-records' });
  });

  it('R-130: lets agents take and make calls and nothing else', () => {
    const profiles = centre.ofType('AWS::Connect::SecurityProfile');
    expect(profiles.map(({ resource }) => resource.Properties.Permissions)).toEqual([
      ['BasicAgentAccess', 'OutboundCallAccess'],
    ]);
  });

  it('takes the public half of the card key that the account made itself', () => {
    const key = centre.the('securityKey', 'card-input');
    const pair = centre.pointee(key.stack, key.resource.Properties.Key);
    expect(pair).toMatchObject({ attribute: 'PublicKey', resource: { Type: 'Custom::CardInputKey' } });
  });

  it('during a rotation keeps the old card key and gives flows the new one', () => {
    const other = synthesize({ settings: { cardInputSlots: ['card-input-2', 'card-input-1'] } });
    const slots = other.ofType('Custom::CardInputKey').map(({ resource }) => resource.Properties.Slot);
    expect(slots).toEqual(['card-input-2', 'card-input-1']);
    const newest = other.the('certificate', 'card-input').resource;
    expect(newest.Properties.Slot).toBe('card-input-2');
    expect(newest.DependsOn).toContain(other.the('certificate', 'card-input-1').id);
  });

  it('uses a number that is there already instead of claiming one', () => {
    const existing = 'arn:aws:connect:us-west-2:123456789012:phone-number/1a2b3c';
    const other = synthesize({ settings: { number: { existing } } });
    expect(other.ofType('AWS::Connect::PhoneNumber')).toHaveLength(0);
  });
});
