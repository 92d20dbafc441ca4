import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { patientItems } from '../../../functions/adapters/dynamodb/patient-items.ts';
import { fhirPatient, numbersOf, patientFrom } from '../../../functions/adapters/fhir/patient.ts';
import { memoryMac } from '../memory.ts';

const patient = (members: object) => patientFrom(fhirPatient.parse({ id: 'p', ...members }));
const mobile = (members: object) => ({ system: 'phone', use: 'mobile', value: '2065550110', ...members });

describe('a FHIR patient as the telephone knows it', () => {
  it.each([
    [
      'by title and family name',
      [{ use: 'official', prefix: ['Ms.'], given: ['Adaeze'], family: 'Okafor' }],
      'Ms. Okafor',
    ],
    ['as the patient wants to be called', [{ family: 'Okafor' }, { use: 'usual', given: ['Ada'] }], 'Ada'],
    [
      'by first and family name without a title',
      [{ given: ['Adaeze', 'N.'], family: 'Okafor' }],
      'Adaeze Okafor',
    ],
    ['not by a former name', [{ use: 'maiden', family: 'Eze' }, { family: 'Okafor' }], 'Okafor'],
    ['by nothing where there is no name', undefined, ''],
  ])('R-59 is greeted %s', (_how, name, greetingName) => {
    expect(patient({ name }).greetingName).toBe(greetingName);
  });

  it('is texted at the mobile, unless texts were refused', () => {
    expect(patient({ telecom: [mobile({})] }).mobile).toBe('+12065550110');
    expect(patient({ telecom: [mobile({ use: 'home' })] }).mobile).toBeUndefined();
    const refused = [{ url: 'urn:careline:texts-agreed', valueBoolean: false }];
    expect(patient({ telecom: [mobile({ extension: refused })] }).mobile).toBeUndefined();
  });

  it('is found by every current number once', () => {
    const telecom = [
      mobile({}),
      mobile({ use: 'home', value: '+1 (206) 555-0110' }),
      mobile({ use: 'old', value: '2065550111' }),
      { system: 'email', value: 'x' },
      mobile({ value: 'none' }),
    ];
    expect(numbersOf(fhirPatient.parse({ id: 'p', telecom }))).toEqual(['+12065550110']);
  });

  it('is looked up by nobody without a birth date', async () => {
    const items = await patientItems({ id: 'p', telecom: [mobile({})] }, memoryMac);
    expect(items.map(({ table }) => table)).toEqual(['PATIENTS_TABLE']);
  });
});

const samples = process.env.CONFORMANCE_DATA;

describe.skipIf(!samples)("HL7's own example patients (absent: set CONFORMANCE_DATA)", () => {
  const folder = join(samples ?? '', 'samples', 'fhir-r4');
  const files = samples ? readdirSync(folder).filter((file) => file.startsWith('Patient-')) : [];

  it.each(files)('%s is read', async (file) => {
    const resource = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    expect((await patientItems(resource, memoryMac))[0]?.item.patientId).toEqual({ S: resource.id });
  });
});
