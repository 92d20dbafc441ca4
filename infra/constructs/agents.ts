import {
  CfnAgentStatus,
  CfnApprovedOrigin,
  CfnPredefinedAttribute,
  CfnUserHierarchyGroup,
  CfnUserHierarchyStructure,
} from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import { inLanes } from '../lanes.ts';
import type { Settings } from '../settings.ts';

/** Why an agent takes no call, beside being offline. */
const statuses = [
  { name: 'Break', description: 'A short rest.' },
  { name: 'Lunch', description: 'The long rest of the shift.' },
  { name: 'Training', description: 'Learning: policies, procedures, HIPAA, empathy (R-94).' },
  // time of one's own after a crisis, which no report counts as absence.
  { name: 'Recovery', description: 'After a call with somebody in crisis. Not counted against adherence.' },
  { name: 'Team talk', description: 'With a supervisor or the team.' },
] as const;

export function agentStatuses(scope: Construct, instanceArn: string): void {
  const made = statuses.map(
    ({ name, description }, index) =>
      new CfnAgentStatus(scope, `Status-${name.replace(' ', '')}`, {
        instanceArn,
        name,
        description,
        state: 'ENABLED',
        type: 'CUSTOM',
        displayOrder: index + 1,
      }),
  );
  inLanes(made);
}

/**
 * Sites and their teams: supervisors see the contacts of their own. An instance has one structure of levels, so that of an
 * existing instance stays as it is.
 */
export function hierarchy(scope: Construct, instanceArn: string, { agents, instance }: Settings): void {
  if ('existing' in instance) return;
  const levels = new CfnUserHierarchyStructure(scope, 'Levels', {
    instanceArn,
    userHierarchyStructure: { levelOne: { name: 'Site' }, levelTwo: { name: 'Team' } },
  });
  const groups = agents.sites.flatMap(({ name, teams }, at) => {
    const site = new CfnUserHierarchyGroup(scope, `Site${at + 1}`, { instanceArn, name });
    const below = teams.map(
      (team, index) =>
        new CfnUserHierarchyGroup(scope, `Site${at + 1}Team${index + 1}`, {
          instanceArn,
          name: team,
          parentGroupArn: site.attrUserHierarchyGroupArn,
        }),
    );
    return [site, ...below];
  });
  for (const group of groups) group.addResourceDependency(levels);
  inLanes(groups);
}

/** What agents are good at, for proficiencies of level 1 to 5. Who has which is said where people are kept, not here. */
export function skills(scope: Construct, instanceArn: string, { clinic, size }: Settings): void {
  // Generalists have no specialities to tell apart.
  if (size === 'small') return;
  const values = {
    language: clinic.languages,
    licence: ['registered-nurse', 'practical-nurse', 'pharmacist', 'social-worker'],
    crisis: ['crisis-call'],
  };
  for (const [name, list] of Object.entries(values)) {
    new CfnPredefinedAttribute(scope, `Skill-${name}`, {
      instanceArn,
      name: `careline-${name}`,
      values: { stringList: [...list] },
    });
  }
}

/** Pages that may hold the agents' telephone. */
export function approvedOrigins(scope: Construct, instanceArn: string, { agents }: Settings): void {
  for (const [index, origin] of agents.origins.entries())
    new CfnApprovedOrigin(scope, `Origin${index + 1}`, { instanceId: instanceArn, origin });
}
