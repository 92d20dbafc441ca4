/** The demo clinic's patients: synthetic, each there to show something. Phone numbers are of the range kept for examples. */

/** What the clinic knows of somebody beside the person's own record. */
export interface Circumstances {
  readonly id: string;
  /** Medical record number. */
  readonly recordNumber: string;
  readonly appointment?: Visit;
  readonly insurance?: 'active' | 'inactive' | 'not-found' | 'slow' | 'unavailable';
  readonly bills?: readonly Bill[];
}

export interface Visit {
  readonly inDays: number;
  /** On the clinic's wall. */
  readonly hour: number;
  readonly minute: number;
  /** Which of the practitioners of records.ts. */
  readonly with: number;
  readonly bring?: string;
}

/** Amounts in cents. */
export interface Bill {
  readonly daysAgo: number;
  readonly billed: number;
  readonly insurancePaid: number;
  readonly adjusted?: number;
  readonly service: 'visit' | 'blood-test' | 'x-ray';
}

export interface DemoPatient extends Circumstances {
  readonly prefix: string;
  readonly given: string;
  readonly family: string;
  /** How the person asked to be called, when that differs. */
  readonly usual?: string;
  readonly says?: string;
  readonly birthDate: string;
  /** Last two digits of +1 206 555 01xx. */
  readonly line: string;
  readonly language: string;
  readonly textsAgreed?: false;
  readonly closed?: 'deceased' | 'restricted';
  /** What a call as this person shows. */
  readonly shows: string;
}

export const people: readonly DemoPatient[] = [
  {
    id: 'demo-okafor',
    recordNumber: '1004001',
    prefix: 'Ms.',
    given: 'Adaeze',
    family: 'Okafor',
    says: 'oh-KAH-for',
    birthDate: '1968-04-12',
    line: '00',
    language: 'en-US',
    appointment: { inDays: 3, hour: 9, minute: 40, with: 0, bring: 'Please bring your insurance card.' },
    insurance: 'active',
    bills: [{ daysAgo: 38, billed: 21200, insurancePaid: 12750, service: 'visit' }],
    shows: 'an appointment, active insurance, a bill of 84 dollars and 50 cents',
  },
  {
    id: 'demo-fernandez',
    recordNumber: '1004002',
    prefix: 'Sra.',
    given: 'Lucía',
    family: 'Fernández',
    birthDate: '1979-11-23',
    line: '01',
    language: 'es-US',
    appointment: { inDays: 6, hour: 14, minute: 0, with: 1 },
    insurance: 'slow',
    shows: 'Spanish (press 2), an appointment, an insurance company that takes its time',
  },
  {
    id: 'demo-lindgren',
    recordNumber: '1004003',
    prefix: 'Mr.',
    given: 'Anders',
    family: 'Lindgren',
    usual: 'Andy',
    birthDate: '1955-01-30',
    line: '02',
    language: 'en-US',
    insurance: 'inactive',
    bills: [
      { daysAgo: 70, billed: 9000, insurancePaid: 0, service: 'blood-test' },
      { daysAgo: 20, billed: 30000, insurancePaid: 11000, adjusted: 4000, service: 'x-ray' },
    ],
    shows: 'inactive insurance, two bills, greeted by the name he prefers',
  },
  {
    id: 'demo-nguyen',
    recordNumber: '1004004',
    prefix: 'Ms.',
    given: 'Mai',
    family: 'Nguyen',
    birthDate: '1991-07-04',
    line: '03',
    language: 'en-US',
    insurance: 'not-found',
    appointment: { inDays: 1, hour: 8, minute: 20, with: 0, bring: 'Please do not eat after midnight.' },
    shows: 'an appointment soon, insurance that the company does not find',
  },
  {
    id: 'demo-park',
    recordNumber: '1004005',
    prefix: 'Mr.',
    given: 'Joon',
    family: 'Park',
    birthDate: '1986-09-15',
    line: '04',
    language: 'en-US',
    insurance: 'unavailable',
    shows: 'an insurance company that cannot be reached, nothing to pay',
  },
  {
    id: 'demo-park-elder',
    recordNumber: '1004006',
    prefix: 'Mrs.',
    given: 'Soo-jin',
    family: 'Park',
    birthDate: '1958-02-28',
    line: '04',
    language: 'en-US',
    insurance: 'active',
    bills: [{ daysAgo: 12, billed: 15000, insurancePaid: 12500, service: 'visit' }],
    shows: 'two patients on one number: the birth date tells them apart',
  },
  {
    id: 'demo-reyes',
    recordNumber: '1004007',
    prefix: 'Sr.',
    given: 'Mateo',
    family: 'Reyes',
    birthDate: '2001-12-31',
    line: '05',
    language: 'es-US',
    bills: [{ daysAgo: 45, billed: 4000, insurancePaid: 0, service: 'visit' }],
    shows: 'Spanish (press 2), a bill of 40 dollars, no insurance on file',
  },
  {
    id: 'demo-haddad',
    recordNumber: '1004008',
    prefix: 'Dr.',
    given: 'Layla',
    family: 'Haddad',
    says: 'hah-DAHD',
    birthDate: '1973-03-08',
    line: '06',
    language: 'en-US',
    textsAgreed: false,
    insurance: 'active',
    shows: 'no texts, please: the record number is the second proof',
  },
  {
    id: 'demo-osullivan',
    recordNumber: '1004009',
    prefix: 'Mr.',
    given: 'Fionn',
    family: "O'Sullivan",
    birthDate: '1949-05-21',
    line: '07',
    language: 'en-US',
    closed: 'restricted',
    shows: 'a record that only a person may open',
  },
  {
    id: 'demo-ivanova',
    recordNumber: '1004010',
    prefix: 'Ms.',
    given: 'Vera',
    family: 'Ivanova',
    birthDate: '1927-10-02',
    line: '08',
    language: 'en-US',
    closed: 'deceased',
    shows: 'a person who has died: nothing is said to anybody',
  },
  {
    id: 'demo-tran',
    recordNumber: '1004011',
    prefix: 'Mr.',
    given: 'Duc',
    family: 'Tran',
    birthDate: '1999-06-17',
    line: '09',
    language: 'en-US',
    insurance: 'slow',
    appointment: { inDays: 30, hour: 16, minute: 10, with: 1 },
    bills: [{ daysAgo: 5, billed: 1250, insurancePaid: 0, service: 'blood-test' }],
    shows: 'a far appointment, a bill of 12 dollars and 50 cents',
  },
  {
    id: 'demo-smith',
    recordNumber: '1004012',
    prefix: 'Ms.',
    given: 'Jo',
    family: 'Smith',
    birthDate: '2008-02-29',
    line: '10',
    language: 'en-US',
    shows: 'nothing on file: no appointment, no insurance, no bill',
  },
];
