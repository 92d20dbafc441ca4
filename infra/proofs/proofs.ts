import { keepsItsData } from './baseline.ts';
import { concreteReferences } from './concrete-references.ts';
import { upToDateDocuments } from './documents.ts';
import { guardRules } from './guard-rules.ts';
import type { Proof } from './proof.ts';
import { exactRights } from './rights/exact-rights.ts';
import { strictSchemas } from './strict-schemas.ts';

/** Everything that is proven about synthesized templates, in the order in which it is told. */
export const proofs: readonly Proof[] = [
  strictSchemas,
  concreteReferences,
  guardRules,
  exactRights,
  keepsItsData,
  upToDateDocuments,
];
