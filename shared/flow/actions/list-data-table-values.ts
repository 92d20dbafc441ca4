import { always, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Lists rows of a data table, into `$.DataTableList` (32 KB). */
export type ListDataTableValues<S extends string> = Written<typeof listDataTableValues, S>;

export const listDataTableValues = asSpecified({
  type: 'ListDataTableValues',
  block: 'Data table',
  category: 'interaction',
  source: 'https://github.com/fitthejob/connect-flow-builder',
  evidence: 'unverified',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    DataTableId: { required: true, mode: 'unstated', reference: 'data-table' },
    PrimaryKeyGroups: {
      required: true,
      mode: 'any',
      items: {
        PrimaryKeyGroupName: { required: true, mode: 'any' },
        PrimaryValues: {
          mode: 'any',
          items: { Name: { required: true, mode: 'any' }, Value: { required: true, mode: 'any' } },
        },
      },
    },
  },
  // Not verified: nothing says whether the error must be there.
  errors: always({ optional: ['NoMatchingError'] }),
  conditions: noConditions,
});
