import { acknowledgements } from '../acknowledgements.ts';
import type { Placed } from '../templates/template.ts';

/** A control of AWS Control Tower that we do not follow, where, and why. */
interface GuardAcknowledgement {
  readonly control: string;
  /** Everywhere, if left out. Undefined where the finding names no resource. */
  readonly where?: (placed: Placed | undefined) => boolean;
  readonly reason: string;
}

/** An auditor reads this list beside infra/acknowledgements.ts. */
export const guardAcknowledgements: readonly GuardAcknowledgement[] = [
  { control: 'CT.LAMBDA.PR.3', reason: reasonOf('LambdaInsideVPC') },
];

/** The rule packs of cdk-nag ask the same. */
function reasonOf(rule: string): string {
  const found = acknowledgements.find((one) => one.rule === rule);
  if (!found) throw new Error(`infra/acknowledgements.ts has no reason for ${rule}. Write one here.`);
  return found.reason;
}
