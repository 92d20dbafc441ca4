import { always, defineAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { goesOn } from '../lowering.ts';

/** Sets the contact's own fields: language, customer, name, references. They end in the contact record. */
export interface UpdateContactData<S extends string> {
  readonly type: 'UpdateContactData';
  /** e.g. es-US; voice and bots follow it. */
  readonly language?: string;
  readonly customerId?: string;
  readonly name?: string;
  readonly description?: string;
  readonly references?: Readonly<Record<string, { readonly type: string; readonly value: string }>>;
  readonly next: S;
  readonly onError: S;
}

export const updateContactData = defineAction({
  type: 'UpdateContactData',
  block: 'Set contact attributes (system fields), Set Voice ID, Connect assistant',
  category: 'contact',
  source: 'https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactdata.html',
  evidence: 'documented',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    Name: { mode: 'any' },
    Description: { mode: 'unstated' },
    LanguageCode: { mode: 'unstated' },
    CustomerId: { mode: 'unstated' },
    References: { mode: 'any', map: true },
    IsVoiceIdStreamingEnabled: { mode: 'unstated' },
    IsVoiceAuthenticationEnabled: { mode: 'unstated' },
    IsFraudDetectionEnabled: { mode: 'unstated' },
    VoiceAuthenticationThreshold: { mode: 'unstated', range: [0, 100] },
    VoiceAuthenticationResponseTime: { mode: 'unstated', range: [5, 10] },
    FraudDetectionThreshold: { mode: 'unstated', range: [0, 100] },
    WatchlistId: { mode: 'unstated' },
    WisdomSessionArn: { mode: 'unstated' },
    // Documented as required; the service and the exports do without.
    TargetContact: { mode: 'static', enum: ['Current', 'Related'] },
  },
  errors: always({ required: ['NoMatchingError'] }),
  conditions: noConditions,
  lower: (s: UpdateContactData<string>) => {
    const references = Object.entries(s.references ?? {}).map(
      ([key, { type, value }]) => [key, { Type: type, Value: value }] as const,
    );
    return goesOn(
      'UpdateContactData',
      {
        ...(s.name !== undefined && { Name: s.name }),
        ...(s.description !== undefined && { Description: s.description }),
        ...(s.language !== undefined && { LanguageCode: s.language }),
        ...(s.customerId !== undefined && { CustomerId: s.customerId }),
        ...(references.length > 0 && { References: Object.fromEntries(references) }),
        TargetContact: 'Current',
      },
      s,
    );
  },
});
