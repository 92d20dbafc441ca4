/** Starts the whole centre in this process: what the templates describe, running on embedded endpoints. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOpen, nextOpening } from '../../shared/domain/opening-hours.ts';
import { type Centre, createCentre } from '../../shared/simulator/centre.ts';
import type { CallEvent } from '../../shared/simulator/events.ts';
import { usualSpeechSeconds } from '../../shared/simulator/speech.ts';
import { LOCAL_REGION } from '../endpoints/place.ts';
import { type Endpoints, startEndpoints } from '../endpoints/server.ts';
import { setCommonEnvironment } from '../functions/environment.ts';
import type { LogLine } from '../functions/log.ts';
import { synthesize } from '../templates/synthesize.ts';
import { type BuiltCentre, buildCentre } from './build-centre.ts';
import { LocalCentrePort } from './centre-port.ts';
import { fillWithPatients } from './clinic-data.ts';
import { agentName, agentSources, DemoAgents } from './demo-agents.ts';
import { createDriver, type Driver } from './driver.ts';
import { flowView } from './flow-view.ts';
import { Teller } from './teller.ts';

export interface LocalCentreOptions {
  /** Of the embedded endpoints; 0 or absent: any free one. */
  readonly port?: number;
  /** Where data survive a restart; absent: in memory. */
  readonly dataFolder?: string;
  /** FHIR Patients, one JSON object a line, in place of the demo patients. */
  readonly patients?: string;
  /** As in a settings file; absent: the demo clinic. */
  readonly settings?: unknown;
  /** Seconds of the centre for each second on the wall. 1: as on the telephone. 0: time moves by `leap` only. */
  readonly speed?: number;
  /**
   * The moment at which the centre's clock starts; opening hours go by it. Handlers have the machine's own clock, as in AWS,
   * and demo visits lie ahead of that. `next-opening`: now, or as soon as the clinic opens.
   */
  readonly startAt?: Date | 'next-opening';
  /** Gets a line for each thing that is done at the start. */
  readonly log?: (line: string) => void;
  readonly onFunctionLog?: (line: LogLine) => void;
  readonly onEvent?: (event: CallEvent) => void;
}

export interface LocalCentre extends LocalCentrePort {
  readonly endpoints: Endpoints;
  readonly built: BuiltCentre;
  readonly simulator: Centre;
  readonly driver: Driver;
  close(): Promise<void>;
}

/** Who listens reads faster than the voice speaks. */
const readingPace = 0.6;

function startOf(wanted: LocalCentreOptions['startAt'], { telephony }: BuiltCentre, now: Date): Date {
  if (wanted instanceof Date) return wanted;
  const clinic = telephony.hours.find(({ name }) => name === 'clinic');
  if (wanted === undefined || !clinic) return now;
  return nextOpening(clinic.hours, now) ?? now;
}

export async function startCentre(options: LocalCentreOptions = {}): Promise<LocalCentre> {
  const { log = () => {}, speed = 1 } = options;
  const now = new Date();
  const folder = mkdtempSync(join(tmpdir(), 'careline-'));
  const undo: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    log('Bundling the functions and synthesizing the stacks');
    const synthesized = await synthesize(folder, options.settings);
    log('Starting the embedded AWS endpoints');
    const endpoints = await startEndpoints({
      port: options.port ?? 0,
      ...(options.dataFolder !== undefined && { dataFolder: options.dataFolder }),
    });
    undo.push(() => endpoints.close());
    undo.push(setCommonEnvironment(endpoints.url, LOCAL_REGION));
    log('Creating tables, keys, queues and secrets; running custom resources');
    const built = await buildCentre(synthesized, endpoints, {
      ids: randomUUID,
      ...(options.onFunctionLog && { onLog: options.onFunctionLog }),
    });
    undo.push(() => built.host.close());
    undo.push(async () => {
      built.eventSources.stop();
      await built.eventSources.settled();
    });
    const { settings } = synthesized;
    const { dataFolder, patients: patientsFile } = options;
    const people = await fillWithPatients({
      endpoints,
      data: built.data,
      settings,
      now,
      dataFolder,
      patientsFile,
      log,
    });
    const hears: ((event: CallEvent) => void)[] = options.onEvent ? [options.onEvent] : [];
    const simulator = createCentre({
      instanceArn: built.telephony.instanceArn,
      region: LOCAL_REGION,
      startAt: startOf(options.startAt, built, now),
      ids: randomUUID,
      chance: Math.random,
      flows: built.flows.map(({ arn, name, kind, content }) => ({ arn, name, kind, content })),
      queues: built.telephony.queues.map(({ maxContacts, ...queue }) => ({
        ...queue,
        ...(maxContacts !== undefined && { maxContacts }),
      })),
      hours: built.telephony.hours.map(({ name, arn, hours }) => ({
        name,
        arn,
        isOpen: (at) => isOpen(hours, at),
      })),
      numbers: built.numbers,
      agents: agentSources(built.telephony.instanceArn, built.telephony.agentQueues),
      functions: { invoke: (arn, event) => built.host.invoke(arn, event) },
      pace: 'as spoken',
      speechSeconds: (text) => usualSpeechSeconds(text) * readingPace,
      onEvent: (event) => {
        for (const hear of hears) hear(event);
      },
    });
    const driver = createDriver(simulator, {
      speed,
      settled: () => built.eventSources.settled(),
      afterwards: () => port.refresh(),
    });
    undo.push(() => driver.stop());
    const flows = new Map(built.flows.map(({ name, flow, language }) => [name, { flow, language }]));
    const teller = new Teller({
      flows,
      words: { agentName, functionName: (arn) => built.functions.find((f) => f.arn === arn)?.name ?? arn },
      tell: (event) => port.tell(event),
    });
    const agents = new DemoAgents({
      centre: simulator,
      driver,
      languageOf: (contactId) => teller.languageOf(contactId),
      says: (contactId, text) => teller.line(contactId, 'agent', text),
    });
    const [main] = built.numbers;
    const clinicHours = built.telephony.hours.find(({ name }) => name === 'clinic');
    const port = new LocalCentrePort({
      simulator,
      driver,
      teller,
      agents,
      people,
      flows: built.flows.map(flowView),
      clinic: {
        name: settings.clinic.name,
        number: main?.number ?? '',
        isOpen: () => clinicHours === undefined || isOpen(clinicHours.hours, new Date(simulator.now)),
      },
    });
    hears.push((event) => port.hear(event));
    const stream = built.data.streams[0];
    hears.push((event) => {
      if (event.type === 'ended' && stream !== undefined)
        endpoints.streams.put(stream, JSON.stringify(event.record), event.contactId);
    });
    undo.push(endpoints.messages.onSent(({ destination, body }) => port.textSent(destination, body)));
    return Object.assign(port, { endpoints, built, simulator, driver, close });
  } catch (error) {
    await close();
    throw error;
  }
}
