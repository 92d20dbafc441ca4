/** Opens the telephone lines of a built centre: the simulator with its clock, the agents, and who tells the story of the calls. */
import { randomUUID } from 'node:crypto';
import { isOpen, nextOpening } from '../../shared/domain/opening-hours.ts';
import { type Centre, createCentre } from '../../shared/simulator/centre.ts';
import type { CallEvent } from '../../shared/simulator/events.ts';
import type { CentreOptions } from '../../shared/simulator/options.ts';
import { usualSpeechSeconds } from '../../shared/simulator/speech.ts';
import { LOCAL_REGION } from '../endpoints/place.ts';
import type { Endpoints } from '../endpoints/server.ts';
import { unqualified } from '../templates/read-functions.ts';
import { AgentEvents } from './agent-events.ts';
import type { BuiltCentre } from './build-centre.ts';
import { LocalCentrePort } from './centre-port.ts';
import { agentName, agentSources, DemoAgents } from './demo-agents.ts';
import { createDriver, type Driver } from './driver.ts';
import { flowLog } from './flow-log.ts';
import { flowView } from './flow-view.ts';
import { Recorder, storeInto } from './recorder.ts';
import type { LocalCentreOptions } from './start-centre.ts';
import type { DemoPerson } from './story.ts';
import { Teller } from './teller.ts';
import { Transcriber } from './transcriber.ts';

export interface Lines {
  readonly port: LocalCentrePort;
  readonly simulator: Centre;
  readonly driver: Driver;
  stop(): void;
}

interface Opening {
  readonly built: BuiltCentre;
  readonly endpoints: Endpoints;
  readonly people: readonly DemoPerson[];
  readonly clinicName: string;
  readonly speed: number;
  readonly now: Date;
  readonly options: Pick<LocalCentreOptions, 'onEvent' | 'startAt'>;
}

export function openLines({ built, endpoints, people, clinicName, speed, now, options }: Opening): Lines {
  const hears: ((event: CallEvent) => void)[] = options.onEvent ? [options.onEvent] : [];
  const simulator = createCentre({
    ...instanceOf(built),
    startAt: startOf(options.startAt, built, now),
    onEvent: (event) => {
      for (const hear of hears) hear(event);
    },
  });
  const driver = createDriver(simulator, {
    speed,
    settled: () => built.eventSources.settled(),
    afterwards: () => {
      port.refresh();
      agentEvents.look();
    },
  });
  const agentEvents = new AgentEvents({
    centre: simulator,
    agents: agentSources(built.telephony.instanceArn, built.telephony.agentQueues),
    instanceArn: built.telephony.instanceArn,
    ids: randomUUID,
    send: sendTo(endpoints, built, 'agent-events'),
  });
  const flowsByName = new Map(built.flows.map(({ name, flow, language }) => [name, { flow, language }]));
  const teller = new Teller({
    flows: flowsByName,
    words: {
      agentName,
      functionName: (arn) => built.functions.find((f) => f.arn === unqualified(arn))?.name ?? arn,
    },
    tell: (event) => port.tell(event),
  });
  const agents = new DemoAgents({
    centre: simulator,
    driver,
    languageOf: (contactId) => teller.languageOf(contactId),
    says: (contactId, text) => {
      teller.line(contactId, 'agent', text);
      transcriber.agentSays(contactId, text, simulator.now);
    },
  });
  const flows = built.flows.map(flowView);
  const clinic = {
    name: clinicName,
    number: built.numbers[0]?.number ?? '',
    isOpen: () => {
      const hours = clinicHours(built);
      return hours === undefined || isOpen(hours, new Date(simulator.now));
    },
  };
  const port = new LocalCentrePort({ simulator, driver, teller, agents, people, flows, clinic });
  const places = placesOf(endpoints, built);
  const recorder = new Recorder({ ...places, rate: speed === 1 ? rates.heard : rates.unheard });
  const transcriber = new Transcriber({
    store: storeInto(places),
    flows: flowsByName,
    languageOf: (contactId) => teller.languageOf(contactId),
  });
  const log = flowLog(built.flows, (lines) => built.eventSources.flowsLogged(lines));
  hears.push((event) => port.hear(event), recordTo(endpoints, built, { recorder, transcriber }), log);
  const stopTexts = endpoints.messages.onSent(({ destination, body }) => port.textSent(destination, body));
  return {
    port,
    simulator,
    driver,
    stop: () => {
      stopTexts();
      driver.stop();
    },
  };
}

