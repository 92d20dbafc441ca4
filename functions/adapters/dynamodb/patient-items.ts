import type { ResourceVariable } from '../../../shared/contract/access.ts';
import { birthDateMac } from '../../identity/birth-date-mac.ts';
import { phoneLookup, recordLookup } from '../../identity/lookup-key.ts';
import type { Mac } from '../../identity/mac.ts';
import { fhirPatient, numbersOf, opensByPersonOnly, recordNumbersOf } from '../fhir/patient.ts';
import { type Item, type Storable, toItem } from './attribute-values.ts';
import { readAs } from './read-as.ts';

/** Something to put into the table that a variable names. */
export interface TableItem {
  readonly table: ResourceVariable;
  readonly item: Item;
}

/** A FHIR resource as it comes from JSON. */
export type Resource = { readonly [key: string]: Storable | undefined };

/**
 * A patient as the telephone finds it: the record itself, and one row for each number by which it is looked up, none of
 * which holds the number or the birth date. A patient without a birth date is found by nobody: a person helps.
 */
export async function patientItems(patient: Resource, mac: Mac): Promise<TableItem[]> {
  const read = readAs(fhirPatient, patient, 'PATIENTS_TABLE');
  const record: TableItem = {
    table: 'PATIENTS_TABLE',
    item: toItem({ patientId: read.id, resource: patient }),
  };
  if (read.birthDate === undefined) return [record];
  const macFor = await birthDateMac(mac, read.birthDate);
  const keys = await Promise.all([
    ...numbersOf(read).map((number) => phoneLookup(mac, number)),
    ...recordNumbersOf(read).map((number) => recordLookup(mac, number)),
  ]);
  const lookups = keys.map(
    (lookup): TableItem => ({
      table: 'LOOKUPS_TABLE',
      item: toItem({
        lookup,
        patientId: read.id,
        birthDateMac: macFor(read.id),
        opensByPersonOnly: opensByPersonOnly(read),
      }),
    }),
  );
  return [record, ...lookups];
}
