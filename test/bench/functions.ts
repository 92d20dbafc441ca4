import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { type LocalCentre, startCentre } from '../../local/centre/start-centre.ts';
import { playScript, readScript } from '../../local/terminal/script.ts';
import { type Bench, type Measure, median } from './measure.ts';

/**
 * The functions that are compared, each with what it looks up: who is calling, the query, one event written: three requests
 * to DynamoDB. The second also says a date, for which Node loads its time zones: about 13 ms of the first answer.
 */
const subjects = [
  { name: 'read-balance', table: 'STATEMENTS_TABLE', figure: 'function' },
  { name: 'find-next-appointment', table: 'APPOINTMENTS_TABLE', figure: 'function.date' },
] as const;
const rounds = 15;

interface Timing {
  /** Milliseconds: loading the bundle, the first answer, the median of the answers after it. */
  readonly init: number;
  readonly first: number;
  readonly warm: number;
}
type Subject = 'careline' | 'sdk' | 'empty';

/**
 * Start and first answer of a deployed bundle, in fresh processes taken in turns, against a handler that is nothing but
 * `client-dynamodb` making the same requests, and against an empty one.
 */
export const functions: Bench = {
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'careline-bench-'));
    const centre = await startCentre({ speed: 0, startAt: 'next-opening' });
    try {
      const measures: Measure[] = [];
      for (const subject of subjects) measures.push(...(await compare(centre, folder, subject)));
      return measures;
    } finally {
      await centre.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function compare(
  centre: LocalCentre,
  folder: string,
  { name: subject, table, figure }: (typeof subjects)[number],
): Promise<Measure[]> {
  const plan = centre.built.functions.find(({ name }) => name === subject);
  if (!plan) throw new Error(`The templates have no function ${subject}.`);
  const contact = centre.call('+12065550100');
  await playScript(centre, contact, readScript('1,1,04121968,1,hang-up'));
  const files: Record<Subject, string> = {
    careline: join(plan.bundle, 'index.mjs'),
    sdk: await bundleOfSdkAlone(folder),
    empty: written(folder, 'empty.mjs', 'export const handler = async () => ({ outcome: "found" });'),
  };
  const timer = written(folder, 'timer.mjs', timerSource);
  const env = {
    ...process.env,
    ...plan.environment,
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    BENCH_CONTACT: contact,
    BENCH_TABLE: plan.environment[table],
  };
  const times: Record<Subject, Timing[]> = { careline: [], sdk: [], empty: [] };
  for (let round = 0; round < rounds; round++) {
    for (const name of ['careline', 'sdk', 'empty'] as const) {
      // Not the blocking form: the endpoints that answer live in this process.
      const { stdout } = await promisify(execFile)(process.execPath, [timer, files[name]], { env });
      times[name].push(readTiming(stdout));
    }
  }
  const start = (name: Subject) => median(times[name].map(({ init, first }) => init + first));
  const warm = (name: Subject) => median(times[name].map((timing) => timing.warm));
  return [
    { name: `${figure}.init.ratio-to-sdk`, value: start('careline') / start('sdk'), unit: '×' },
    { name: `${figure}.init.ratio-to-empty`, value: start('careline') / start('empty'), unit: '×' },
    { name: `${figure}.warm.ratio-to-sdk`, value: warm('careline') / warm('sdk'), unit: '×' },
    { name: `${figure}.bytes`, value: statSync(files.careline).size, unit: 'bytes' },
  ];
}

/** The SDK as esbuild bundles it, nothing taken out: what everybody has. */
async function bundleOfSdkAlone(folder: string): Promise<string> {
  const outfile = join(folder, 'sdk.mjs');
  await build({
    stdin: { contents: sdkSource, resolveDir: import.meta.dirname, loader: 'js' },
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
  });
  return outfile;
}

const sdkSource = `
import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
const { SESSIONS_TABLE, BENCH_TABLE, CONTACT_EVENTS_TABLE, BENCH_CONTACT } = process.env;
export const handler = async () => {
  const { Item } = await client.send(new GetItemCommand({ TableName: SESSIONS_TABLE, Key: { contactId: { S: BENCH_CONTACT } } }));
  await Promise.all([
    client.send(new QueryCommand({ TableName: BENCH_TABLE, Limit: 1, KeyConditionExpression: 'patientId = :p',
      ExpressionAttributeValues: { ':p': Item.patientId } })),
    client.send(new PutItemCommand({ TableName: CONTACT_EVENTS_TABLE,
      Item: { contactId: { S: BENCH_CONTACT }, sequence: { S: String(performance.now()) } } })),
  ]);
  return { outcome: 'found' };
};`;

/** Runs in a fresh process. What Lambda has loaded before a function starts is loaded first. */
const timerSource = `
await Promise.all(['node:http', 'node:https', 'node:crypto', 'node:stream'].map((name) => import(name)));
const context = { awsRequestId: 'bench', functionName: 'bench', getRemainingTimeInMillis: () => 8000 };
const event = { Name: 'ContactFlowEvent', Details: { Parameters: {}, ContactData: { Attributes: {}, Channel: 'VOICE',
  ContactId: process.env.BENCH_CONTACT, InitialContactId: process.env.BENCH_CONTACT, PreviousContactId: process.env.BENCH_CONTACT,
  CustomerEndpoint: { Address: '+12065550100', Type: 'TELEPHONE_NUMBER' }, SystemEndpoint: { Address: '+12065550199', Type: 'TELEPHONE_NUMBER' },
  InitiationMethod: 'INBOUND', InstanceARN: 'arn:aws:connect:us-east-1:000000000000:instance/x', LanguageCode: 'en-US',
  MediaStreams: { Customer: { Audio: null } }, Queue: null } } };
const write = process.stdout.write; process.stdout.write = () => true;
const begun = performance.now();
const { handler } = await import(process.argv[2]);
const loaded = performance.now();
const answer = await handler(event, context);
const answered = performance.now();
if (!['found', 'due'].includes(answer.outcome)) throw new Error('the function answered ' + answer.outcome);
const warm = [];
for (let i = 0; i < 40; i++) { const at = performance.now(); await handler(event, context); warm.push(performance.now() - at); }
warm.sort((a, b) => a - b);
process.stdout.write = write;
console.log(JSON.stringify({ init: loaded - begun, first: answered - loaded, warm: warm[20] }));`;

function written(folder: string, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function readTiming(text: string): Timing {
  // Our own timer wrote it.
  return JSON.parse(text) as Timing;
}
