import { always, everyChannel, everyKind, noConditions } from '../action-spec.ts';
import { asSpecified } from '../as-specified.ts';
import type { Written } from '../written.ts';

/** Writes rows of a data table. */
export type UpsertDataTableValues<S extends string> = Written<typeof upsertDataTableValues, S>;

export const upsertDataTableValues = asSpecified({
  type: 'UpsertDataTableValues',
  block: 'Data table',
  category: 'interaction',
  source: 'https://github.com/fitthejob/connect-flow-builder',
  evidence: 'unverified',
  flowKinds: everyKind,
  channels: everyChannel,
  next: 'success',
  parameters: {
    DataTableId: { required: true, mode: 'unstated', reference: 'data-table' },
    LockVersion: { required: true, mode: 'unstated' },
    DataTableUpsertAttributes: {
      required: true,
      mode: 'any',
      items: {
        PrimaryKeyGroupName: { required: true, mode: 'any' },
        PrimaryValues: {
          mode: 'any',
          items: { Name: { required: true, mode: 'any' }, Value: { required: true, mode: 'any' } },
        },
        Attributes: {
          required: true,
          mode: 'any',
          items: {
            Name: { required: true, mode: 'any' },
            Value: { required: true, mode: 'any' },
            UseDefaultValue: { mode: 'any', native: 'boolean' },
          },
        },
      },
    },
  },
  // Not verified: nothing says whether the error must be there.
  errors: always({ optional: ['NoMatchingError'] }),
  conditions: noConditions,
});
