import { always, describeAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';

/** Lists rows of a data table, into `$.DataTableList` (32 KB). */
export const listDataTableValues = describeAction({
  type: 'ListDataTableValues',
  block: 'Data table',
  category: 'interaction',
  source: 'https://github.com/fitthejob/connect-flow-builder',
  evidence: 'unverified',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    DataTableId: { required: true, mode: 'unstated' },
    PrimaryKeyGroups: {
      required: true,
      mode: 'any',
      items: {
        PrimaryKeyGroupName: { mode: 'any' },
        PrimaryValues: { mode: 'any', items: { Name: { mode: 'any' }, Value: { mode: 'any' } } },
      },
    },
  },
  // Not verified: nothing says whether the error must be there.
  errors: always({ optional: ['NoMatchingError'] }),
  conditions: noConditions,
});
