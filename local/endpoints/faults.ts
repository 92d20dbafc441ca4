/** Trouble that a test plants in any service of the local centre: throttling, a refusal, an answer that gets lost. */
import { type ApiFault, faultReply, type WireReply, type WireRequest } from './wire.ts';

export type PlantedFault = {
  /** The requests that it meets. */
  when(request: WireRequest): boolean;
  /** How many of them; absent: all. */
  readonly times?: number;
  /** What the client gets; `drop` cuts the connection after the request. */
  readonly how: ApiFault | 'drop';
};

export type Faults = {
  plant(fault: PlantedFault): void;
  clear(): void;
  /** The answer in place of the service's own, if a fault meets this request. */
  answer(request: WireRequest): WireReply | undefined;
};

export function createFaults(): Faults {
  const planted: { fault: PlantedFault; left: number }[] = [];
  return {
    plant: (fault) => void planted.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    clear: () => void planted.splice(0),
    answer(request) {
      const met = planted.find(({ fault, left }) => left > 0 && fault.when(request));
      if (!met) return undefined;
      met.left -= 1;
      if (met.fault.how === 'drop') return { status: 0, drop: true };
      return isQuery(request) ? inXml(met.fault.how) : faultReply(met.fault.how);
    },
  };
}

/** STS speaks the query protocol: forms in, XML out. */
const isQuery = ({ headers }: WireRequest): boolean =>
  headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true &&
  /\/sts\/aws4_request/.test(headers.authorization ?? '');

const inXml = ({ code, message, status }: ApiFault): WireReply => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});
