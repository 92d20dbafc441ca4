import { z } from 'zod';
import { textMatching, value } from './value.ts';

const nameOf = (what: string) =>
  textMatching(/^[\p{L}\p{N}][\p{L}\p{N} .'&-]{0,49}$/u, {
    what: `is not a name of ${what}`,
    why: 'It stands in the console and in reports.',
    fix: "Write 1 to 50 letters, digits, spaces and . ' & -.",
  });

const different = (names: readonly string[], context: z.RefinementCtx): void => {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  const params = {
    what: 'is there twice',
    why: 'Connect refuses a second one of the same name.',
    fix: 'Rename one of them.',
  };
  context.addIssue({ code: 'custom', path: [], input: twice, params });
};

const site = z.strictObject({
  name: nameOf('a site'),
  teams: z.array(nameOf('a team')).superRefine(different).default(['Front desk', 'Nurses']),
});

const transfer = z.strictObject({
  name: nameOf('a place to transfer to'),
  number: textMatching(/^\+[1-9]\d{6,14}$/, {
    what: 'is not an international phone number',
    why: 'Agents transfer callers to it with one click.',
    fix: 'Write + and country code, e.g. "+12065550111". Short numbers such as 988 cannot be a quick connect.',
  }),
});

/** Who answers: sites and teams, where agents may pass a caller on to, and which pages may hold their telephone. */
export const agentsSettings = z
  .strictObject({
    sites: z
      .array(site)
      .superRefine((sites, context) =>
        different(
          sites.map(({ name }) => name),
          context,
        ),
      )
      .default([{ name: 'Main site', teams: ['Front desk', 'Nurses'] }]),
    transfers: z
      .array(transfer)
      .superRefine((transfers, context) =>
        different(
          transfers.map(({ name }) => name),
          context,
        ),
      )
      .default([]),
    origins: value<readonly string[]>(
      (given) =>
        Array.isArray(given) &&
        given.every(
          (origin) => typeof origin === 'string' && /^https:\/\/[-a-z0-9.]+(:\d+)?$/.test(origin),
        ) &&
        new Set(given).size === given.length,
      {
        what: 'is not a list of different web origins',
        why: "Only pages of these origins may embed the agents' telephone.",
        fix: 'Write e.g. ["https://ehr.clinic.example"], without a path.',
      },
    ).default([]),
  })
  .prefault({});
