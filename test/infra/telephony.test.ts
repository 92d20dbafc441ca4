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
};

const reason = 'Wound photographs for the nurse line, accepted by the privacy officer.';
const on = { on: true, reason };
const existing = {
  instance: 'arn:aws:connect:us-west-2:123456789012:instance/11111111-2222-4333-8444-555555555555',
  number: 'arn:aws:connect:us-west-2:123456789012:phone-number/1a2b3c',
};

let centre: Synthesized;
/** Everything that may be otherwise and does not exclude each other. */
let other: Synthesized;
/** On an instance and a number that are there already. */
let guest: Synthesized;
beforeAll(() => {
  // What flows need of the telephony is asked by other tests.
  const flows = [] as const;
  centre = synthesize({ settings, flows });
  other = synthesize({
    settings: {
      instance: { signIn: 'directory', directoryId: 'd-1234567890' },
      cardInputSlots: ['card-input-2', 'card-input-1'],
      features: { chatAttachments: on, liveTranscripts: on },
    },
    flows,
  });
  guest = synthesize({
    settings: {
      instance: { existing: existing.instance, alias: 'hillcrest', attach: ['contact-records'] },
      number: { existing: existing.number },
    },
    flows,
  });
});

/** Resource type, place and key of each storage configuration. */
function placesIn(of: Synthesized): string[] {
  const marked = (stack: string, reference: unknown) =>
    Object.values(Object(of.pointee(stack, reference)?.resource.Metadata?.careline))[0];
  return of.ofType('AWS::Connect::InstanceStorageConfig').map(({ stack, resource: { Properties } }) => {
    const { BucketName, BucketPrefix, EncryptionConfig } = Object(Properties.S3Config);
    if (BucketName !== undefined)
      return `${Properties.ResourceType} ${marked(stack, BucketName)}/${BucketPrefix} under ${marked(stack, EncryptionConfig.KeyId)}`;
    const stream = of.pointee(stack, Object(Properties.KinesisStreamConfig).StreamArn);
    const { KeyId } = Object(stream?.resource.Properties.StreamEncryption);
    return `${Properties.ResourceType} ${marked(stack, Object(Properties.KinesisStreamConfig).StreamArn)} under ${marked(stream?.stack ?? '', KeyId)}`;
  });
}

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

describe('the instance', () => {
  it('and its number stay, whatever happens to the stack', () => {
    for (const placed of [centre.the('instance', 'careline'), centre.the('number', 'main')]) {
      expect(placed.resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  it('R-126, R-129: has an encrypted place for everything that it writes, and for nothing else', () => {
    const places = placesIn(centre);
    expect(places.slice(0, 5)).toEqual([
      'CALL_RECORDINGS recordings/recordings under recordings',
      'SCREEN_RECORDINGS recordings/screen-recordings under recordings',
      'CHAT_TRANSCRIPTS recordings/chat-transcripts under recordings',
      'CONTACT_EVALUATIONS recordings/evaluations under recordings',
      'SCHEDULED_REPORTS recordings/reports under recordings',
    ]);
    expect(places.slice(5)).toEqual([
      'CONTACT_TRACE_RECORDS contact-records under records',
      'AGENT_EVENTS agent-events under records',
    ]);
  });

  it('R-136: takes attachments and streams running transcripts only where the feature is on', () => {
    expect(placesIn(other)).toEqual([
      ...placesIn(centre).slice(0, 5),
      'ATTACHMENTS recordings/attachments under recordings',
      ...placesIn(centre).slice(5),
      'REAL_TIME_CONTACT_ANALYSIS_VOICE_SEGMENTS live-transcripts under records',
    ]);
  });

  it('signs agents in as the settings say', () => {
    expect(other.the('instance', 'careline').resource.Properties).toMatchObject({
      IdentityManagementType: 'EXISTING_DIRECTORY',
      DirectoryId: 'd-1234567890',
    });
    expect(centre.the('instance', 'careline').resource.Properties.IdentityManagementType).toBe(
      'CONNECT_MANAGED',
    );
  });

  it('takes the public half of the card key that the account made itself', () => {
    const key = centre.the('securityKey', 'card-input');
    const pair = centre.pointee(key.stack, key.resource.Properties.Key);
    expect(pair).toMatchObject({ attribute: 'PublicKey', resource: { Type: 'Custom::CardInputKey' } });
  });

  it('during a rotation keeps the old card key and gives flows the new one', () => {
    const slots = other.ofType('Custom::CardInputKey').map(({ resource }) => resource.Properties.Slot);
    expect(slots).toEqual(['card-input-2', 'card-input-1']);
    const newest = other.the('certificate', 'card-input').resource;
    expect(newest.Properties.Slot).toBe('card-input-2');
    expect(newest.DependsOn).toContain(other.the('certificate', 'card-input-1').id);
  });
});

describe('an instance that is there already', () => {
  it('is not made, and gets only the storage that the settings name', () => {
    expect(guest.ofType('AWS::Connect::Instance')).toEqual([]);
    expect(placesIn(guest)).toEqual(['CONTACT_TRACE_RECORDS contact-records under records']);
  });

  it('keeps its number and its levels of teams', () => {
    expect(guest.ofType('AWS::Connect::PhoneNumber')).toEqual([]);
    expect(guest.ofType('AWS::Connect::UserHierarchyStructure')).toEqual([]);
    const [queue] = guest.ofType('AWS::Connect::Queue');
    expect(Object(queue?.resource.Properties.OutboundCallerConfig).OutboundCallerIdNumberArn).toBe(
      existing.number,
    );
  });

  it('gets everything else, under its own ARN', () => {
    const queues = guest.ofType('AWS::Connect::Queue').map(({ resource }) => resource.Properties.InstanceArn);
    expect(queues).toEqual([existing.instance, existing.instance]);
  });
});
