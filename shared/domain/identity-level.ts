/**
 * How sure the clinic is of who is calling. L0: nothing known. L1: number on file (or record number) and birth date, one
 * match. L2: L1 and a second factor (code to the number on file, or the record number). L3: checked by an agent or portal.
 * Source: HL7 Interoperable Digital Identity and Patient Matching IG 2.0.0, levels and match quality.
 */
export const identityLevels = ['L0', 'L1', 'L2', 'L3'] as const;
export type IdentityLevel = (typeof identityLevels)[number];

/** Whether what is known suffices for what is asked. */
export function reaches(known: IdentityLevel, needed: IdentityLevel): boolean {
  return identityLevels.indexOf(known) >= identityLevels.indexOf(needed);
}
