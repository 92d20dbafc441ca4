/** Asks AWS at a pace it takes, and again when it is busy or an answer is lost. Only for questions: asking twice changes nothing. */

export interface Asking {
  /** Requests a second. Source: Service Quotas, Amazon Connect API throttling: 2 for most operations of an account and region. */
  readonly perSecond: number;
  /** Requests that may leave at once after a rest. Source: the same, 5. */
  readonly burst: number;
  /** How often one question is asked before it counts as not answered. */
  readonly attempts: number;
  now(): number;
  pause(milliseconds: number): Promise<void>;
  /** Between 0 and 1: keeps two readers from asking in step. */
  chance(): number;
  /** Hears of every wait that is longer than the pace, for people who watch. */
  onWait?(what: string, milliseconds: number): void;
}

/** `what` names the question for people, e.g. `ListQueues`. */
export type Ask = <T>(what: string, question: () => Promise<T>) => Promise<T>;

const firstWait = 500;
const longestWait = 20_000;

export function patientAsker(asking: Asking): Ask {
  const apart = 1000 / asking.perSecond;
  let paidUntil = 0;
  const turn = async (): Promise<void> => {
    const now = asking.now();
    paidUntil = Math.max(now, paidUntil) + apart;
    const wait = paidUntil - now - asking.burst * apart;
    if (wait > 0) await asking.pause(wait);
  };
  return async (what, question) => {
    for (let attempt = 1; ; attempt += 1) {
      await turn();
      try {
        return await question();
      } catch (error) {
        if (attempt >= asking.attempts || !isPassing(error)) throw error;
        const most = Math.min(longestWait, firstWait * 2 ** (attempt - 1));
        const wait = Math.round(most * (0.5 + asking.chance() / 2));
        asking.onWait?.(what, wait);
        await asking.pause(wait);
      }
    }
  };
}

const throttled = /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/;
const lost = /ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|TimeoutError|socket hang up|NetworkingError/;

/** Whether the same question may well be answered a moment later. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = '$metadata' in error ? statusOf(error.$metadata) : undefined;
  const code = 'code' in error ? String(error.code) : '';
  return (
    throttled.test(error.name) ||
    status === 429 ||
    (status !== undefined && status >= 500) ||
    lost.test(`${error.name} ${code} ${error.message}`)
  );
}

const statusOf = (metadata: unknown): number | undefined =>
  typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata
    ? Number(metadata.httpStatusCode) || undefined
    : undefined;
