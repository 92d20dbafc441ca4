/** Starts the whole centre in this process: what the templates describe, running on embedded endpoints. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Centre } from '../../shared/simulator/centre.ts';
import type { CallEvent } from '../../shared/simulator/events.ts';
import { readPatientsFile } from '../demo/patients-file.ts';
import { LOCAL_REGION } from '../endpoints/place.ts';
import { type Endpoints, startEndpoints } from '../endpoints/server.ts';
import { setCommonEnvironment } from '../functions/environment.ts';
import type { LogLine } from '../functions/log.ts';
import { synthesize } from '../templates/synthesize.ts';
import { type BuiltCentre, buildCentre } from './build-centre.ts';
import type { LocalCentrePort } from './centre-port.ts';
import { fillWithPatients } from './clinic-data.ts';
import type { Driver } from './driver.ts';
import { openLines } from './open-lines.ts';
import { RecordingsDesk } from './recordings-desk.ts';

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
  readonly recordings: RecordingsDesk;
  /** Folder of the synthesized templates that run here, until it is closed. */
  readonly templates: string;
  close(): Promise<void>;
}

/** The embedded endpoints cannot start here: the message says why and what to do. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

function cannotStart(cause: unknown): never {
  const why = cause instanceof Error ? cause.message : 'The embedded endpoints did not start.';
  // The endpoints name their own option; the user of the commands knows it as a switch.
  throw new CannotStart(
    why.replace('(option "dataFolder")', '(option "dataFolder", on the command line --data)'),
    { cause },
  );
}

/** How often a look is taken whether a schedule is due. Unit: milliseconds. */
const scheduleLook = 30_000;

/** Schedules, and the lifecycle of what is stored, go by the machine's clock, as the handlers do. */
function keepSchedules({ eventSources, data }: BuiltCentre, { s3 }: Endpoints): () => void {
  const timer = setInterval(() => {
    for (const { name, lifecycle } of data.buckets) s3.sweep(name, lifecycle);
    void eventSources.runSchedules(new Date());
  }, scheduleLook);
  timer.unref();
  return () => clearInterval(timer);
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
    // What the user gave is looked at first: a wrong file should not take seconds to be refused.
    const { dataFolder } = options;
    const patients = options.patients === undefined ? undefined : await readPatientsFile(options.patients);
    log('Bundling the functions and synthesizing the stacks');
    const synthesized = await synthesize(folder, options.settings);
    log('Starting the embedded AWS endpoints');
    const endpoints = await startEndpoints({
      port: options.port ?? 0,
      ...(dataFolder !== undefined && { dataFolder }),
    }).catch(cannotStart);
    undo.push(() => endpoints.close());
    undo.push(setCommonEnvironment(endpoints.url, LOCAL_REGION));
    log('Creating tables, keys, queues and secrets; running custom resources');
    const built = await buildCentre(synthesized, endpoints, {
      ids: randomUUID,
      startAt: now,
      ...(options.onFunctionLog && { onLog: options.onFunctionLog }),
    });
    undo.push(() => built.host.close());
    log(
      `AWS answers at ${endpoints.url}; the Connect instance is ${built.telephony.instanceArn.split('/').at(-1)}`,
    );
    undo.push(async () => {
      built.eventSources.stop();
      // An insurance company that thinks for twenty seconds must not keep anybody from stopping.
      await Promise.race([built.eventSources.settled(), pause(500, undefined, { ref: false })]);
    });
    if (speed > 0) undo.push(keepSchedules(built, endpoints));
    const { settings } = synthesized;
    const people = await fillWithPatients({
      endpoints,
      data: built.data,
      settings,
      now,
      dataFolder,
      patients,
      log,
    });
    const lines = openLines({
      built,
      endpoints,
      people,
      clinicName: settings.clinic.name,
      speed,
      now,
      options,
    });
    undo.push(() => lines.stop());
    const { port, simulator, driver } = lines;
    return Object.assign(port, {
      endpoints,
      built,
      simulator,
      driver,
      recordings: new RecordingsDesk(built, settings, endpoints.url),
      templates: join(folder, 'cdk.out'),
      close,
    });
  } catch (error) {
    await close();
    throw error;
  }
}
