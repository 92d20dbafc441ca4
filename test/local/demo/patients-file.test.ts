import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readPatientsFile } from '../../../local/demo/patients-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-patients-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, 'patients.ndjson');
const reading = (...lines: unknown[]) => {
  writeFileSync(
    file,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return readPatientsFile(file);
};
const ada = {
  resourceType: 'Patient',
  id: 'ada',
  birthDate: '1968-04-12',
  telecom: [{ system: 'phone', value: '206-555-0142' }],
};

describe('a file of patients', () => {
  it('gives the resources as they stand, whatever else they hold', async () => {
    const { patients, problems } = await reading(ada, '', { ...ada, id: 'bo', gender: 'male' });
    expect(problems).toEqual([]);
    expect(patients).toEqual([ada, { ...ada, id: 'bo', gender: 'male' }]);
  });

  it.each<[string, unknown, string]>([
    ['is not JSON', '{"resourceType": "Patient", "id": ', 'is not JSON; it is left out'],
    ['is a list', [], 'the line is missing or not of type object; it is left out'],
    [
      'is another resource',
      { ...ada, resourceType: 'Observation' },
      'resourceType is not "Patient"; it is left out',
    ],
    ['has no id', { ...ada, id: undefined }, 'id is missing or not of type string; it is left out'],
    [
      'has a wrong birth date',
      { ...ada, id: 'x', birthDate: '12/04/1968' },
      'birthDate is not a date like 1968-04-12; it is left out',
    ],
    [
      'has a date that does not exist',
      { ...ada, id: 'x', birthDate: '1969-02-29' },
      'birthDate is not a date like 1968-04-12; it is left out',
    ],
    [
      'has a wrong number',
      { ...ada, id: 'x', telecom: [{ system: 'phone', value: 12 }] },
      'telecom.0.value is missing or not of type string; it is left out',
    ],
    ['repeats an id', ada, 'has the same id as line 1; it is left out'],
  ])('goes on with the rest when a line %s, and says file and line', async (_name, line, what) => {
    const { patients, problems } = await reading(ada, line);
    expect(patients).toEqual([ada]);
    expect(problems).toEqual([`${file}:2: ${what}`]);
  });

  it('names no value of a patient in its messages', async () => {
    const { problems } = await reading(ada, {
      ...ada,
      id: 'x',
      birthDate: '12/04/1968',
      telecom: '2065550142',
    });
    expect(problems.join()).not.toMatch(/1968\b(?!-04-12)|2065550142/);
  });

  it('stops when no line can be used', async () => {
    await expect(reading('nonsense', {})).rejects.toThrow(
      `${file} holds no usable patient; nothing was loaded.\n  ${file}:1: is not JSON; it is left out\n  ${file}:2: resourceType`,
    );
    await expect(reading('')).rejects.toThrow(
      `${file} holds no usable patient; nothing was loaded.\n  it has no lines`,
    );
  });

  it('says what is wrong with the file itself', async () => {
    await expect(readPatientsFile(join(folder, 'none'))).rejects.toThrow(
      /none does not exist\. Give --patients a file of FHIR Patient resources/,
    );
    await expect(readPatientsFile(folder)).rejects.toThrow(/is a folder/);
  });

  it.skipIf(process.env.CONFORMANCE_DATA === undefined)(
    'reads every patient of the Synthea sample',
    async () => {
      const { patients, problems } = await readPatientsFile(
        join(process.env.CONFORMANCE_DATA ?? '', 'samples/synthea/100-patients/Patient.000.ndjson'),
      );
      expect(problems).toEqual([]);
      expect(patients.length).toBeGreaterThan(100);
    },
  );
});
