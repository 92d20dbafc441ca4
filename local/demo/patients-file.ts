/** Patients from a file of FHIR R4 Patient resources, one JSON object a line. What is wrong is said line by line; the rest is used. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Resource } from '../../functions/adapters/dynamodb/patient-items.ts';

export interface PatientsFile {
  readonly patients: readonly (Resource & { readonly id: string })[];
  /** One sentence each, with file and line; never a value from the file. */
  readonly problems: readonly string[];
}

/** No line of the file can be used, or the file cannot be read. */
export class PatientsFileError extends Error {
  override readonly name = 'PatientsFileError';
}

const texts = z.array(z.string());
const patient = z.looseObject({
  resourceType: z.literal('Patient'),
  id: z.string().min(1),
  birthDate: z.iso.date().optional(),
  name: z.array(z.looseObject({ family: z.string().optional(), given: texts.optional() })).optional(),
  telecom: z.array(z.looseObject({ system: z.string().optional(), value: z.string().optional() })).optional(),
  identifier: z.array(z.looseObject({ value: z.string().optional() })).optional(),
});
const json = z.record(z.string(), z.json());

export async function readPatientsFile(file: string): Promise<PatientsFile> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const why =
      cause.code === 'EISDIR' ? 'is a folder' : cause.code === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw new PatientsFileError(
      `${file} ${why}. Give --patients a file of FHIR Patient resources, one JSON object a line.`,
      { cause },
    );
  });
  const patients: (Resource & { readonly id: string })[] = [];
  const problems: string[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line);
    const earlier = typeof read === 'string' ? undefined : lineOf.get(read.id);
    if (typeof read === 'string') problems.push(`${file}:${index + 1}: ${read}`);
    else if (earlier !== undefined)
      problems.push(`${file}:${index + 1}: has the same id as line ${earlier}; it is left out`);
    else {
      lineOf.set(read.id, index + 1);
      patients.push(read);
    }
  }
  if (patients.length > 0) return { patients, problems };
  const why = problems.length > 0 ? problems.slice(0, 5).join('\n  ') : 'it has no lines';
  throw new PatientsFileError(`${file} holds no usable patient; nothing was loaded.\n  ${why}`);
}

/** The patient, or what is wrong. */
function readLine(line: string): (Resource & { readonly id: string }) | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'is not JSON; it is left out';
  }
  const checked = patient.safeParse(value);
  if (!checked.success) {
    const what = checked.error.issues.map((issue) => `${issue.path.join('.') || 'the line'} ${wrong(issue)}`);
    return `${what.join(', ')}; it is left out`;
  }
  return { ...json.parse(value), id: checked.data.id };
}

function wrong(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return 'is not "Patient"';
  if (issue.code === 'invalid_format') return 'is not a date like 1968-04-12';
  if (issue.code === 'too_small') return 'is empty';
  return issue.code === 'invalid_type' ? `is missing or not of type ${issue.expected}` : 'is wrong';
}
