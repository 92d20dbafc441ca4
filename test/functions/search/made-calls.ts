/** Calls of a made-up clinic by the thousand, spread as by chance and the same each time, put directly into the tables. */
import { createHash } from 'node:crypto';
import { contactItem } from '../../../functions/adapters/dynamodb/contact-items.ts';
import type { ContactRecord } from '../../../functions/records/contact-record.ts';
import { type ContactRow, rowOf } from '../../../functions/records/contact-row.ts';
import { wordTokens } from '../../../functions/search/word-tokens.ts';
import type { LocalCentre } from '../local-centre.ts';

/** Calls of a large clinic in an hour: the time that the records cover grows with their number. */
export const callsAnHour = 120;
export const begin = Date.UTC(2026, 0, 1);
const instance = 'arn:aws:connect:us-east-1:000000000000:instance/i';
/** Of a hundred calls, so many have the word. */
const words = { appointment: 30, insurance: 10, wheelchair: 1 } as const;
/** One call of so many. */
const rareWord = { word: 'zeppelin', calls: 5_000 } as const;
export const patients = 20_000;
export const agents = 50;
export const queues = 8;

/** The same for each n. */
export const dice = (n: number, salt: string, sides: number): number =>
  createHash('md5').update(`${salt}${n}`).digest().readUInt32BE(0) % sides;

export interface MadeCall {
  readonly row: ContactRow;
  readonly words: readonly string[];
}

export function madeCall(n: number, anHour = callsAnHour): MadeCall {
  const patientId = `p-${dice(n, 'patient', patients)}`;
  const said = Object.entries(words).flatMap(([word, share]) => (dice(n, word, 100) < share ? [word] : []));
  return {
    row: rowOf(recordOf(n, anHour), { patientId, level: 'L1' }),
    words: n % rareWord.calls === 0 ? [...said, rareWord.word] : said,
  };
}

function recordOf(n: number, anHour: number): ContactRecord {
  const started = new Date(begin + (n / anHour) * 3_600_000).toISOString();
  const answered = dice(n, 'answered', 3) === 0;
  return {
    ContactId: `10000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    LastUpdateTimestamp: started,
    InitiationTimestamp: started,
    DisconnectTimestamp: started,
    Channel: 'VOICE',
    DisconnectReason: answered ? 'AGENT_DISCONNECT' : 'CUSTOMER_DISCONNECT',
    CustomerEndpoint: { AddressMac: `mac-${dice(n, 'number', 20_000)}` },
    Agent: answered ? { ARN: `${instance}/agent/agent-${dice(n, 'agent', agents)}` } : null,
    Queue: answered ? { ARN: `${instance}/queue/queue-${dice(n, 'queue', queues)}` } : null,
  };
}

const atOnce = 25;

/** What is tested and timed are the searches, not how calls come into the tables. */
export async function putCalls(centre: LocalCentre, calls: Iterable<MadeCall>): Promise<void> {
  const token = await wordTokens(centre.mac, 'en-US');
  let rows: Record<string, unknown[]> = {};
  let count = 0;
  const flush = async () => {
    const RequestItems = rows;
    rows = {};
    count = 0;
    await centre.endpoints.dynamodb.call('BatchWriteItem', { RequestItems });
  };
  const add = async (table: string, Item: unknown) => {
    rows[table] ??= [];
    rows[table].push({ PutRequest: { Item } });
    count += 1;
    if (count === atOnce) await flush();
  };
  for (const { row, words: said } of calls) {
    await add('CONTACT_RECORDS_TABLE', contactItem(row, undefined, 2555));
    for (const word of said)
      await add('TRANSCRIPT_WORDS_TABLE', { word: { S: token(word) }, startedAt: { S: row.keys.startedAt } });
  }
  if (count > 0) await flush();
}
