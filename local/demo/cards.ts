/** Who a newcomer can call as: read back from the stored patients, so that it also holds for kept data. */
import { z } from 'zod';
import { fromItem, type Item } from '../../functions/adapters/dynamodb/attribute-values.ts';
import {
  type FhirPatient,
  fhirPatient,
  numbersOf,
  patientFrom,
  recordNumbersOf,
} from '../../functions/adapters/fhir/patient.ts';
import { languages } from '../../shared/domain/speech/speech.ts';
import type { DemoPerson } from '../centre/story.ts';
import { people } from './people.ts';

/** As many as a list on a page can bear. */
const mostCards = 200;

const stored = z.object({ resource: z.unknown() });
const spoken = z.object({
  communication: z
    .array(z.object({ language: z.object({ coding: z.array(z.object({ code: z.string() })).min(1) }) }))
    .min(1),
});

/** `items` of the patients' table, as the endpoint keeps them. */
export function cardsOf(items: readonly Record<string, unknown>[]): DemoPerson[] {
  const cards = items.flatMap((item) => {
    const { resource } = stored.parse(
      // What the endpoint stores are attribute values: it has checked them when they came.
      fromItem(item as Item),
    );
    const patient = fhirPatient.safeParse(resource);
    const card = patient.success ? cardOf(patient.data, languageOf(resource)) : undefined;
    return card ? [{ id: patient.data?.id ?? '', card }] : [];
  });
  const order = (id: string) => (people.findIndex((p) => p.id === id) + 1 || people.length + 1) * 1e6;
  return cards
    .sort((a, b) => order(a.id) - order(b.id) || a.card.name.localeCompare(b.card.name))
    .slice(0, mostCards)
    .map(({ card }) => card);
}

function cardOf(patient: FhirPatient, language: string): DemoPerson | undefined {
  const [number] = numbersOf(patient);
  if (number === undefined || patient.birthDate === undefined) return undefined;
  const [year = '', month = '', day = ''] = patient.birthDate.split('-');
  const official = patient.name?.find(({ use }) => use === 'official') ?? patient.name?.[0];
  const demo = people.find(({ id }) => id === patient.id);
  return {
    name:
      [...(official?.given?.slice(0, 1) ?? []), official?.family ?? ''].join(' ').trim() ||
      patientFrom(patient).greetingName,
    number,
    birthDate: `${month}${day}${year}`,
    // Only digits can be keyed in.
    recordNumber: recordNumbersOf(patient).find((value) => /^\d{1,12}$/.test(value)),
    language,
    shows: demo?.shows ?? 'a patient of your file',
  };
}

function languageOf(resource: unknown): string {
  const code = spoken.safeParse(resource).data?.communication[0]?.language.coding[0]?.code ?? 'en-US';
  const wanted = code.split('-')[0];
  return languages.find((known) => known.split('-')[0] === wanted) ?? 'en-US';
}