/** Who listens reads faster than the voice speaks. */
const readingPace = 0.6;

/** The instance of the templates, for the simulator. */
function instanceOf({ telephony, flows, numbers, host }: BuiltCentre): Omit<CentreOptions, 'startAt'> {
  return {
    instanceArn: telephony.instanceArn,
    region: LOCAL_REGION,
    ids: randomUUID,
    chance: Math.random,
    flows: flows.map(({ arn, name, kind, content }) => ({ arn, name, kind, content })),
    queues: telephony.queues.map(({ maxContacts, ...queue }) => ({
      ...queue,
      ...(maxContacts !== undefined && { maxContacts }),
    })),
    hours: telephony.hours.map(({ name, arn, hours }) => ({ name, arn, isOpen: (at) => isOpen(hours, at) })),
    numbers,
    agents: agentSources(telephony.instanceArn, telephony.agentQueues),
    functions: { invoke: (arn, event) => host.invoke(arn, event) },
    pace: 'as spoken',
    speechSeconds: (text) => usualSpeechSeconds(text) * readingPace,
    // The tone before a message.
    promptSeconds: () => 0.4,
  };
}

const clinicHours = ({ telephony }: BuiltCentre) =>
  telephony.hours.find(({ name }) => name === 'clinic')?.hours;

function startOf(wanted: LocalCentreOptions['startAt'], built: BuiltCentre, now: Date): Date {
  if (wanted instanceof Date) return wanted;
  const hours = clinicHours(built);
  if (wanted === undefined || !hours) return now;
  return nextOpening(hours, now) ?? now;
}

/** Contact records go to the stream of the templates, as Connect sends them. */
function recordTo(
  endpoints: Endpoints,
  built: BuiltCentre,
  { recorder, transcriber }: { readonly recorder: Recorder; readonly transcriber: Transcriber },
): (event: CallEvent) => void {
  const send = sendTo(endpoints, built, 'contact-records');
  return (event) => {
    recorder.hear(event);
    transcriber.hear(event);
    // The record names its recordings, so it comes after them.
    if (event.type !== 'ended') return;
    const { contactId, at, record } = event;
    if (!record.Recordings) {
      send(record);
      transcriber.forget(contactId);
      return;
    }
    const sent = recorder.keep(record).then((named) => {
      send(named);
      // Words of talks with agents only; what callers say after the tone no flow has analysed.
      if (!named.Recordings?.some(({ ParticipantType }) => ParticipantType !== 'IVR'))
        return transcriber.forget(contactId);
      // Contact Lens takes some minutes: when the transcript comes, the record of the call is there.
      built.eventSources.afterwards(() => transcriber.keep(contactId, at));
    });
    built.eventSources.during(sent);
  };
}

/** Samples a second where somebody may listen, and where time flies. */
const rates = { heard: 4_000, unheard: 10 };

const placesOf = (endpoints: Endpoints, { data }: BuiltCentre) => ({
  endpoints,
  bucket: data.byVariable.get('RECORDINGS_BUCKET') ?? '',
  keyId: data.keyNamed.get('recordings') ?? '',
});

/** Source: Administrator Guide, agent-event-streams: an agent's events go by the agent's ARN. Assumed: a contact's by its id. */
function sendTo(endpoints: Endpoints, { data }: BuiltCentre, name: 'contact-records' | 'agent-events') {
  const stream = data.streamNamed.get(name);
  return (document: { readonly AgentARN: string } | { readonly ContactId: string }) => {
    const key = 'AgentARN' in document ? document.AgentARN : document.ContactId;
    if (stream !== undefined) endpoints.streams.put(stream, JSON.stringify(document), key);
  };
}
