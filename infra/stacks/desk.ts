import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { agentGuide } from '../constructs/agent-guide.ts';
import { agentStatuses, approvedOrigins, hierarchy, skills } from '../constructs/agents.ts';
import { analysisRules, vocabularies } from '../constructs/contact-lens.ts';
import { evaluationForm } from '../constructs/evaluation-form.ts';
import { QuickConnects, type QuickConnectsProps } from '../constructs/quick-connects.ts';
import { routingProfiles } from '../constructs/routing-profiles.ts';
import { securityProfiles } from '../constructs/security-profiles.ts';
import { SpokenChoices } from '../constructs/spoken-choices.ts';
import { taskTemplates } from '../constructs/task-templates.ts';
import { plannedProfiles } from '../planned-routing.ts';
import type { Settings } from '../settings.ts';
import type { DataStack } from './data.ts';
import type { TelephonyStack } from './telephony.ts';

export interface DeskStackProps extends StackProps {
  readonly settings: Settings;
  readonly data: DataStack;
  readonly telephony: TelephonyStack;
  readonly quickConnectSources: QuickConnectsProps['sources'];
}

/** The people who answer: who takes which calls, what each role may do, what stands on their screens, how they are helped. */
export class DeskStack extends Stack {
  /** ARNs of what flows show on screens, by name. */
  readonly views: ReadonlyMap<string, string>;
  /** ARNs of what flows ask, by name. */
  readonly bots: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: DeskStackProps) {
    super(scope, id, props);
    const { settings, data, telephony } = props;
    const instanceArn = telephony.instance.attrArn;
    const queues = telephony.ownQueues;
    routingProfiles(this, { instanceArn, profiles: plannedProfiles(settings), queues });
    securityProfiles(this, instanceArn);
    agentStatuses(this, instanceArn);
    hierarchy(this, instanceArn, settings);
    skills(this, instanceArn, settings);
    approvedOrigins(this, instanceArn, settings);
    new QuickConnects(this, 'QuickConnects', {
      instanceArn,
      queues,
      sources: props.quickConnectSources,
      resources: data.resources,
      settings,
      logsKey: data.keys.logs,
    });
    this.views = agentGuide(this, instanceArn);
    taskTemplates(this, instanceArn);
    evaluationForm(this, instanceArn);
    analysisRules(this, instanceArn, settings);
    vocabularies(this, instanceArn, settings);
    const { aliasArn } = new SpokenChoices(this, 'SpokenChoices', { instanceArn, settings });
    this.bots = new Map(aliasArn === undefined ? [] : [['spoken-choices', aliasArn]]);
  }
}
