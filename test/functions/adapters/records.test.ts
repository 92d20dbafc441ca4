/** Ports that read what others wrote: the same behaviour in memory and in DynamoDB. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appointmentItem } from '../../../functions/adapters/dynamodb/appointment-items.ts';
import { dynamoDbAppointments } from '../../../functions/adapters/dynamodb/appointments.ts';
import { dynamoDbWithin } from '../../../functions/adapters/dynamodb/client.ts';
import { dynamoDbContactEvents } from '../../../functions/adapters/dynamodb/contact-events.ts';
import { dynamoDbLookups } from '../../../functions/adapters/dynamodb/lookups.ts';
import { patientItems } from '../../../functions/adapters/dynamodb/patient-items.ts';
import { dynamoDbPatients } from '../../../functions/adapters/dynamodb/patients.ts';
import { birthDateMac } from '../../../functions/identity/birth-date-mac.ts';
import { phoneLookup, recordLookup } from '../../../functions/identity/lookup-key.ts';
import { type LocalCentre, startLocalCentre } from '../local-centre.ts';
import { memoryAppointments, memoryLookups, memoryPatients } from '../memory.ts';
import { everybody } from '../people.ts';

let centre: LocalCentre;
const dynamoDb = () => dynamoDbWithin(new AbortController().signal);
const okafor = {
  patientId: 'p-okafor',
  greetingName: 'Ms. Okafor',
  pronunciation: 'oh-KAH-for',
  mobile: '+12065550110',
};
const visits = [
  { start: '2026-03-05T09:40:00-08:00', status: 'cancelled' },
  { start: '2026-03-06T09:40:00-08:00', status: 'booked' },
  { start: '2026-03-06T17:39:00Z', status: 'booked' },
];

beforeAll(async () => {
  centre = await startLocalCentre();
  for (const person of everybody) await centre.put(await patientItems(person, centre.mac));
  for (const visit of visits) await centre.put([appointmentItem('p-okafor', { ...visit, participant: [] })]);
});
afterAll(() => centre.close());

describe.each(['in memory', 'in DynamoDB'])('%s', (where) => {
  const inMemory = where === 'in memory';

  it('reads what the telephone needs of a patient', async () => {
    const patients = inMemory ? memoryPatients([okafor]) : dynamoDbPatients(dynamoDb(), 'PATIENTS_TABLE');
    expect(await patients.find('p-okafor')).toEqual(okafor);
    expect(await patients.find('nobody')).toBeUndefined();
  });

  it('finds everybody behind a number, and nobody behind another', async () => {
    const macFor = await birthDateMac(centre.mac, '1968-04-12');
    const key = await recordLookup(centre.mac, 'mr731004');
    const rows = [{ patientId: 'p-okafor', birthDateMac: macFor('p-okafor'), opensByPersonOnly: false }];
    const lookups = inMemory
      ? memoryLookups(new Map([[key, rows]]))
      : dynamoDbLookups(dynamoDb(), 'LOOKUPS_TABLE');
    expect(await lookups.find(key)).toEqual(rows);
    expect(await lookups.find(await recordLookup(centre.mac, '1'))).toEqual([]);
  });

  it('finds the first booked appointment after an instant, whatever offset it was written with', async () => {
    const booked = visits.filter(({ status }) => status === 'booked');
    const appointments = inMemory
      ? memoryAppointments(booked.map(({ start }) => ({ patientId: 'p-okafor', start: new Date(start) })))
      : dynamoDbAppointments(dynamoDb(), 'APPOINTMENTS_TABLE');
    const first = new Date('2026-03-06T17:39:00Z');
    expect(await appointments.next('p-okafor', new Date('2026-03-01T00:00:00Z'))).toMatchObject({
      start: first,
    });
    expect(await appointments.next('p-okafor', first)).toMatchObject({
      start: new Date('2026-03-06T17:40:00Z'),
    });
    expect(await appointments.next('p-okafor', new Date('2026-03-06T17:40:00Z'))).toBeUndefined();
    expect(await appointments.next('p-son', new Date(0))).toBeUndefined();
  });
});

describe('in DynamoDB only', () => {
  it('finds a family at one number and marks what only a person opens', async () => {
    const lookups = dynamoDbLookups(dynamoDb(), 'LOOKUPS_TABLE');
    const ids = async (number: string) =>
      (await lookups.find(await phoneLookup(centre.mac, number))).map(({ patientId, opensByPersonOnly }) => [
        patientId,
        opensByPersonOnly,
      ]);
    expect(await ids('+12065550110')).toEqual([
      ['p-okafor', false],
      ['p-son', false],
    ]);
    expect(await ids('+12065550130')).toEqual([['p-deceased', true]]);
    expect(await ids('+12065550140')).toEqual([['p-restricted', true]]);
  });

  it('never writes over an event', async () => {
    const events = dynamoDbContactEvents(dynamoDb(), 'CONTACT_EVENTS_TABLE');
    const event = {
      kind: 'disclosure',
      contactId: 'call-1',
      at: new Date('2026-03-03T17:00:00Z'),
      function: 'read-balance',
      dataClass: 'balance',
      level: 'L1',
      patientId: 'p-okafor',
    } as const;
    await events.append(event);
    // As the SDK does when the first answer was lost.
    await events.append(event);
    await expect(events.append({ ...event, level: 'L2' })).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
    });
    const rows = await centre.endpoints.dynamodb.items('CONTACT_EVENTS_TABLE');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      sequence: { S: '2026-03-03T17:00:00.000Z#read-balance' },
      level: { S: 'L1' },
    });
  });

  it('stops waiting when the deadline passes', async () => {
    const patients = dynamoDbPatients(dynamoDbWithin(AbortSignal.abort()), 'PATIENTS_TABLE');
    await expect(patients.find('p-okafor')).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('names the table and the member of an item that it cannot read, and no value', async () => {
    await centre.put([
      {
        table: 'PATIENTS_TABLE',
        item: { patientId: { S: 'p-broken' }, resource: { M: { id: { N: '731004' } } } },
      },
    ]);
    const broken = dynamoDbPatients(dynamoDb(), 'PATIENTS_TABLE').find('p-broken');
    await expect(broken).rejects.toMatchObject({
      message:
        'unreadable-data: an item of PATIENTS_TABLE is not as its writer should have left it (id); import it again',
    });
  });
});
