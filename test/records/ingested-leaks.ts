/** Looks for who called, and what they keyed and heard, in all that an ingestion of simulated calls has stored and logged. */
import { gzipSync } from 'node:zlib';
import { storeInto } from '../../local/centre/recorder.ts';
import { clinicNumber } from '../calls/clinic.ts';
import type { LocalCentre } from '../functions/local-centre.ts';
import { findLeaks, type Leak, type Secret } from '../scan/find-leaks.ts';
import { storedPlaces } from '../scan/stored-places.ts';

/** Callers as simulated-calls.ts makes them; the birth date that they key; what functions answer about them (test/calls/answers.ts). */
const secrets: readonly Secret[] = [
  {
    kind: 'phone number',
    value: new RegExp(`(?!.?.?${clinicNumber.slice(2)})(\\+?1)?2[0-4]\\d55501\\d\\d`, 'g'),
  },
  { kind: 'birth date', value: '04121968' },
  { kind: 'birth date', value: /1968-04-12|April 12, 1968/g },
  { kind: 'name', value: /okafor/gi },
];

export async function leaksAfter({ endpoints }: LocalCentre, log: readonly string[]): Promise<Leak[]> {
  const leaks: Leak[] = [];
  for await (const places of storedPlaces(endpoints)) leaks.push(...findLeaks(places, secrets));
  const name = 'function logs and metrics';
  leaks.push(
    ...findLeaks(
      log.map((text) => ({ name, text })),
      secrets,
    ),
  );
  return leaks;
}

/** Into the event log and the raw copies, and a line for the log of a function. */
export async function plantName({ endpoints }: LocalCentre): Promise<string> {
  await endpoints.dynamodb.call('PutItem', {
    TableName: 'CONTACT_EVENTS_TABLE',
    Item: { contactId: { S: 'planted' }, sequence: { S: '1' }, reason: { S: 'Ms. Okafor' } },
  });
  const body = gzipSync('{"Attributes":{"note":"for okafor"}}\n');
  const store = storeInto({ endpoints, bucket: 'records-bucket', keyId: '' });
  await store('contact-records/planted.ndjson.gz', { type: 'text/plain', body });
  return '{"message":"failed","hint":"OKAFOR"}';
}
