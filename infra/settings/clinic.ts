import { z } from 'zod';
import { catalogues, mostLanguages, usualLanguages } from '../../contact-flows/prompts/prompts.ts';
import { isZone } from '../../shared/domain/clinic-time.ts';
import { textMatching, value } from './value.ts';

/** Who is called, where its clock stands and which languages it answers in. */
export const clinicSettings = z
  .strictObject({
    name: textMatching(/^[\p{L}\p{N}][\p{L}\p{N} .,'&-]{0,79}$/u, {
      what: "is not a name of 1 to 80 letters, digits, spaces and . , ' & -",
      why: 'It appears in the console and in texts to patients.',
      fix: 'Write the name as on the door, e.g. "Riverside Family Clinic".',
    }).default('Riverside Family Clinic'),
    spokenName: textMatching(/^[\p{L}\p{N}][\p{L}\p{N} .,'-]{0,79}$/u, {
      what: 'is not a name that can be read aloud',
      why: 'Callers hear it in the first sentence.',
      fix: 'Write it as it is said, without signs or abbreviations, e.g. "Riverside Family Clinic".',
    }).optional(),
    timeZone: value<string>(isTimeZone, {
      what: 'is not an IANA time zone',
      why: 'Opening hours, holidays and appointments are said in the zone of the clinic.',
      fix: 'Write a name such as "America/Los_Angeles".',
    }).default('America/Los_Angeles'),
    languages: value<readonly string[]>(isLanguageList, {
      what: `is not a list of one to ${mostLanguages} different languages that have prompts`,
      why: 'Each language is a front desk of its own, and the first is what callers hear first.',
      fix: `Choose from ${Object.keys(catalogues).join(', ')}, or add contact-flows/prompts/<language>.json.`,
    }).default([...usualLanguages]),
  })
  .prefault({});

function isTimeZone(given: unknown): boolean {
  return typeof given === 'string' && isZone(given);
}

function isLanguageList(given: unknown): boolean {
  if (!Array.isArray(given) || given.length === 0 || given.length > mostLanguages) return false;
  const known = given.filter((tag) => typeof tag === 'string' && Object.hasOwn(catalogues, tag));
  return known.length === given.length && new Set(known).size === known.length;
}
