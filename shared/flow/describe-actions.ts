import type { ActionSpec } from './action-spec.ts';
import { allActions } from './actions.ts';
import { table } from './docs/table.ts';
import { flowKinds } from './flow.ts';

/** The catalogue of actions as a table in Markdown, for people. */
export function describeActions(): string {
  const head = ['Action', 'Block', 'Kinds of flow', 'Channels', 'Errors', 'Evidence'];
  const rows = [...allActions].sort((a, b) => (a.type < b.type ? -1 : 1)).map(cellsOf);
  return table(head, rows);
}

function cellsOf(spec: ActionSpec): string[] {
  return [
    `[${spec.type}](docs/actions/${spec.type}.md)`,
    spec.block,
    kindsOf(spec),
    spec.channels.map((channel) => channel.charAt(0)).join(' '),
    errorsOf(spec),
    spec.evidence,
  ];
}

const short: Readonly<Record<(typeof flowKinds)[number], string>> = {
  CONTACT_FLOW: 'INB',
  CUSTOMER_QUEUE: 'CQ',
  CUSTOMER_HOLD: 'CH',
  CUSTOMER_WHISPER: 'CW',
  AGENT_HOLD: 'AH',
  AGENT_WHISPER: 'AW',
  OUTBOUND_WHISPER: 'OW',
  AGENT_TRANSFER: 'TA',
  QUEUE_TRANSFER: 'TQ',
  CAMPAIGN: 'CA',
  MODULE: 'MOD',
};

function kindsOf(spec: ActionSpec): string {
  const kinds = flowKinds.filter((kind) => spec.flowKinds.includes(kind));
  return kinds.length === 9 ? 'all' : kinds.map((kind) => short[kind]).join(' ');
}

/** Errors without any parameter set; a star where parameters change them (the function then takes them). */
function errorsOf(spec: ActionSpec): string {
  const { required, optional } = spec.errors({});
  const listed = [...required, ...optional.map((error) => `(${error})`)].join(', ');
  return spec.errors.length > 0 ? `${listed} \\*` : listed;
}
