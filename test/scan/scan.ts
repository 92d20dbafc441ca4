import { gzipSync } from 'node:zlib';
import { statementItem } from '../../functions/adapters/dynamodb/statement-items.ts';
import { storeInto } from '../../local/centre/recorder.ts';
import { type LocalCentre, startCentre } from '../../local/centre/start-centre.ts';
import { people } from '../../local/demo/people.ts';
import { playScript, readScript } from '../../local/terminal/script.ts';
import type { CallEvent } from '../../shared/simulator/events.ts';
import { chanceFrom } from '../calls/chance.ts';
import { findLeaks, type Leak, type Place, type Secret } from './find-leaks.ts';
import { randomCall, testCards, thoroughCalls } from './random-scripts.ts';

export interface Scanned {
  readonly calls: number;
  /** Reasons for which calls ended, counted. */
  readonly ends: Readonly<Record<string, number>>;
  readonly charges: number;
  readonly codes: number;
  readonly places: readonly Place[];
  readonly secrets: readonly Secret[];
  readonly leaks: readonly Leak[];
  /** Stores of records and recordings that hold nothing. */
  readonly empty: readonly string[];
  /** What is found once a card number and a name are planted in the access log and in the raw copies. */
  readonly planted: readonly Leak[];
}

/**
 * Makes random calls to a whole local centre (real bundles, SDKs, encryption, endpoints) and then reads everything that is
 * stored anywhere: tables, objects, secrets, queues, the gateway, function logs with their metrics, contact events.
 */
export async function scanAfter(
  calls: number,
  options: { seed: number; log?: (line: string) => void },
): Promise<Scanned> {
  const chance = chanceFrom(options.seed);
  const logs: string[] = [];
  const events: string[] = [];
  const ends: Record<string, number> = {};
  const centre = await startCentre({
    speed: 0,
    startAt: 'next-opening',
    onFunctionLog: (line) => logs.push(`${line.function} ${line.text}`),
    onEvent: (event) => events.push(JSON.stringify(withoutSpeech(event))),
  });
  try {
    const certain = thoroughCalls(centre.view().people);
    for (let i = 1; i <= calls; i++) {
      const { from, keys } = certain.shift() ?? randomCall(centre.view().people, chance);
      await sendBill(centre, i);
      const id = centre.call(from);
      await playScript(centre, id, readScript(keys));
      const end = centre.view().calls.find((call) => call.id === id)?.state ?? 'forgotten';
      ends[end] = (ends[end] ?? 0) + 1;
      if (i % 100 === 0) options.log?.(`${i} of ${calls} calls`);
    }
    await centre.built.eventSources.settled();
    await listenSearchAndDelete(centre);
    await centre.built.eventSources.settled();
    const places = [
      ...(await stored(centre)),
      { name: 'function logs and metrics', text: logs.join('\n') },
      { name: 'call events', text: events.join('\n') },
    ];
    const secrets = secretsOf(centre);
    const leaks = findLeaks(places, secrets);
    return {
      calls,
      ends,
      charges: centre.endpoints.gateway.charges().length,
      codes: secrets.filter(({ kind }) => kind === 'verification code').length,
      places,
      secrets,
      leaks,
      empty: emptyStores(centre, places),
      planted: await plantedIn(centre, secrets),
    };
  } finally {
    await centre.close();
  }
}

/** Patients pay, so they need new bills; small ones, for an amount of six digits in cents could happen to be somebody's code. */
async function sendBill(centre: LocalCentre, count: number): Promise<void> {
  const patient = people[count % people.length]?.id ?? '';
  const { item } = statementItem(patient, {
    statementId: `scan-${count}`,
    visitDate: '2026-01-14',
    charges: [
      {
        service: { 'en-US': 'office visit', 'es-US': 'consulta' },
        billed: 900,
        insurancePaid: 200,
        adjusted: 0,
      },
    ],
    paid: 0,
    pending: 0,
  });
  const TableName = centre.built.data.byVariable.get('STATEMENTS_TABLE') ?? '';
  await centre.endpoints.dynamodb.call('PutItem', { TableName, Item: item });
}

/**
 * Recordings are asked for, calls searched and one deleted, a record comes that is none, and the nights go by: so that the stores
 * of those who listen and audit hold something.
 */
