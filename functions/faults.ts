/** What a function throws when a caller cannot have caused it. The Lambda fails and the flow's error branch runs. */
export type FaultCode =
  | 'not-a-connect-event'
  | 'missing-input'
  | 'missing-environment'
  | 'unreadable-data'
  | 'deadline-passed'
  | 'dependency-failed'
  | 'unexpected';

interface FaultParts {
  readonly code: FaultCode;
  /** What, where and what to do next. A fixed text: it may name a key or a variable, never a value. */
  readonly hint: string;
  /** For tests and debuggers on one's own machine; it stays inside the process. */
  readonly cause?: unknown;
}

export class Fault extends Error {
  readonly code: FaultCode;
  readonly hint: string;

  constructor({ code, hint, cause }: FaultParts) {
    super(`${code}: ${hint}`, cause === undefined ? undefined : { cause });
    this.name = 'Fault';
    this.code = code;
    this.hint = hint;
  }
}

/** Any error as a fault. What a library says may quote what it was given, so its words do not go further. */
export function faultFrom(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (isAbort(error)) {
    return new Fault({
      code: 'deadline-passed',
      hint: 'the function had no answer before Connect would give up; see the latency of what it calls',
      cause: error,
    });
  }
  return isFromService(error)
    ? new Fault({
        code: 'dependency-failed',
        hint: `an AWS service answered with ${error.name}; see its status and the limits of this account`,
        cause: error,
      })
    : new Fault({ code: 'unexpected', hint: `${nameOf(error)}: a bug of ours, see the trace`, cause: error });
}

/** Not the fault of what is worked on: the same may succeed when it is tried again. */
export const isOfService = ({ code }: Fault): boolean =>
  code === 'dependency-failed' || code === 'deadline-passed';

/** What may leave the process: the runtime prints what is thrown, so neither cause nor trace of others goes with it. */
export function withoutCause(fault: Fault): Fault {
  return fault.cause === undefined ? fault : new Fault({ code: fault.code, hint: fault.hint });
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
}

/** Every exception of the AWS SDK carries `$metadata`. */
function isFromService(error: unknown): error is Error {
  return error instanceof Error && '$metadata' in error;
}
