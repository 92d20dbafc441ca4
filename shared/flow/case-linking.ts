import type { ErrorRules } from './action-spec.ts';
import { isTrue } from './checks.ts';
import type { JsonObject } from './document.ts';

/** Whether a case is linked with the contact; a link may fail. */
export type Linked<S extends string> =
  | { readonly linkContactToCase: true; readonly onContactNotLinked: S }
  | { readonly linkContactToCase: false; readonly onContactNotLinked?: never };

/** Observed: exports that link carry ContactNotLinked, those that do not leave it out. */
export const linkErrors =
  <const R extends string>(...always: readonly R[]) =>
  (
    p: JsonObject,
  ): ErrorRules & {
    readonly required: readonly (R | 'ContactNotLinked')[];
    readonly optional: readonly 'ContactNotLinked'[];
  } =>
    isTrue(p.LinkContactToCase)
      ? { required: [...always, 'ContactNotLinked'], optional: [] }
      : { required: always, optional: ['ContactNotLinked'] };