async function listenSearchAndDelete(centre: LocalCentre): Promise<void> {
  const as = 'Amara, quality';
  const recorded = centre
    .view()
    .calls.flatMap(({ records }) => records)
    .filter((record) => Object(record).Recordings)
    .map((record) => String(Object(record).ContactId));
  const [toDelete, contactId] = [recorded[0], recorded.at(-1)];
  const body = { contactId, recording: 'recording', reason: 'quality-review', ticket: 'QA-1' };
  const asked = Object(await centre.recordings.ask('give-recording-access', { as, body }));
  const [given] = Array.isArray(asked.links) ? asked.links : [];
  const link = String(Object(given).link ?? '').replace('?link=', '');
  await centre.recordings.ask('give-recording-access', { as, link });
  await centre.recordings.ask('search-contacts', {
    as,
    body: { words: 'appointment', number: centre.view().people[0]?.number ?? '' },
  });
  await centre.recordings.ask('delete-contact', {
    as: 'Cleo, compliance',
    body: { contactId: toDelete, ticket: 'MATTER-1' },
  });
  const noRecord = { ContactId: 7, CustomerEndpoint: { Address: centre.view().people[0]?.number } };
  const stream = centre.built.data.streamNamed.get('contact-records') ?? '';
  centre.endpoints.streams.put(stream, JSON.stringify(noRecord));
  for (const name of [
    'seal-event-log',
    'anchor-event-log',
    'reconcile-contact-records',
    'reconcile-recordings',
  ]) {
    const { arn } = centre.built.functions.find((one) => one.name === name) ?? {};
    await centre.built.host.invoke(arn ?? '', { time: new Date(Date.now() + 86_400_000).toISOString() });
  }
}

/** Stores of records and recordings: each must hold something, or the scan has proven nothing about it. */
const recordTables = [
  'CONTACT_RECORDS_TABLE',
  'CONTACT_EVENTS_TABLE',
  'AGENT_EVENTS_TABLE',
  'RECORDINGS_TABLE',
  'ACCESS_LOG_TABLE',
  'TRANSCRIPT_WORDS_TABLE',
] as const;
const recordObjects = [
  'contact-records/year=',
  'agent-events/year=',
  'recordings/',
  'Analysis/Voice/Redacted/',
  'access/20',
  'access/certificates/',
  'anchors/',
  'parked/contact-records/',
  'reconciliation/',
] as const;

const nameOf = ({ built }: LocalCentre, variable: string) => built.data.byVariable.get(variable) ?? '';

function emptyStores(centre: LocalCentre, places: readonly Place[]): string[] {
  const names = new Set(places.map(({ name }) => name));
  const objects = centre.endpoints.s3.objects();
  return [
    ...recordTables.filter((variable) => !names.has(`table ${nameOf(centre, variable)}`)),
    ...recordObjects.filter((prefix) => !objects.some(({ key }) => key.startsWith(prefix))),
  ];
}

/** A card number and a name put into two of these stores in the way their writers would: where the same search then finds them. */
async function plantedIn(centre: LocalCentre, secrets: readonly Secret[]): Promise<Leak[]> {
  const note = `${testCards[0]} for ${people[0]?.family}`;
  await centre.endpoints.dynamodb.call('PutItem', {
    TableName: nameOf(centre, 'ACCESS_LOG_TABLE'),
    Item: { day: { S: '2026-01-01' }, number: { S: '9999999999' }, ticket: { S: note } },
  });
  const store = storeInto({
    endpoints: centre.endpoints,
    bucket: nameOf(centre, 'RECORDS_BUCKET'),
    keyId: '',
  });
  const body = gzipSync(`${JSON.stringify({ Attributes: { note } })}\n`);
  await store('contact-records/year=2026/month=01/day=01/planted.ndjson.gz', { type: 'text/plain', body });
  return findLeaks(await stored(centre), secrets);
}

/** What is said aloud is meant to be heard; events are scanned for everything else. */
function withoutSpeech(event: CallEvent): unknown {
  if (event.type === 'said') return { ...event, text: '' };
  // The contact record goes to the encrypted stream, and into its table without the number.
  return event.type === 'ended' ? { ...event, record: event.record.Attributes } : event;
}

async function stored(centre: LocalCentre): Promise<Place[]> {
  const { dynamodb, ...rest } = await centre.endpoints.dump();
  const tables = (dynamodb ?? '')
    .split('\n')
    .map((line) => ({ name: `table ${line.split(' ')[0]}`, text: line }));
  return [
    ...tables,
    ...Object.entries(rest).map(([service, text]) => {
      const name =
        service === 'messages' ? 'text messages' : service === 'streams' ? `stream ${service}` : service;
      return { name, text };
    }),
  ];
}

/** Names as people write them: with hyphens before or behind they are ids of the demo (`demo-smith`), or chance in a key. */
function secretsOf(centre: LocalCentre): Secret[] {
  const callers = centre.view().people;
  const codes = centre.endpoints.messages.sent.flatMap(({ body }) => /\d{6}/.exec(body) ?? []);
  return [
    ...testCards.map((value) => ({ kind: 'card number', value }) as const),
    ...codes.map((value) => ({ kind: 'verification code', value }) as const),
    ...people
      .flatMap(({ given, family, usual = given }) => [given, family, usual])
      .map((name) => ({ kind: 'name', value: new RegExp(`(?<!-)${name}(?!-)`, 'gi') }) as const),
    ...callers.flatMap(({ birthDate, number, recordNumber = '' }) => [
      { kind: 'birth date', value: birthDate } as const,
      { kind: 'birth date', value: birthDate.replace(/^(..)(..)(....)$/, '$3-$1-$2') } as const,
      { kind: 'phone number', value: number } as const,
      { kind: 'phone number', value: number.replace(/^\+1/, '') } as const,
      { kind: 'record number', value: recordNumber } as const,
    ]),
  ];
}
