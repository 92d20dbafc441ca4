import * as z from 'zod/mini';
import { toE164 } from '../../../shared/domain/phone-number.ts';
import type { Patient } from '../../identity/patients.ts';

/** Extensions of ours, where FHIR R4 has no place for it. */
export const textsAgreed = 'urn:careline:texts-agreed';
export const pronunciation = 'urn:careline:pronunciation';

const extension = z.optional(
  z.array(
    z.object({ url: z.string(), valueString: z.optional(z.string()), valueBoolean: z.optional(z.boolean()) }),
  ),
);

/** The members of a FHIR R4 Patient that the telephone uses. Source: hl7.org/fhir/R4/patient.html */
export const fhirPatient = z.object({
  id: z.string(),
  active: z.optional(z.boolean()),
  name: z.optional(
    z.array(
      z.object({
        use: z.optional(z.string()),
        text: z.optional(z.string()),
        family: z.optional(z.string()),
        given: z.optional(z.array(z.string())),
        prefix: z.optional(z.array(z.string())),
        extension,
      }),
    ),
  ),
  telecom: z.optional(
    z.array(
      z.object({
        system: z.optional(z.string()),
        value: z.optional(z.string()),
        use: z.optional(z.string()),
        extension,
      }),
    ),
  ),
  birthDate: z.optional(z.string()),
  deceasedBoolean: z.optional(z.boolean()),
  deceasedDateTime: z.optional(z.string()),
  identifier: z.optional(
    z.array(
      z.object({
        value: z.optional(z.string()),
        type: z.optional(
          z.object({ coding: z.optional(z.array(z.object({ code: z.optional(z.string()) }))) }),
        ),
      }),
    ),
  ),
  communication: z.optional(
    z.array(
      z.object({
        language: z.optional(
          z.object({ coding: z.optional(z.array(z.object({ code: z.optional(z.string()) }))) }),
        ),
        preferred: z.optional(z.boolean()),
      }),
    ),
  ),
  meta: z.optional(z.object({ security: z.optional(z.array(z.object({ code: z.optional(z.string()) }))) })),
});
export type FhirPatient = z.infer<typeof fhirPatient>;

export function patientFrom(patient: FhirPatient): Patient {
  const named = nameOf(patient);
  const says = named?.extension?.find(({ url }) => url === pronunciation)?.valueString;
  const mobile = mobileOf(patient);
  const language = languageOf(patient);
  return {
    patientId: patient.id,
    greetingName: greetingOf(named),
    ...(says === undefined ? {} : { pronunciation: says }),
    ...(mobile === undefined ? {} : { mobile }),
    ...(language === undefined ? {} : { language }),
  };
}

/** The preferred one, or the only one that is named. */
function languageOf({ communication = [] }: FhirPatient): string | undefined {
  const chosen = communication.find(({ preferred }) => preferred) ?? communication[0];
  return chosen?.language?.coding?.[0]?.code;
}

type Name = NonNullable<FhirPatient['name']>[number];

/** `usual` is how a person asked to be called; FHIR says it comes before the official name in speech. */
function nameOf({ name = [] }: FhirPatient): Name | undefined {
  const current = name.filter(({ use }) => use !== 'old' && use !== 'maiden');
  return (
    current.find(({ use }) => use === 'usual') ?? current.find(({ use }) => use === 'official') ?? current[0]
  );
}

/** "Ms. Okafor", or as the patient wants it, or as much of a name as there is. */
function greetingOf(name: Name | undefined): string {
  if (!name) return '';
  const { text, prefix = [], given = [], family } = name;
  if (name.use === 'usual') return text ?? given[0] ?? family ?? '';
  if (prefix[0] !== undefined && family !== undefined) return `${prefix[0]} ${family}`;
  return text ?? [...given.slice(0, 1), ...(family === undefined ? [] : [family])].join(' ');
}

/** Giving a number to a clinic is consent to such texts, until it is taken back. Source: 47 CFR 64.1200, see standards 2.7. */
function mobileOf({ telecom = [] }: FhirPatient): string | undefined {
  const agreed = telecom.filter(
    (point) =>
      point.system === 'phone' &&
      point.use === 'mobile' &&
      !point.extension?.some(({ url, valueBoolean }) => url === textsAgreed && valueBoolean === false),
  );
  return agreed.map(({ value }) => toE164(value ?? '')).find((number) => number !== undefined);
}

/** Every number on file under which the patient may call, E.164, each once. */
export function numbersOf({ telecom = [] }: FhirPatient): string[] {
  const numbers = telecom
    .filter(({ system, use }) => system === 'phone' && use !== 'old')
    .map(({ value }) => toE164(value ?? ''));
  return [...new Set(numbers.filter((number) => number !== undefined))];
}

/** Identifiers of type MR. Source: terminology.hl7.org/CodeSystem/v2-0203 */
export function recordNumbersOf({ identifier = [] }: FhirPatient): string[] {
  return identifier
    .filter(({ type }) => type?.coding?.some(({ code }) => code === 'MR'))
    .map(({ value }) => value)
    .filter((value) => value !== undefined);
}

/** Deceased, no longer a patient, or confidential (R, V). Source: terminology.hl7.org/CodeSystem/v3-Confidentiality */
export function opensByPersonOnly(patient: FhirPatient): boolean {
  const confidential = patient.meta?.security?.some(({ code }) => code === 'R' || code === 'V') ?? false;
  const deceased = patient.deceasedBoolean === true || patient.deceasedDateTime !== undefined;
  return confidential || deceased || patient.active === false;
}
