import { always, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Looks values up in a data table, into `$.DataTables`. */
export type EvaluateDataTableValues<S extends string> = Written<typeof evaluateDataTableValues, S>;

export const evaluateDataTableValues = asSpecified({
  type: 'EvaluateDataTableValues',
  block: 'Data table',
  category: 'interaction',
  source: 'https://github.com/fitthejob/connect-flow-builder',
  evidence: 'unverified',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    DataTableId: { required: true, mode: 'unstated', reference: 'data-table' },
    Queries: {
      required: true,
      mode: 'any',
      items: {
        QueryName: { required: true, mode: 'any' },
        Attributes: { required: true, mode: 'any', list: true },
        PrimaryValues: {
          required: true,
          mode: 'any',
          items: { AttributeName: { required: true, mode: 'any' }, Value: { required: true, mode: 'any' } },
        },
      },
    },
  },
  // Not verified: nothing says whether the error must be there.
  errors: always({ optional: ['NoMatchingError'] }),
  conditions: noConditions,
});
