/** Creates at the embedded endpoints what the templates ask for. What is there already, from an earlier start, stays. */
import { z } from 'zod';
import { keySpec, keyUsage } from '../endpoints/kms/keys.ts';
import type { Endpoints } from '../endpoints/server.ts';
import { ApiFault } from '../endpoints/wire.ts';
import type { DataPlan, QueuePlan, TablePlan } from '../templates/read-data.ts';

/** `secrets`: what an operator would put in after the first deployment, by ARN. */
export async function createResources(
  plan: DataPlan,
  endpoints: Endpoints,
  secrets: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { keyId, arn, spec, usage } of plan.keys) {
    await endpoints.kms.createKey({ keyId, arn, spec: keySpec.parse(spec), usage: keyUsage.parse(usage) });
  }
  for (const { name, lock } of plan.buckets)
    endpoints.s3.createBucket(name, { versioned: true, ...(lock && { lock }) });
  for (const stream of plan.streams) endpoints.streams.create(stream);
  createQueues(plan.queues, endpoints);
  for (const { name, arn, content } of plan.secrets) {
    endpoints.secrets.create({ name, arn, text: secrets.get(arn) ?? JSON.stringify(content) });
  }
  for (const table of plan.tables) await createTable(table, endpoints);
}

/** Dead-letter queues first: the others name them. */
function createQueues(queues: readonly QueuePlan[], endpoints: Endpoints): void {
  for (const { name, url, visibilitySeconds, deadLetters } of queues.toSorted(deadLettersFirst)) {
    const made = endpoints.queues.create(name, {
      ...(visibilitySeconds !== undefined && { visibilitySeconds }),
      ...(deadLetters && {
        redrive: { deadLetterArn: deadLetters.arn, maxReceives: deadLetters.maxReceiveCount },
      }),
    });
    if (made.url !== url)
      throw new Error(`The queue ${name} got the URL ${made.url}, but the functions were given ${url}.`);
  }
}

const deadLettersFirst = (a: QueuePlan, b: QueuePlan): number =>
  Number(a.deadLetters !== undefined) - Number(b.deadLetters !== undefined);

async function createTable(
  { name, request, expires, recoverable }: TablePlan,
  { dynamodb }: Endpoints,
): Promise<void> {
  // The template's own words are the request's: a schema of it here would be a second one.
  const input = z.record(z.string(), z.json()).parse(request);
  try {
    await dynamodb.call('CreateTable', input);
  } catch (error) {
    if (!(error instanceof ApiFault) || error.code !== 'ResourceInUseException') throw error;
    return;
  }
  if (recoverable) {
    const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
    await dynamodb.call('UpdateContinuousBackups', { TableName: name, PointInTimeRecoverySpecification });
  }
  if (expires === undefined) return;
  const TimeToLiveSpecification = { AttributeName: expires, Enabled: true };
  await dynamodb.call('UpdateTimeToLive', { TableName: name, TimeToLiveSpecification });
}
