/** What a clinic's deployment needs of an account, as the templates and settings say. */
import { deployPlan } from '../../infra/proofs/deploy-plan.ts';
import type { Settings } from '../../infra/settings.ts';
import type { Concrete } from '../../infra/templates/concrete.ts';

export interface Needs {
  readonly settings: Settings;
  /** Quotas of Amazon Connect, by their code in Service Quotas. */
  readonly quotas: readonly NeededQuota[];
  /** Executions that functions keep for themselves. */
  readonly reserved: number;
  /** The templates send e-mail themselves. */
  readonly mail: boolean;
}

export interface NeededQuota {
  readonly code: string;
  readonly what: string;
  readonly needed: number;
  /** What an account has that nobody raised. */
  readonly usual: number;
}

/** Source: Administrator Guide, amazon-connect-service-limits, links to Service Quotas. Types that are not here have no code there. */
const codes: Readonly<Record<string, readonly [code: string, what: string]>> = {
  'AWS::Connect::ContactFlow': ['L-22922690', 'flows of an instance'],
  'AWS::Connect::HoursOfOperation': ['L-20CD02F7', 'hours of operation of an instance'],
  'AWS::Connect::PhoneNumber': ['L-8F812903', 'phone numbers of an instance'],
  'AWS::Connect::Queue': ['L-19A87C94', 'queues of an instance'],
  'AWS::Connect::QuickConnect': ['L-68BBE2E8', 'quick connects of an instance'],
  'AWS::Connect::RoutingProfile': ['L-D3E7BE26', 'routing profiles of an instance'],
  'AWS::Connect::SecurityProfile': ['L-F325A715', 'security profiles of an instance'],
  'AWS::Connect::UserHierarchyGroup': ['L-D68AAAE4', 'hierarchy groups of an instance'],
};
export const instanceCount = 'L-AA17A6B9';
export const concurrentCalls = 'L-12AB7C57';

export function needsOf(centre: Concrete, settings: Settings): Needs {
  const plan = deployPlan(centre);
  const ofType = (type: string) => centre.resources.filter(({ resource }) => resource.Type === type);
  const usual = (type: string) =>
    plan.quotas.find(({ quota }) => quota === `${type} of an instance`)?.usual ?? 0;
  const counted = Object.entries(codes).flatMap(([type, [code, what]]): NeededQuota[] => {
    const needed = ofType(type).length;
    return needed === 0 ? [] : [{ code, what, needed, usual: usual(type) }];
  });
  const waiting = ofType('AWS::Connect::Queue').map((queue) =>
    Number(centre.properties(queue).MaxContacts ?? 0),
  );
  const functions = ofType('AWS::Lambda::Function');
  return {
    settings,
    quotas: [
      // Each caller who waits is a call: a queue that may hold more than the quota is refused.
      // Source: Administrator Guide, set-maximum-queue-limit and amazon-connect-service-limits; the usual 10 too.
      {
        code: concurrentCalls,
        what: 'calls at once of an instance',
        needed: Math.max(0, ...waiting),
        usual: 10,
      },
      ...counted,
    ],
    reserved: functions.reduce(
      (total, one) => total + Number(centre.properties(one).ReservedConcurrentExecutions ?? 0),
      0,
    ),
    mail: centre.resources.some(({ resource }) => resource.Type.startsWith('AWS::SES::')),
  };
}
