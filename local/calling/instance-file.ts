/** An instance that somebody wrote down: what stands around flows when they are called on this machine. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isOpen } from '../../shared/domain/opening-hours.ts';
import type { Json } from '../../shared/flow/document.ts';
import type { HoursSource } from '../../shared/simulator/options.ts';
import { UnreadablePathError } from '../cli/read-flows.ts';
import { openingHours } from '../templates/read-hours.ts';

const json: z.ZodType<Json> = z.json();
const fields = z.record(z.string(), z.string());

/** Of CloudFormation's AWS::Connect::HoursOfOperation, which DescribeHoursOfOperation gives in the same words. */
const time = z.strictObject({ Hours: z.int().min(0).max(24), Minutes: z.int().min(0).max(59) });
const stretch = z.strictObject({ Day: z.string(), StartTime: time, EndTime: time });
const day = z.iso.date();
const hours = z.object({
  Name: z.string(),
  HoursOfOperationArn: z.string().exactOptional(),
  TimeZone: z.string(),
  Config: z.array(stretch),
  HoursOfOperationOverrides: z
    .array(
      z.object({
        OverrideName: z.string().default('override'),
        OverrideType: z.string().default('STANDARD'),
        EffectiveFrom: day,
        EffectiveTill: day,
        OverrideConfig: z.array(stretch),
        RecurrenceConfig: json.exactOptional(),
      }),
    )
    .default([]),
});

/** How a function answers. A list: in turn, the last one for good. */
const oneAnswer = z.union([
  z.strictObject({ answers: z.record(z.string(), json), ms: z.number().min(0).exactOptional() }),
  z.strictObject({ fails: z.string() }),
  z.strictObject({ hangs: z.literal(true) }),
]);
export type FunctionAnswer = z.infer<typeof oneAnswer>;

const bot = z.strictObject({
  aliasArn: z.string(),
  intents: z.array(
    z.strictObject({
      name: z.string(),
      phrases: z.array(z.string()).min(1),
      slots: z
        .record(
          z.string(),
          z.strictObject({
            prompt: z.string(),
            values: z.union([z.array(z.string()), z.literal('digits')]).exactOptional(),
          }),
        )
        .exactOptional(),
    }),
  ),
  sorry: z.string().exactOptional(),
  retries: z.int().min(0).exactOptional(),
});

const profile = z.strictObject({
  ProfileId: z.string(),
  fields: z.record(z.string(), json),
  objects: z.record(z.string(), z.array(z.record(z.string(), json))).exactOptional(),
  calculated: fields.exactOptional(),
  keys: z.record(z.string(), z.array(z.string())).exactOptional(),
});

const instanceFile = z.strictObject({
  /** When the call is made, with the offset from UTC. */
  startAt: z.iso.datetime({ offset: true }).exactOptional(),
  numbers: z
    .array(z.strictObject({ number: z.string().regex(/^\+\d{7,15}$/), flow: z.string() }))
    .default([]),
  hours: z.array(hours).default([]),
  /** `hours`: the name of some above. `maxContacts`: more find it full. */
  queues: z
    .array(
      z.strictObject({
        name: z.string(),
        arn: z.string().exactOptional(),
        hours: z.string().exactOptional(),
        maxContacts: z.int().min(0).exactOptional(),
      }),
    )
    .default([]),
  /** `queues`: names of some above, in order of priority. */
  agents: z
    .array(
      z.strictObject({
        username: z.string(),
        queues: z.array(z.string()),
        available: z.boolean().default(false),
      }),
    )
    .default([]),
  /** By name or ARN. */
  functions: z.record(z.string(), z.union([oneAnswer, z.array(oneAnswer).min(1)])).default({}),
  bots: z.array(bot).exactOptional(),
  profiles: z.array(profile).exactOptional(),
  cases: z
    .array(z.strictObject({ case_id: z.string(), template: z.string().exactOptional(), fields }))
    .exactOptional(),
  dataTables: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string().exactOptional(),
        primary: z.array(z.string()),
        defaults: fields.exactOptional(),
        rows: z.array(fields),
      }),
    )
    .exactOptional(),
});
export type InstanceFile = z.infer<typeof instanceFile>;

/** Throws `UnreadablePathError` that names the file, the member and what it should be. */
export function readInstanceFile(file: string): InstanceFile {
  const read = instanceFile.safeParse(jsonOf(file));
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => `  ${path.join('.') || 'the file'}: ${message}`);
  throw new UnreadablePathError(
    `"${file}" does not describe an instance:\n${wrong.join('\n')}\nlocal/calling/README.md shows one.`,
  );
}

export const noInstance: InstanceFile = instanceFile.parse({});

/** Throws `UnreadablePathError` for a zone, a day or a kind of override that cannot be judged. */
export function hoursOf(instance: InstanceFile): readonly HoursSource[] {
  return instance.hours.map((one) => {
    try {
      const judged = openingHours(one);
      isOpen(judged, new Date(0));
      return { arn: one.HoursOfOperationArn ?? one.Name, name: one.Name, isOpen: (at) => isOpen(judged, at) };
    } catch (error) {
      throw new UnreadablePathError(
        `The hours "${one.Name}" cannot be judged: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  });
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UnreadablePathError(`"${file}" cannot be read as JSON: ${why}.`);
  }
}
