/** Synthetic patients, as FHIR R4. */
import type { Resource } from '../../functions/adapters/dynamodb/patient-items.ts';

export const okafor: Resource = {
  resourceType: 'Patient',
  id: 'p-okafor',
  name: [
    {
      use: 'official',
      prefix: ['Ms.'],
      given: ['Adaeze'],
      family: 'Okafor',
      extension: [{ url: 'urn:careline:pronunciation', valueString: 'oh-KAH-for' }],
    },
  ],
  birthDate: '1968-04-12',
  telecom: [{ system: 'phone', use: 'mobile', value: '(206) 555-0110' }],
  identifier: [{ type: { coding: [{ code: 'MR' }] }, value: 'MR-73 1004' }],
};

/** Lives with Ms. Okafor: the same number, another birthday, no mobile of his own. */
export const son: Resource = {
  resourceType: 'Patient',
  id: 'p-son',
  name: [
    { use: 'usual', text: 'Chidi' },
    { use: 'official', given: ['Chidiebere'], family: 'Okafor' },
  ],
  birthDate: '1997-11-30',
  telecom: [{ system: 'phone', use: 'home', value: '+12065550110' }],
};

/** Twins at one number: birth date and number fit both. */
export const twins: readonly Resource[] = ['p-twin-1', 'p-twin-2'].map((id) => ({
  resourceType: 'Patient',
  id,
  name: [{ given: ['Twin'], family: 'Vance' }],
  birthDate: '2001-02-03',
  telecom: [{ system: 'phone', use: 'home', value: '+12065550120' }],
}));

export const deceased: Resource = {
  resourceType: 'Patient',
  id: 'p-deceased',
  name: [{ given: ['Ole'], family: 'Berg' }],
  birthDate: '1931-05-06',
  deceasedBoolean: true,
  telecom: [{ system: 'phone', use: 'home', value: '+12065550130' }],
};

export const restricted: Resource = {
  resourceType: 'Patient',
  id: 'p-restricted',
  meta: { security: [{ code: 'R' }] },
  name: [{ given: ['Rae'], family: 'Quist' }],
  birthDate: '1980-07-08',
  telecom: [{ system: 'phone', use: 'home', value: '+12065550140' }],
};

export const everybody: readonly Resource[] = [okafor, son, ...twins, deceased, restricted];
