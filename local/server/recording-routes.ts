/** Recordings and reports over HTTP: what the page asks. */
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { isDayRange, mostDays } from '../reports/clinic-days.ts';
import { toCsv } from '../reports/csv.ts';
import { reportKinds } from '../reports/kind-names.ts';
import type { ReportQuestion } from '../reports/report.ts';
import { Refusal } from './centre-port.ts';
import type { RecordingFunction, RecordingsPort } from './recordings-port.ts';

const functions: Readonly<Record<string, RecordingFunction>> = {
  '/recordings/ask': 'give-recording-access',
  '/recordings/hear': 'give-recording-access',
  '/recordings/hold': 'hold-contact',
  '/recordings/delete': 'delete-contact',
  '/messages': 'work-messages',
  '/search': 'search-contacts',
  '/search/read': 'read-contact',
};
const asked = z.strictObject({
  as: z.string().max(64),
  link: z.string().max(200).optional(),
  body: z.record(z.string(), z.json()).optional(),
});

export const isRecordingPath = (path: string): boolean => Object.hasOwn(functions, path);

export async function postRecordings(port: RecordingsPort, path: string, body: unknown): Promise<unknown> {
  const name = functions[path];
  if (!name) throw new Refusal(`There is nothing at POST ${path}.`, 404);
  const read = asked.safeParse(body);
  if (!read.success) throw new Refusal('Send `as`, who asks, and `body` or `link`.');
  const { as, link, body: question } = read.data;
  return port.ask(name, {
    as,
    ...(link !== undefined && { link }),
    ...(question !== undefined && { body: question }),
  });
}

/** `/reports`: the clinic's zone and day. `/reports/<kind>`: progress and then the table, as server-sent events. `/reports/<kind>.csv`: a file. */
export async function getReport(
  port: RecordingsPort,
  { pathname, searchParams }: URL,
  response: ServerResponse,
  safety: Readonly<Record<string, string>>,
): Promise<boolean> {
  if (pathname === '/reports') {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store', ...safety });
    response.end(JSON.stringify(port.today()));
    return true;
  }
  const [, name, csv] = /^\/reports\/([a-z-]+)(\.csv)?$/.exec(pathname) ?? [];
  const kind = reportKinds.find((known) => known === name);
  if (!kind) return false;
  const patientId = searchParams.get('patient') || undefined;
  const question: ReportQuestion = {
    kind,
    from: searchParams.get('from') ?? '',
    to: searchParams.get('to') ?? '',
    zone: searchParams.get('zone') || port.today().zone,
    ...(patientId !== undefined && { patientId }),
  };
  const problem = isDayRange(question) ? undefined : noSuchDays;
  if (csv) {
    if (problem) throw new Refusal(problem);
    const { columns, rows } = await port.report(question, () => {});
    response.writeHead(200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${kind}_${question.from}_${question.to}.csv"`,
      'cache-control': 'no-store',
      ...safety,
    });
    response.end(toCsv(columns, rows));
    return true;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', ...safety });
  const send = (event: string, data: unknown) =>
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  // A page that reads events hears of no status: what is wrong is an event, too.
  try {
    if (problem) send('failed', { error: problem });
    else send('report', await port.report(question, (done, of) => send('progress', { done, of })));
  } catch {
    send('failed', { error: 'The report could not be read. Start the centre with --verbose to see why.' });
  }
  response.end();
  return true;
}

const noSuchDays = `There is no such range of days: give a first day (from) and a last day (to), e.g. 2026-11-01 and 2026-11-30, ${mostDays} days at most, and a time zone that is known.`;
