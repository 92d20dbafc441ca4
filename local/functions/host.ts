/** Runs the deployed bundles in this process, as Lambda does: own environment, time limit, faults, a log. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import type { FunctionResult } from '../../shared/simulator/functions.ts';
import { type FunctionPlan, unqualified } from '../templates/read-functions.ts';
import { withEnvironment } from './environment.ts';
import { captureLogs, type FunctionLog, type LogLine } from './log.ts';

type Handler = (event: unknown, context: unknown) => unknown;

export interface FunctionHost {
  readonly log: FunctionLog;
  /** Never rejects: every way to fail is a result. */
  invoke(arn: string, event: unknown): Promise<FunctionResult>;
  /** Loads every bundle ahead of the first call. */
  warmUp(): Promise<void>;
  close(): void;
}

export interface HostOptions {
  readonly ids: () => string;
  readonly onLog?: (line: LogLine) => void;
}

export function createFunctionHost(plans: readonly FunctionPlan[], options: HostOptions): FunctionHost {
  const log = captureLogs(options.onLog);
  const byArn = new Map(plans.map((plan) => [plan.arn, plan]));
  const loaded = new Map<string, Promise<Handler>>();
  let loading: Promise<unknown> = Promise.resolve();

  /** One at a time: the environment belongs to the process. */
  function load(plan: FunctionPlan): Promise<Handler> {
    const known = loaded.get(plan.arn);
    if (known) return known;
    const handler = loading.then(() => importHandler(plan, { log, version: options.ids() }));
    loading = handler.catch(() => undefined);
    loaded.set(plan.arn, handler);
    return handler;
  }

  return {
    log,
    async invoke(arn, event) {
      // Flows and events name the alias in service; here there is one version.
      const plan = byArn.get(arn) ?? byArn.get(unqualified(arn));
      if (!plan) return { kind: 'fault', message: `There is no function ${arn} in the templates.` };
      const started = performance.now();
      const result = await run(plan, () => load(plan), { event, log, id: options.ids() });
      return { ...result, ms: Math.round(performance.now() - started) };
    },
    async warmUp() {
      for (const plan of plans) await load(plan).catch(() => undefined);
    },
    close: () => log.close(),
  };
}

async function importHandler(
  plan: FunctionPlan,
  { log, version }: { log: FunctionLog; version: string },
): Promise<Handler> {
  // The version gives every centre of this process modules of its own, as two Lambda functions have.
  const url = `${pathToFileURL(join(plan.bundle, 'index.mjs'))}?${version}`;
  const module: unknown = await withEnvironment(plan.environment, () =>
    log.during(plan.name, () => import(url)),
  );
  const handler = typeof module === 'object' && module && 'handler' in module ? module.handler : undefined;
  if (typeof handler === 'function')
    return (event, context) => Reflect.apply(handler, undefined, [event, context]);
  throw new Error(`The bundle of ${plan.name} exports no function "handler".`);
}

interface Invocation {
  readonly event: unknown;
  readonly log: FunctionLog;
  readonly id: string;
}

async function run(
  plan: FunctionPlan,
  load: () => Promise<Handler>,
  { event, log, id }: Invocation,
): Promise<FunctionResult> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const handler = await load();
    const deadline = performance.now() + plan.timeoutSeconds * 1000;
    const tooLate = new Promise<FunctionResult>((resolve) => {
      const message = `Task timed out after ${plan.timeoutSeconds.toFixed(2)} seconds`;
      timer = setTimeout(
        () => resolve(logged(log, plan.name, { kind: 'fault', message })),
        plan.timeoutSeconds * 1000,
      );
    });
    const context = {
      awsRequestId: id,
      functionName: plan.name,
      functionVersion: '$LATEST',
      invokedFunctionArn: plan.arn,
      memoryLimitInMB: '512',
      logGroupName: `/aws/lambda/${plan.name}`,
      logStreamName: id,
      callbackWaitsForEmptyEventLoop: false,
      getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
    };
    // As over the wire: the handler gets a copy, and only what JSON can say comes back.
    const answer = async () =>
      toJson(await log.during(plan.name, () => handler(structuredClone(event), context)));
    return await Promise.race([answer(), tooLate]);
  } catch (error) {
    log.write(plan.name, inspect(error));
    return logged(log, plan.name, {
      kind: 'fault',
      message: error instanceof Error ? `${error.name}: ${error.message}` : 'not an Error was thrown',
    });
  } finally {
    clearTimeout(timer);
  }
}

function toJson(value: unknown): FunctionResult {
  const text = JSON.stringify(value ?? null);
  return { kind: 'answer', payload: JSON.parse(text) };
}

function logged(
  log: FunctionLog,
  name: string,
  fault: Extract<FunctionResult, { kind: 'fault' }>,
): FunctionResult {
  // Lambda writes what a function threw into its log; so must we, or a scan of the logs would miss it.
  log.write(name, JSON.stringify({ level: 'ERROR', message: fault.message }));
  return fault;
}
