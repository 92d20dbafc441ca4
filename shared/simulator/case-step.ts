import { type Branch, isTrue, type StepPlan } from './branch.ts';
import type { Cases } from './cases.ts';
import type { LiveCall } from './live-call.ts';
import { looked } from './looking.ts';

/** Runs with the cases of the centre; the error branch where there are none. */
export function withCases(
  plan: StepPlan,
  run: (call: LiveCall, cases: Cases) => Branch,
): (call: LiveCall) => Branch {
  const failed = plan.error('NoMatchingError');
  return (call) => {
    const { cases } = call.centre;
    if (cases) return run(call, cases);
    looked(call, 'cases', 'failed');
    return failed;
  };
}

/** Links the contact with the case if the step says so, then goes on. Source: Administrator Guide, cases block. */
export function prepareLink(plan: StepPlan): (call: LiveCall, cases: Cases, id: string) => Branch {
  const links = isTrue(plan.parameters.LinkContactToCase);
  const notLinked = plan.error('ContactNotLinked');
  return (call, cases, id) => (!links || cases.link(id, call.contact.id) ? plan.next : notLinked);
}
