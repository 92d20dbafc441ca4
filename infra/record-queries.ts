/**
 * Questions that a clinic asks of the raw copies, saved in its workgroup: their names in the console begin with `careline`. For
 * Athena's engine 3, which is Trino. What they cannot be asked, and what to mind in questions of one's own: functions/records/QUERIES.md.
 */
export interface RecordQuery {
  readonly name: string;
  /** What it answers, as the console shows it. */
  readonly asks: string;
  readonly sql: string;
}

/** `zone`: of the clinic, so that its days are days. */
export const recordQueries = (zone: string): readonly RecordQuery[] => [
  {
    name: 'calls-a-day',
    asks: 'Calls that came in on each day of this month and how many of them an agent took',
    sql: `${newest(thisMonth)}, calls AS (
  SELECT coalesce(initialcontactid, contactid) AS call,
    min(initiationtimestamp) AS initiationtimestamp,
    bool_or(initiationmethod = 'INBOUND') AS inbound,
    bool_or(agent.connectedtoagenttimestamp IS NOT NULL) AS taken
  FROM contacts
  WHERE channel = 'VOICE'
  GROUP BY 1
)
SELECT ${day(zone)} AS day, count(*) AS calls, count_if(taken) AS taken
FROM calls
WHERE inbound
GROUP BY 1
ORDER BY 1`,
  },
  {
    name: 'abandoned',
    // Source: Administrator Guide, ctr-data-model, How to identify abandoned contacts.
    asks: 'Callers who hung up while they waited, this month, by day and queue, with how long they had waited',
    sql: `${newest(thisMonth)}
SELECT ${day(zone)} AS day,
  queue.name AS queue,
  count(*) AS abandoned,
  round(avg(queue.duration)) AS seconds_waited
FROM contacts
WHERE queue.enqueuetimestamp IS NOT NULL
  AND agent.connectedtoagenttimestamp IS NULL
  AND disconnectreason = 'CUSTOMER_DISCONNECT'
GROUP BY 1, 2
ORDER BY 1, 2`,
  },
  {
    name: 'where-calls-go',
    asks: 'Why people called this month, how far they had proven who they are, and where their calls ended',
    sql: `${newest(thisMonth)}
SELECT ${attribute('reason')} AS reason,
  ${attribute('identityLevel')} AS level,
  CASE
    WHEN agent.connectedtoagenttimestamp IS NOT NULL THEN 'agent'
    WHEN transferredtoendpoint.type IS NOT NULL THEN 'outside'
    WHEN queue.enqueuetimestamp IS NOT NULL THEN 'queue'
    ELSE 'menus'
  END AS ended_with,
  count(*) AS contacts
FROM contacts
WHERE channel = 'VOICE'
GROUP BY 1, 2, 3
ORDER BY 4 DESC`,
  },
  {
    name: 'calls-of-one-number',
    asks: 'Where the calls of this year went that came from the same number as the contact whose id you give',
    sql: `${newest(thisYear)}
SELECT initiationtimestamp, contactid, initialcontactid, initiationmethod,
  queue.name AS queue, agent.username AS agent, transferredtoendpoint.type AS transferred, disconnectreason
FROM contacts
WHERE customerendpoint.addressmac = (SELECT customerendpoint.addressmac FROM contacts WHERE contactid = ?)
ORDER BY initiationtimestamp`,
  },
  {
    name: 'talks-without-recording',
    // Voicemail is a recording of another part: Connect names it IVR (functions/recordings/README.md).
    asks: 'Talks of this month with an agent that were not recorded, and whether the caller had refused',
    sql: `${newest(thisMonth)}
SELECT ${day(zone)} AS day, contactid, agent.username AS agent, ${attribute('recordingConsent')} AS consent
FROM contacts
WHERE channel = 'VOICE' AND agent.connectedtoagenttimestamp IS NOT NULL
  AND coalesce(none_match(recordings, recording -> recording.participanttype IS DISTINCT FROM 'IVR'), TRUE)
ORDER BY 1`,
  },
  {
    name: 'agents-day',
    asks: 'When each agent signed in and out and changed status, this month',
    sql: `WITH events AS (
  SELECT DISTINCT eventid, eventtype, eventtimestamp, agentarn, currentagentsnapshot
  FROM agent_events
  WHERE ${thisMonth}
)
SELECT eventtimestamp, eventtype,
  ${inSnapshot('Configuration.Username')} AS agent,
  ${inSnapshot('AgentStatus.Name')} AS status
FROM events
WHERE eventtype <> 'HEART_BEAT'
ORDER BY eventtimestamp`,
  },
];

/** Days of arrival, UTC. A function of the day is worked out before partitions are chosen. */
const thisYear = "year = date_format(CURRENT_DATE, '%Y')";
const thisMonth = `${thisYear} AND month = date_format(CURRENT_DATE, '%m')`;

/** Each contact once: its records come twice, and again when they changed. */
const newest = (when: string): string => `WITH versions AS (
  SELECT *, row_number() OVER (PARTITION BY contactid ORDER BY lastupdatetimestamp DESC) AS version
  FROM contact_records
  WHERE ${when}
), contacts AS (SELECT * FROM versions WHERE version = 1)`;

const day = (zone: string): string =>
  `CAST(from_iso8601_timestamp(initiationtimestamp) AT TIME ZONE '${zone}' AS date)`;

/**
 * Whatever the reader of JSON does to the keys of a map: Hive's makes them lower case, Trino's leaves them.
 * Source: github.com/trinodb/trino, issue 20400.
 */
const attribute = (name: string): string => {
  const ways = [...new Set([name, name.toLowerCase()])].map((key) => `element_at(attributes, '${key}')`);
  return ways.length > 1 ? `coalesce(${ways.join(', ')})` : ways.join();
};
const inSnapshot = (path: string): string =>
  `coalesce(${[path, path.toLowerCase()].map((one) => `json_extract_scalar(currentagentsnapshot, '$.${one}')`).join(', ')})`;
