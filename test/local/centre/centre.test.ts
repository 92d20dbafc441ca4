import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dayAfter } from '../../../functions/records/event-log/anchor.ts';
import { type LocalCentre, startCentre } from '../../../local/centre/start-centre.ts';
import { isSilent } from '../../../local/centre/tone.ts';
import type { ReportKind } from '../../../local/reports/kind-names.ts';
import type { CallEvent } from '../../../shared/simulator/events.ts';
import { quality, type Requested, session, signed } from '../../functions/recordings/signed.ts';
import { runCareline } from '../cli/run-careline.ts';
import { call, recordingAtCardDigits, recordingsOf, voicemailOf } from './played-call.ts';

describe('the local centre', () => {
  let centre: LocalCentre;
  const events: CallEvent[] = [];
  const logged: string[] = [];
  beforeAll(async () => {
    centre = await startCentre({
      speed: 0,
      startAt: 'next-opening',
      onEvent: (event) => events.push(event),
      onFunctionLog: (line) => logged.push(line.text),
    });
  });
  afterAll(() => centre.close());

  it('runs the flows of the templates byte for byte, with the certificate that the custom resource made', () => {
    const card = centre.built.flows.find(({ name }) => name === 'take-card (en-US)');
    expect(card?.content).toContain('-----BEGIN CERTIFICATE-----\\n');
    for (const { content } of centre.built.flows) expect(content).not.toMatch(/careline:|\$\{|Fn::/);
  });

  it('is an instance whose flows a folder is compared with', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'careline-compared-'));
    cpSync(centre.templates, folder, { recursive: true, filter: (file) => !file.includes('asset.') });
    vi.stubEnv('AWS_ENDPOINT_URL', centre.endpoints.url);
    const compare = () => runCareline('diff', folder, '--instance', centre.built.telephony.instanceArn);
    try {
      const equal = await compare();
      expect(equal.out).toContain('31 flows compared: no call can tell the difference.');
      expect(equal.err).toBe('Only on the instance, not compared: Default queue transfer.\n');
      const file = join(
        folder,
        readdirSync(folder).find((one) => one.includes('flows-en-US.template')) ?? '',
      );
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\\"Text\\":\\"', '\\"Text\\":\\"Hello. '));
      const { code, out } = await compare();
      expect(code).toBe(1);
      expect(out).toContain('now says “Hello. ');
    } finally {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('calls itself as the deployed centre does: an hour later it is known whether every call went as written', async () => {
    const { host, functions } = centre.built;
    const canary = functions.find(({ name }) => name === 'run-test-calls');
    const runsAt = async (at: number) => {
      const from = logged.length;
      await host.invoke(canary?.arn ?? '', { time: new Date(at).toISOString() });
      await centre.endpoints.connect.testCases.settled();
      const ran = logged.slice(from).find((text) => text.includes('"ran"'));
      return /"outcome":"(\w+)"/.exec(ran ?? '')?.[1];
    };
    // None has been made yet, which counts as failed; that starts them.
    expect(await runsAt(Date.now())).toBe('failed');
    expect(await runsAt(Date.now() + 3_600_000)).toBe('passed');
  });

  it('finds everything by the marks of the templates: each variable of each function has a place', () => {
    const { byVariable } = centre.built.data;
    expect(byVariable.size).toBeGreaterThan(14);
    for (const { environment } of centre.built.functions) {
      for (const [variable, value] of Object.entries(environment)) {
        if (byVariable.has(variable) && variable !== 'TEXT_ORIGINATION')
          expect(value).toBe(byVariable.get(variable));
      }
    }
  });

  it('identifies a demo patient and reads the next visit from the tables', async () => {
    const { heard, story } = await call(centre, '1,1,04121968,1,hang-up');
    expect(heard).toContain('Thank you, Ms. Okafor.');
    expect(heard).toMatch(/You are booked for \w+day, \w+ \d+, at 9:40 in the morning, with Dr\. Lindqvist/);
    expect(story?.records).toHaveLength(1);
  });

  it('answers in Spanish', async () => {
    const { story } = await call(centre, '2,1,11231979,1,hang-up', '+12065550101');
    const last = story?.lines.findLast(({ who }) => who === 'clinic');
    expect(last?.language).toBe('es-US');
    expect(story?.lines.some(({ text }) => text.includes('Fernández'))).toBe(true);
  });

  it('opens the screen of who answers with what the tables know of a verified caller (R-56)', async () => {
    const screens: Readonly<Record<string, string>>[] = [];
    const stop = centre.onStory((event) => event.type === 'agent' && screens.push(event.agent.guide));
    await call(centre, '1,3,04121968,1,0,1');
    const { story } = await call(centre, '1,3,04121968,1,0,1');
    stop();
    expect(story?.state).toBe('ended');
    expect(screens.findLast(({ contacts }) => contacts)).toMatchObject({
      who: expect.stringMatching(/^Ms\. Okafor, .*verified, bill\.$/),
      alerts: expect.stringMatching(/^call number \d+ about this in 7 days/),
      contacts: expect.stringMatching(/, call, bill, talked with (ana|ben)/),
      appointments: 'not needed for this call',
      balance: '84 dollars and 50 cents',
      language: 'English',
    });
  });

  it('opens it in the language of the call', async () => {
    const screens: Readonly<Record<string, string>>[] = [];
    const stop = centre.onStory((event) => event.type === 'agent' && screens.push(event.agent.guide));
    await call(centre, '2,3,11231979,1,0,1', '+12065550101');
    stop();
    expect(screens.findLast(({ contacts }) => contacts)).toMatchObject({
      who: expect.stringMatching(/Fernández, .*verificada, factura\.$/),
      appointments: 'no hace falta en esta llamada',
      language: 'español',
    });
  });

  it('R-126: takes a card by keypad, charges it at the gateway, records none of its digits, also when an agent joins the call, and keeps none anywhere', async () => {
    const { heard, id, story } = await call(centre, '1,3,04121968,1,1,1,4242424242424242#,1230,123,1,0,1');
    expect(heard).toMatch(/[Rr]eceipt/);
    expect(centre.endpoints.gateway.charges().at(-1)).toMatchObject({ amount: 8450 });
    expect(recordingAtCardDigits(events, id)).toEqual([false, false, false]);
    const sounds = recordingsOf(centre, story?.records ?? []);
    const isHeard = ({ wav, start }: (typeof sounds)[number], from: number, to: number) =>
      !isSilent(wav, { from: (from - start) / 1000, to: (to - start) / 1000 });
    expect(sounds.map((one) => isHeard(one, one.start, one.stop))).toEqual([true]);
    const digits = events.filter((one) => one.contactId === id && one.type === 'entered' && one.encrypted);
    expect(digits).toHaveLength(3);
    const during = digits.flatMap(({ at }) =>
      sounds.filter((one) => at >= one.start && at <= one.stop && isHeard(one, at - 1_000, at + 1_000)),
    );
    expect(during).toEqual([]);
    const { calls } = centre.view();
    const kept = JSON.stringify([await centre.endpoints.dump(), centre.built.host.log.lines, calls]);
    // As booleans: a failure should not print everything that is stored.
    expect(kept.includes('Visa ending in 4 2 4 2')).toBe(true);
    expect(['4242424242424242', '04121968'].filter((digits) => kept.includes(digits))).toEqual([]);
  });

  it('R-135: leaves what an auditor asks for: emergencies with their times, consent at each text, who saw whom, who took calls', async () => {
    const { day, zone } = centre.recordings.today();
    const all = async (kind: ReportKind) =>
      (await centre.recordings.report({ kind, from: day, to: dayAfter(day), zone }, () => {})).rows;
    const report = async (kind: ReportKind, { id }: { id: string }) => {
      // Without day, time and call.
      return (await all(kind))
        .filter((cells) => cells.includes(id))
        .map((cells) =>
          cells
            .filter((cell) => cell !== id)
            .slice(2)
            .join(', '),
        );
    };
    const urgent = await call(centre, '1,9');
    const told = await report('emergencies', urgent);
    expect(told.map((line) => line.replace(/ (queue|agent) \S+$/, ' $1'))).toEqual([
      'called',
      'asked for urgent help in this call',
      'waits in queue',
      'answered by agent',
      'ended',
    ]);
    // The guide on the agent's screen is a contact, too.
    expect((await all('emergencies')).filter((cells) => !cells.includes(urgent.id))).toEqual([]);
    const [by] = await report('who-took-calls', urgent);
    expect(told.at(3)).toBe(`answered by agent ${by}`);

    const asked = await call(centre, '1,2,04121968,1,hang-up');
    expect(await report('texts', asked)).toEqual([
      'one-time code, asked for in this call, yes: mobile number on file, texts not refused, sent',
    ]);
    expect(await report('emergencies', asked)).toEqual([]);

    const seen = await call(centre, '1,1,04121968,1,0,1');
    const [agent] = await report('who-took-calls', seen);
    const shown = (await report('disclosures', seen)).slice(-2).sort();
    expect(shown.map((row) => row.split(', treatment')[0])).toEqual([
      `demo-okafor, agent ${agent}, earlier contacts, messages, visits, balance`,
      `demo-okafor, agent ${agent}, who is calling`,
    ]);
  });

  it('stores the contact record through the function of the stream', async () => {
    const { id } = await call(centre, 'hang-up');
    const table = centre.built.data.byVariable.get('CONTACT_RECORDS_TABLE') ?? '';
    const items = JSON.stringify(await centre.endpoints.dynamodb.items(table));
    expect(items).toContain(id);
    expect(items).not.toContain('+12065550100');
  });

  it('brings a caller to an agent, and to the survey when the agent has hung up', async () => {
    const { story } = await call(centre, '1,0,1');
    const told = story?.lines.map(({ who, text }) => `${who}: ${text}`) ?? [];
    expect(told.some((line) => /^note: (Ana Ruiz|Ben Cole) answers$/.test(line))).toBe(true);
    expect(told.some((line) => line.startsWith('whisper: ') && line.includes('not verified'))).toBe(true);
    expect(told.some((line) => line.startsWith('agent: Hello, this is'))).toBe(true);
    expect(told.at(-1)).toBe('note: the call is over');
    expect(story?.records.length).toBeGreaterThan(1);
  });

  it('R-135: stores the recording under the key of recordings, gives it to a listener, and to nobody without the role', async () => {
    const { story } = await call(centre, '1,0,1');
    const contactIds = story?.records.map((record) => String(Object(record).ContactId)) ?? [];
    const bucket = centre.built.data.byVariable.get('RECORDINGS_BUCKET');
    const stored = centre.endpoints.s3
      .objects(bucket)
      .find(({ key }) => key.startsWith('recordings/') && contactIds.some((id) => key.includes(id)));
    expect(stored?.headers['x-amz-server-side-encryption-aws-kms-key-id']).toBe(
      centre.built.data.keyNamed.get('recordings'),
    );
    const { arn = '' } = centre.built.functions.find(({ name }) => name === 'give-recording-access') ?? {};
    const give = async (userArn: string, requested: Requested) => {
      const result = await centre.built.host.invoke(arn, signed(userArn, requested));
      return Object(result.kind === 'answer' ? result.payload : {});
    };
    const contactId = contactIds.find((id) => stored?.key.includes(id));
    const body = { contactId, recording: 'recording', reason: 'training', ticket: 'QA-1' };
    expect(await give(session('Administrator', 'ada'), { body })).toMatchObject({ statusCode: 403 });
    const [given] = JSON.parse((await give(quality, { body })).body).links;
    const heard = await give(quality, { method: 'GET', link: given.link.replace('?link=', '') });
    expect(Buffer.from(heard.body, 'base64')).toEqual(stored?.bytes);
  });

  it('R-129: a message that is said lies as voicemail under the key of recordings, beside its row, and a listener hears it', async () => {
    for (const { username } of centre.view().agents) centre.simulator.agent(username).goesOffline();
    const { heard, story } = await call(centre, '1,0,1,1,3,1,wait,hang-up');
    for (const { username } of centre.view().agents) centre.simulator.agent(username).goesAvailable();
    expect(heard).toMatch(/after the tone[\s\S]+Somebody will call you by/);
    const contactId = story?.records.map((record) => String(Object(record).ContactId)).at(0) ?? '';
    const { stored, messageId, logged } = await voicemailOf(centre, contactId);
    expect(stored.map(({ key }) => key.split('/').slice(0, 2).join('/'))).toEqual(['recordings/ivr']);
    const [wav] = stored;
    expect(wav?.headers['x-amz-server-side-encryption-aws-kms-key-id']).toBe(
      centre.built.data.keyNamed.get('recordings'),
    );
    expect(isSilent(wav?.bytes ?? Buffer.alloc(44), { from: 0, to: 120 })).toBe(false);
    expect(logged).toEqual(
      expect.arrayContaining(['leave-message/record-voice on', 'sound on', 'sound off']),
    );
    const ask = (as: string, link?: string) =>
      centre.recordings.ask('give-recording-access', {
        as,
        ...(link === undefined
          ? { body: { contactId, recording: 'voicemail', reason: 'message', ticket: messageId } }
          : { link }),
      });
    expect(await ask('Sam, front desk')).toMatchObject({ status: 403 });
    expect(await ask('Mia, messages')).toMatchObject({ refused: 'not-taken' });
    await centre.recordings.ask('work-messages', { as: 'Mia, messages', body: { take: messageId } });
    const given = Object(await ask('Mia, messages'));
    expect(given).toMatchObject({ status: 200 });
    const { sound } = Object(await ask('Mia, messages', given.links[0].link.replace('?link=', '')));
    expect(Buffer.from(sound, 'base64')).toEqual(wav?.bytes);
  });

  it('leave what became of them by day: signed in, rung, connected, after-call work (R-29)', async () => {
    const { story } = await call(centre, '1,0,1');
    const table = centre.built.data.byVariable.get('AGENT_EVENTS_TABLE') ?? '';
    const items = (await centre.endpoints.dynamodb.items(table)) as unknown as {
      readonly agentDay: { readonly S: string };
      readonly sequence: { readonly S: string };
      readonly type: { readonly S: string };
      readonly contacts: {
        readonly L: readonly { readonly M: { readonly state: { readonly S: string } } }[];
      };
    }[];
    const contacts = story?.records.map((record) => Object(record).ContactId) ?? [];
    const ofCall = items
      .filter((one) => contacts.some((id) => JSON.stringify(one.contacts).includes(id)))
      .sort((a, b) => (a.sequence.S < b.sequence.S ? -1 : 1));
    expect(ofCall.map((one) => one.contacts.L[0]?.M.state.S)).toEqual(['CONNECTING', 'CONNECTED', 'ENDED']);
    expect(new Set(items.map((one) => one.type.S))).toEqual(new Set(['LOGIN', 'STATE_CHANGE']));
    expect(items[0]?.agentDay.S).toMatch(/^(ana|ben)#\d{4}-\d\d-\d\d$/);
    const day = ofCall[0]?.sequence.S.slice(0, 10) ?? '';
    const question = { kind: 'agent-days', from: day, to: day, zone: 'UTC' } as const;
    const { columns, rows } = await centre.recordings.report(question, () => {});
    const told = rows.filter((row) => contacts.some((id) => row.join().includes(id)));
    const column = (name: string) => told.map((row) => row[columns.indexOf(name)] ?? '');
    expect(column('Contacts').map((text) => text.split(' ')[1])).toEqual([
      'connecting',
      'connected',
      'ended',
    ]);
    expect(column('Agent')[1]).toMatch(/^(ana|ben)$/);
    // The demo agent says goodbye after twenty seconds.
    expect(Number(column('Seconds')[1])).toBeGreaterThan(10);
  });
});
