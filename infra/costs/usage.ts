/** How much a clinic telephones. Every figure is an assumption: replace it by what your telephone bill says. */
export interface Usage {
  /** As in `settings.size`; the resources are counted in the templates of the example of that name. */
  readonly size: 'small' | 'large';
  readonly number: 'local' | 'toll-free';
  readonly callsPerDay: number;
  readonly daysPerMonth: number;
  /** With the machine, before anybody waits. */
  readonly minutesWithFlow: number;
  /** Of all calls; the others are served by the flow alone. */
  readonly shareToAgents: number;
  readonly minutesWaiting: number;
  readonly minutesWithAgent: number;
  /** Calls that the clinic makes, as a share of those it gets, and their length. */
  readonly shareOutbound: number;
  readonly minutesOutbound: number;
  readonly textsPerCall: number;
  readonly functionsPerCall: number;
  /** Items of up to 1 KB written and 4 KB read: sessions, events, seals, records, indexes. */
  readonly writesPerCall: number;
  readonly readsPerCall: number;
  readonly keyRequestsPerCall: number;
  readonly trailEventsPerCall: number;
  readonly logKilobytesPerCall: number;
  /** In all tables after a year. */
  readonly tableGigabytes: number;
  /** Days; `settings.retention.recordings`. */
  readonly recordingsKept: number;
}

const perCall = {
  functionsPerCall: 6,
  // Counted: 47, and 110 for the words of a call that an agent took (functions/records/COSTS.md).
  writesPerCall: 157,
  readsPerCall: 60,
  keyRequestsPerCall: 40,
  trailEventsPerCall: 10,
  logKilobytesPerCall: 60,
} as const;

/** a dozen people at the telephone, open on weekdays. */
export const smallClinic: Usage = {
  ...perCall,
  size: 'small',
  number: 'local',
  callsPerDay: 250,
  daysPerMonth: 22,
  minutesWithFlow: 1.5,
  shareToAgents: 0.65,
  minutesWaiting: 1,
  minutesWithAgent: 4,
  shareOutbound: 0.1,
  minutesOutbound: 2,
  textsPerCall: 0.15,
  tableGigabytes: 2,
  recordingsKept: 2190,
};

/** over a hundred agents in teams, every day. */
export const largeClinic: Usage = {
  ...perCall,
  size: 'large',
  number: 'toll-free',
  callsPerDay: 4000,
  daysPerMonth: 30,
  minutesWithFlow: 2,
  shareToAgents: 0.55,
  minutesWaiting: 1.5,
  minutesWithAgent: 5,
  shareOutbound: 0.15,
  minutesOutbound: 2,
  textsPerCall: 0.25,
  tableGigabytes: 40,
  recordingsKept: 730,
};

/** The same for every clinic. */
export const always = {
  hoursPerMonth: 730,
  calendarDaysPerMonth: 30,
  /** What a function takes; seconds and gigabytes of memory. */
  functionSeconds: 0.15,
  functionGigabytes: 0.5,
  /** Two channels of 16 bits, 8,000 times a second. Assumed: as Connect writes recordings. */
  recordingMegabytesPerMinute: 1.92,
  /** Then recordings move to the archive class: `settings.retention.archiveAfter`. */
  monthsInStandard: 3,
  /** Backups of tables that lie in the vault at a time: 35 daily, 12 monthly. */
  backups: 47,
} as const;
