import { always, describeAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';

/** Writes rows of a data table. */
export const upsertDataTableValues = describeAction({
  type: 'UpsertDataTableValues',
  block: 'Data table',
  category: 'interaction',
  source: 'https://github.com/fitthejob/connect-flow-builder',
  evidence: 'unverified',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    DataTableId: { required: true, mode: 'unstated' },
    LockVersion: { required: true, mode: 'unstated' },
    DataTableUpsertAttributes: {
      required: true,
      mode: 'any',
      items: {
        PrimaryKeyGroupName: { mode: 'any' },
        PrimaryValues: { mode: 'any', items: { Name: { mode: 'any' }, Value: { mode: 'any' } } },
        Attributes: {
          mode: 'any',
          items: { Name: { mode: 'any' }, Value: { mode: 'any' }, UseDefaultValue: { mode: 'any' } },
        },
      },
    },
  },
  // Not verified: nothing says whether the error must be there.
  errors: always({ optional: ['NoMatchingError'] }),
  conditions: noConditions,
});
