import { statementItem } from '../../functions/adapters/dynamodb/statement-items.ts';
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
    const places = [
      ...(await stored(centre)),
      { name: 'function logs and metrics', text: logs.join('\n') },
      { name: 'call events', text: events.join('\n') },
    ];
    const secrets = secretsOf(centre);
    return {
      calls,
      ends,
      charges: centre.endpoints.gateway.charges().length,
      codes: secrets.filter(({ kind }) => kind === 'verification code').length,
      places,
      secrets,
      leaks: findLeaks(places, secrets),
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

function secretsOf(centre: LocalCentre): Secret[] {
  const callers = centre.view().people;
  const codes = centre.endpoints.messages.sent.flatMap(({ body }) => /\d{6}/.exec(body) ?? []);
  return [
    ...testCards.map((value) => ({ kind: 'card number', value }) as const),
    ...codes.map((value) => ({ kind: 'verification code', value }) as const),
    ...callers.flatMap(({ birthDate, number, recordNumber = '' }) => [
      { kind: 'birth date', value: birthDate } as const,
      { kind: 'birth date', value: birthDate.replace(/^(..)(..)(....)$/, '$3-$1-$2') } as const,
      { kind: 'phone number', value: number } as const,
      { kind: 'phone number', value: number.replace(/^\+1/, '') } as const,
      { kind: 'record number', value: recordNumber } as const,
    ]),
  ];
}
