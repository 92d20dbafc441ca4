import type { IValidation } from 'constructs';
import type { PublishedFlow } from '../contact-flows/index.ts';
import { policy } from '../contact-flows/policy.ts';
import { catalogues, type Prompt } from '../contact-flows/prompts/prompts.ts';
import type { Finding } from '../shared/verifier/finding.ts';
import { verify } from '../shared/verifier/verify.ts';
import type { Settings } from './settings.ts';

/** Nothing is synthesized while the verifier has an error to report about any flow. */
export function verifiedFlows(flows: readonly PublishedFlow[]): IValidation {
  return {
    validate: () =>
      verify(
        flows.map(({ flow }) => ({ file: flow.name, flow })),
        { policy },
      )
        .filter(({ level }) => level === 'error')
        .map(said),
  };
}

function said({ flow, step, rule, message, why, fix }: Finding): string {
  const where = step === undefined ? flow : `${flow}, step "${step}"`;
  return `${where}: ${message} ${why} ${fix} [${rule}]`;
}

/** Patients hear only words that a person has reviewed (45 CFR 92.201(c)(3) for translations; the house extends it to all). */
export function reviewedPrompts(
  { stage, clinic }: Pick<Settings, 'stage' | 'clinic'>,
  prompts: Readonly<Record<string, Readonly<Record<string, Prompt>>>> = catalogues,
): IValidation {
  return {
    validate: () => {
      if (stage !== 'production') return [];
      return Object.entries(prompts)
        .filter(([language]) => clinic.languages.includes(language))
        .flatMap(([language, pack]) => unreviewed(language, pack));
    },
  };
}

function unreviewed(language: string, prompts: Readonly<Record<string, Prompt>>): string[] {
  const ids = Object.entries(prompts).flatMap(([id, p]) => (p.reviewedBy && p.reviewedOn ? [] : [id]));
  if (ids.length === 0) return [];
  const [count, them] = ids.length === 1 ? ['1 prompt has', 'it'] : [`${ids.length} prompts have`, 'them'];
  const some = ids.slice(0, 5).join(', ') + (ids.length > 5 ? ', …' : '');
  return [
    `contact-flows/prompts/${language}.json: ${count} no recorded review (${some}). Stage "production" speaks to patients. Let a qualified person review ${them} and fill in reviewedBy and reviewedOn.`,
  ];
}
