/** Prefixes of the records bucket: `<prefix>/year=YYYY/month=MM/day=DD/<shard>-<first sequence>.ndjson.gz`, one JSON per line. */
export const rawPrefixes = {
  contactRecords: 'contact-records',
  agentEvents: 'agent-events',
  parked: 'parked',
  /** What the daily comparison found: `reconciliation/<of>/<day>.json`. */
  reconciliation: 'reconciliation',
  queryResults: 'query-results',
} as const;

interface Column {
  readonly name: string;
  /** Of Hive. Anything that Connect may nest further is a string of JSON, to be read with json_extract. */
  readonly type: string;
}

const columns = (type: string, ...names: readonly string[]): Column[] =>
  names.map((name) => ({ name, type }));

/**
 * What queries see of a contact record; further members of the JSON are passed over.
 * Source: Administrator Guide, ctr-data-model. Names are matched without case.
 */
const contactRecord: readonly Column[] = [
  ...columns(
    'string',
    'contactid',
    'initialcontactid',
    'previouscontactid',
    'nextcontactid',
    'relatedcontactid',
    'contactassociationid',
    'channel',
    'initiationmethod',
    'disconnectreason',
    'initiationtimestamp',
    'connectedtosystemtimestamp',
    'transfercompletedtimestamp',
    'disconnecttimestamp',
    'lastupdatetimestamp',
    'scheduledtimestamp',
  ),
  ...columns('int', 'agentconnectionattempts'),
  {
    name: 'queue',
    type: 'struct<name:string,arn:string,enqueuetimestamp:string,dequeuetimestamp:string,duration:int>',
  },
  {
    name: 'agent',
    type: 'struct<arn:string,username:string,connectedtoagenttimestamp:string,agentinteractionduration:int,aftercontactworkduration:int,longestholdduration:int,numberofholds:int,customerholdduration:int>',
  },
  // Numbers are hidden before they are kept: calls of one number can be counted, nobody can be called.
  { name: 'customerendpoint', type: 'struct<type:string,addressmac:string>' },
  { name: 'transferredtoendpoint', type: 'struct<type:string,addressmac:string>' },
  { name: 'systemendpoint', type: 'struct<type:string,address:string>' },
  { name: 'attributes', type: 'map<string,string>' },
  // Of the object RecordingsInfo: what kind it is says MediaStreamType; only Recording, the first of them, has a Type.
  {
    name: 'recordings',
    type: 'array<struct<location:string,mediastreamtype:string,participanttype:string,storagetype:string,status:string,starttimestamp:string,stoptimestamp:string,deletionreason:string>>',
  },
];

/** Source: Administrator Guide, agent-event-stream-model. */
const agentEvent: readonly Column[] = [
  ...columns('string', 'eventid', 'eventtype', 'eventtimestamp', 'agentarn', 'instancearn', 'version'),
  ...columns('string', 'currentagentsnapshot', 'previousagentsnapshot'),
];

export interface RawTable {
  readonly name: string;
  readonly prefix: string;
  readonly columns: readonly Column[];
  readonly holds: string;
}

/** What Athena can be asked about, by day. */
export const rawTables: readonly RawTable[] = [
  {
    name: 'contact_records',
    prefix: rawPrefixes.contactRecords,
    columns: contactRecord,
    holds: 'Contact records as the stream brought them: at least once, and again when they changed',
  },
  {
    name: 'agent_events',
    prefix: rawPrefixes.agentEvents,
    columns: agentEvent,
    holds: 'What agents did: signed in, changed status, took a contact',
  },
];
