import { always, describeAction, everyChannel, everyKind, noConditions } from '../action-spec.ts';

/** Looks values up in a data table, into `$.DataTables`. */
export const evaluateDataTableValues = describeAction({
  type: 'EvaluateDataTableValues',
  block: 'Data table',
  category: 'interaction',
  source: 'https://github.com/fitthejob/connect-flow-builder',
  evidence: 'unverified',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    DataTableId: { required: true, mode: 'unstated' },
    Queries: {
      required: true,
      mode: 'any',
      items: {
        QueryName: { mode: 'any' },
        Attributes: { mode: 'any' },
        PrimaryValues: { mode: 'any', items: { AttributeName: { mode: 'any' }, Value: { mode: 'any' } } },
      },
    },
  },
  // Not verified: nothing says whether the error must be there.
  errors: always({ optional: ['NoMatchingError'] }),
  conditions: noConditions,
});
