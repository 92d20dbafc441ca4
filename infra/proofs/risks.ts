/** What is at stake with each control, for the clinic's own risk analysis: infra/RISKS.md. */
import { runbookHeadings } from '../runbook-headings.ts';
import type { Control, Notice } from './controls/control.ts';
import { controls, testTexts } from './controls.ts';
import { markdown } from './markdown.ts';
import type { ProofFinding } from './proof.ts';

/**
 * Source: 45 CFR 160.404(b)(2) with the amounts of 45 CFR 102.3 as adjusted on 28 January 2026; the lower caps that HHS applies:
 * 84 FR 18151 (30 April 2019). Dollars, for each violation; the cap is for all violations of one provision in a calendar year.
 */
const tiers = [
  ['nobody knew, nor could have known with care', '145', '73,011', '2,190,294'],
  ['reasonable cause, no wilful neglect', '1,461', '73,011', '2,190,294'],
  ['wilful neglect, corrected within 30 days', '14,602', '73,011', '2,190,294'],
  ['wilful neglect, not corrected', '73,011', '2,190,294', '2,190,294'],
] as const;

const penalties: readonly string[] = [
  '## What the law adds',
  '',
  'HIPAA, dollars for each violation (45 CFR 160.404 with 102.3, amounts since 28 January 2026; they rise every year, so look them up). HHS has said that it applies lower caps to the first three rows (84 FR 18151).',
  '',
  ...markdown(['culpability', 'at least', 'at most', 'at most in a year, for one provision'], tiers),
  '',
  'Who obtains or discloses patient data knowingly and against the law can go to prison for up to one year, under false pretences five, for gain or harm ten (42 USC 1320d-6).',
  'PCI DSS is no law: what a breach costs stands in the contract with the bank that takes the cards.',
];

export function riskRegister(): string {
  return [
    '# Risks',
    '',
    'What is at stake with each control of [CONTROLS.md](CONTROLS.md), how a failure is noticed, and what is left while the control works. Made by `npm run prove -- --write`, which fails when an alarm or a test is not there any more. Do not edit.',
    'How likely each is depends on the clinic, so no number stands here: the clinic puts this into its risk analysis (45 CFR 164.308(a)(1)(ii)(A)) and decides. Alarms are headings of [RUNBOOK.md](RUNBOOK.md); whose duty is whose: [RESPONSIBILITIES.md](RESPONSIBILITIES.md).',
    ...Object.entries(controls).flatMap(([standard, all]) => ['', `## ${standard}`, ...all.flatMap(entry)]),
    '',
    ...penalties,
    '',
  ].join('\n');
}

function entry({ id, risk: { happens, noticedBy, left, duty } }: Control): readonly string[] {
  return [
    '',
    `### ${id}`,
    '',
    `**If it failed.** ${happens}`,
    `**Noticed by.** ${noticedBy.map(noticeText).join('; ')}.`,
    `**Left over.** ${left}`,
    `**Duty.** ${duty}`,
  ];
}

/** As documents name it. */
export function noticeText(notice: Notice): string {
  if ('alarm' in notice) return `alarm "${notice.alarm}"`;
  return 'command' in notice ? `\`${notice.command}\`` : `test "${notice.test}"`;
}

/** Controls without a risk, and risks that would be noticed by what is not there. Commands are looked up in every document. */
export function missingRisks(
  all: Readonly<Record<string, readonly Control[]>> = controls,
  tests: string = testTexts(),
): readonly ProofFinding[] {
  return Object.entries(all).flatMap(([standard, ofStandard]) =>
    ofStandard.flatMap(({ id, risk }) =>
      [
        ...([risk.happens, risk.left, risk.duty].some((text) => text.trim() === '')
          ? ['Nobody has said what is at stake, or what is left over']
          : []),
        ...(risk.noticedBy.length === 0 ? ['Nothing would show that it has failed'] : []),
        ...risk.noticedBy.flatMap((notice) => {
          if ('alarm' in notice && !runbookHeadings().has(notice.alarm))
            return [`No alarm "${notice.alarm}" shows that it has failed`];
          if ('test' in notice && !tests.includes(notice.test))
            return [`No test "${notice.test}" shows that it has failed`];
          return [];
        }),
      ].map((what) => ({
        what: `${id}: ${what}`,
        where: `${standard} (infra/proofs/controls)`,
        why: 'Who weighs the risk would count on something that is not there.',
        fix: 'Correct the heading of the runbook or the title of the test, or say what is at stake.',
      })),
    ),
  );
}
