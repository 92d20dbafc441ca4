/** Fills a new centre with patients, once; a data folder that has been filled keeps what it has. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fhirPatient, opensByPersonOnly } from '../../functions/adapters/fhir/patient.ts';
import type { Settings } from '../../infra/settings.ts';
import { cardsOf } from '../demo/cards.ts';
import { circumstancesOf } from '../demo/circumstances.ts';
import type { PatientsFile } from '../demo/patients-file.ts';
import { people } from '../demo/people.ts';
import { patientResource } from '../demo/records.ts';
import { type NewPatient, seed } from '../demo/seed.ts';
import type { Endpoints } from '../endpoints/server.ts';
import type { DataPlan } from '../templates/read-data.ts';
import type { DemoPerson } from './story.ts';

interface Filling {
  readonly endpoints: Endpoints;
  readonly data: DataPlan;
  readonly settings: Settings;
  readonly now: Date;
  readonly dataFolder: string | undefined;
  /** In place of the demo patients. */
  readonly patients: PatientsFile | undefined;
  readonly log: (line: string) => void;
}

export async function fillWithPatients(filling: Filling): Promise<readonly DemoPerson[]> {
  const { endpoints, data, settings, now, dataFolder, log } = filling;
  const marker = dataFolder === undefined ? undefined : join(dataFolder, 'patients-loaded');
  if (marker !== undefined && existsSync(marker)) {
    if (filling.patients) {
      log(
        `${dataFolder} has its patients already: the file is not loaded. Choose a new --data folder for it.`,
      );
    }
  } else {
    const patients = filling.patients ? patientsFrom(filling.patients, log) : demoPatients();
    await seed(patients, { endpoints, byVariable: data.byVariable, zone: settings.clinic.timeZone, now });
    if (marker !== undefined) writeFileSync(marker, now.toISOString());
  }
  const table = data.byVariable.get('PATIENTS_TABLE');
  return table === undefined ? [] : cardsOf(await endpoints.dynamodb.items(table));
}

const demoPatients = (): NewPatient[] =>
  people.map((person) => ({
    resource: patientResource(person),
    circumstances: person.closed ? undefined : person,
  }));

function patientsFrom({ patients, problems }: PatientsFile, log: (line: string) => void): NewPatient[] {
  for (const problem of problems) log(problem);
  log(`${patients.length} patients loaded, ${problems.length} lines left out`);
  return patients.map((resource) => {
    const read = fhirPatient.safeParse(resource);
    const closed = !read.success || opensByPersonOnly(read.data);
    return { resource, circumstances: closed ? undefined : circumstancesOf(resource.id) };
  });
}
