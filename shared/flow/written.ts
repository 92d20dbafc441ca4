import type { ActionSpec, ParameterSpec } from './action-spec.ts';
import type { JsonObject } from './document.ts';
import type { JsonPath } from './paths.ts';
import type { Reference, ReferenceKind } from './references.ts';

/**
 * The typed form of an action, made of its specification: AWS's own words in lower camel case, branches as `next`, `on`,
 * `onError` and so on. What the service requires is required; what it knows no other value of is not written at all.
 */
export type Written<A extends ActionSpec, S extends string> = Flat<
  { readonly type: A['type'] } & Members<A['parameters']> & Open<A> & Ways<A, S>
>;

/** The same form with some members said more exactly than the specification can. */
export type Exactly<W, More> = Flat<Omit<W, keyof More> & More>;

/** What people write instead of `QueueId` or `NoneFoundError`; the run-time half is in as-specified.ts. */
export type WordOf<K extends string, P> = Uncapitalize<P extends { reference: ReferenceKind } ? Bare<K> : K>;
export type BranchOf<E extends string> = E extends keyof ShortBranches
  ? ShortBranches[E]
  : E extends `${infer Name}Error`
    ? `on${Name}`
    : `on${E}`;

interface ShortBranches {
  readonly NoMatchingError: 'onError';
  readonly NoMatchingCondition: 'otherwise';
  readonly InputTimeLimitExceeded: 'onTimeout';
  readonly TimeLimitExceeded: 'onTimeout';
}

type Flat<T> = { [K in keyof T]: T[K] };
type Bare<K> = K extends `${infer N}Id`
  ? N
  : K extends `${infer N}Arn`
    ? N
    : K extends `${infer N}ARN`
      ? N
      : K;

type Specs = Readonly<Record<string, ParameterSpec>>;
type Members<P extends Specs> = {
  readonly [K in keyof P & string as RequiredWord<K, P[K]>]: Value<P[K]>;
} & {
  readonly [K in keyof P & string as OptionalWord<K, P[K]>]?: Value<P[K]>;
};
type RequiredWord<K extends string, P> = P extends { required: true }
  ? P extends OnlyOneValue
    ? never
    : WordOf<K, P>
  : never;
type OptionalWord<K extends string, P> = P extends { required: true } ? never : WordOf<K, P>;
interface OnlyOneValue {
  readonly enum: readonly [string];
}

type Value<P> = P extends { properties: infer M extends Specs }
  ? Flat<Members<M>>
  : P extends { items: infer M extends Specs }
    ? Some<Flat<Members<M>>>
    : P extends { known: infer M extends Specs }
      ? Flat<Members<M>>
      : P extends { map: true }
        ? Readonly<Record<string, string>>
        : P extends { list: true }
          ? Some<One<P>>
          : One<P>;
type Some<T> = readonly [T, ...T[]];
type One<P> = P extends { reference: infer K extends ReferenceKind }
  ? Reference<K> | PathIn<P>
  : P extends { enum: readonly (infer W)[] }
    ? (W extends 'true' | 'false' | 'True' | 'False' ? boolean : W) | PathIn<P>
    : P extends { range: unknown } | { native: 'number' }
      ? number | PathIn<P>
      : P extends { native: 'boolean' }
        ? boolean
        : P extends { mode: 'dynamicOnly' }
          ? JsonPath
          : string;
/** Where a JSONPath may be the whole value. Where the page does not say, only plain texts take one. */
type PathIn<P> = P extends { mode: 'single' | 'any'; native?: never } ? JsonPath : never;

/** An action whose parameters AWS has not published takes them as an export shows them. */
type Open<A> = A extends { openParameters: true } ? { readonly parameters?: JsonObject } : unknown;

type Ways<A extends ActionSpec, S extends string> = (A['next'] extends 'success'
  ? { readonly next: S }
  : unknown) &
  Answers<A, S> & { readonly [E in ErrorsOf<A, 'required'> as BranchOf<E>]: S } & {
    readonly [E in ErrorsOf<A, 'optional'> as BranchOf<E>]?: S;
  };
type ErrorsOf<A extends ActionSpec, List extends 'required' | 'optional'> = ReturnType<
  A['errors']
>[List][number];

/** An answer without a branch must have somewhere to go: all are required where there is no `otherwise`. */
type Answers<A extends ActionSpec, S extends string> =
  ReturnType<A['conditions']> extends {
    operands: readonly (infer O extends string)[];
  }
    ? 'NoMatchingCondition' extends ErrorsOf<A, 'required'>
      ? { readonly on: { readonly [W in O]?: S } }
      : { readonly on: { readonly [W in O]: S } }
    : unknown;
