import { CfnSecurityProfile } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import { inLanes } from '../lanes.ts';
import type { Permission } from '../security-permissions.ts';

interface Role {
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly Permission[];
}

const takesCalls: readonly Permission[] = [
  'BasicAgentAccess',
  'OutboundCallAccess',
  'TransferDestinations.View',
  'CustomViews.Access',
];
const contactsOfOwnTeam: readonly Permission[] = [
  'ContactSearch.View',
  'RestrictContactAccessByHierarchy.View',
];

/**
 * What each role may do, and no more: the minimum necessary of 45 CFR 164.514(d). Nobody may play, download or delete an
 * unredacted recording here: those go through the function that asks for a reason and writes it down. Flows, queues and hours
 * are changed in the repository.
 */
export const roles: readonly Role[] = [
  {
    name: 'careline-agent',
    description: 'Takes and makes calls; sees no recordings, reports or settings.',
    permissions: takesCalls,
  },
  {
    name: 'careline-nurse',
    description: 'As an agent, and finds earlier contacts of the own team to follow up.',
    permissions: [...takesCalls, ...contactsOfOwnTeam],
  },
  {
    name: 'careline-supervisor',
    description: 'Sees the team at work and joins a running call when an agent asks for help.',
    permissions: [
      ...takesCalls,
      ...contactsOfOwnTeam,
      'ContactAttributes.View',
      // help for an agent means to be in the call. It opens no recording: that takes another permission.
      'ManagerListenIn',
      'AccessMetrics',
      'RealTimeMetrics.Access',
      'HistoricalMetrics.Access',
      'MetricsReports.View',
      'AgentStates.View',
      'AgentGrouping.View',
      'AgentTimeCard.View',
      'Queues.View',
      'RoutingPolicies.View',
      'Users.View',
    ],
  },
  {
    name: 'careline-quality-analyst',
    description: 'Hears and reads redacted conversations and evaluates them.',
    permissions: [
      'BasicAgentAccess',
      'ContactSearch.View',
      'RedactedData.View',
      'GraphTrends.View',
      'Evaluation.Create',
      'Evaluation.Edit',
      'Evaluation.View',
      'EvaluationForms.View',
      'Rules.View',
      'AgentGrouping.View',
    ],
  },
  {
    name: 'careline-administrator',
    description: 'Looks after people and reports; hears no conversation.',
    permissions: [
      'Users.Create',
      'Users.Delete',
      'Users.Edit',
      'Users.EditPermission',
      'Users.View',
      'SecurityProfiles.View',
      'AgentGrouping.Create',
      'AgentGrouping.Edit',
      'AgentGrouping.EnableAndDisable',
      'AgentGrouping.View',
      'AgentStates.Create',
      'AgentStates.Edit',
      'AgentStates.EnableAndDisable',
      'AgentStates.View',
      'RoutingPolicies.View',
      'Queues.View',
      'Queues.EnableAndDisable',
      'HoursOfOperation.View',
      'TransferDestinations.View',
      'PhoneNumbers.View',
      'TaskTemplates.View',
      'Views.View',
      'AccessMetrics',
      'HistoricalMetrics.Access',
      'MetricsReports.Create',
      'MetricsReports.Edit',
      'MetricsReports.Schedule',
      'MetricsReports.View',
    ],
  },
  {
    name: 'careline-auditor',
    description: 'Sees who may do what and who changed what; no conversation, no contact, no change.',
    permissions: [
      'HistoricalChanges.View',
      'SecurityProfiles.View',
      'Users.View',
      'AgentGrouping.View',
      'AgentTimeCard.View',
      'AgentActivityAudit.Access',
      'ContactFlows.View',
      'ContactFlowModules.View',
      'Prompts.View',
      'HoursOfOperation.View',
      'PhoneNumbers.View',
      'Queues.View',
      'RoutingPolicies.View',
      'EvaluationForms.View',
      'Rules.View',
    ],
  },
];

export function securityProfiles(scope: Construct, instanceArn: string): void {
  const profiles = roles.map(
    ({ name, description, permissions }) =>
      new CfnSecurityProfile(scope, `Role-${name}`, {
        instanceArn,
        securityProfileName: name,
        description,
        permissions: [...permissions],
      }),
  );
  inLanes(profiles);
}
