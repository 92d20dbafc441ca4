/** A synthesized CloudFormation template, as far as the local centre and the proofs read it. */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonMap = { readonly [key: string]: Json };

export interface Resource {
  readonly Type: string;
  readonly Properties?: JsonMap;
  readonly Metadata?: JsonMap;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: Json; readonly Export?: { readonly Name: Json } }>
  >;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: Json }>>;
  readonly Mappings?: JsonMap;
  readonly Conditions?: Readonly<Record<string, Json>>;
}

export interface StackTemplate {
  readonly stack: string;
  readonly template: Template;
}

/** A resource and where it stands. */
export interface Placed {
  readonly stack: string;
  readonly id: string;
  readonly resource: Resource;
}

/** Names a resource in messages and as a key, e.g. `data/PatientsTable`. */
export const placeOf = (placed: { readonly stack: string; readonly id: string }): string =>
  `${placed.stack}/${placed.id}`;

export const isMap = (value: unknown): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const mapOf = (value: unknown): JsonMap => (isMap(value) ? value : {});
export const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
