/** Fills a new centre with patients, once; a data folder that has been filled keeps what it has. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fhirPatient, opensByPersonOnly } from '../../functions/adapters/fhir/patient.ts';
import type { Settings } from '../../infra/settings.ts';
import { cardsOf } from '../demo/cards.ts';
import { circumstancesOf } from '../demo/circumstances.ts';
import { readPatientsFile } from '../demo/patients-file.ts';
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
  readonly patientsFile: string | undefined;
  readonly log: (line: string) => void;
}

export async function fillWithPatients(filling: Filling): Promise<readonly DemoPerson[]> {
  const { endpoints, data, settings, now, dataFolder, patientsFile, log } = filling;
  const marker = dataFolder === undefined ? undefined : join(dataFolder, 'patients-loaded');
  if (marker !== undefined && existsSync(marker)) {
    if (patientsFile !== undefined) {
      log(
        `${dataFolder} has its patients already: ${patientsFile} is not read. Choose a new --data folder to load it.`,
      );
    }
  } else {
    const patients = patientsFile === undefined ? demoPatients() : await patientsFrom(patientsFile, log);
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

async function patientsFrom(file: string, log: (line: string) => void): Promise<NewPatient[]> {
  const { patients, problems } = await readPatientsFile(file);
  for (const problem of problems) log(problem);
  log(`${patients.length} patients from ${file}`);
  return patients.map((resource) => {
    const read = fhirPatient.safeParse(resource);
    const closed = !read.success || opensByPersonOnly(read.data);
    return { resource, circumstances: closed ? undefined : circumstancesOf(resource.id) };
  });
}
