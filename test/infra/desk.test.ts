import { beforeAll, describe, expect, it } from 'vitest';
import { publishedFlows } from '../../contact-flows/index.ts';
import { roles } from '../../infra/constructs/security-profiles.ts';
import { plannedQueues, queueNames } from '../../infra/planned-queues.ts';
import { plannedProfiles } from '../../infra/planned-routing.ts';
import { screenParts } from '../../shared/contract/brief-agent.ts';
import { type Placed, type Synthesized, synthesize } from './synthesized.ts';

let small: Synthesized;
let large: Synthesized;
beforeAll(() => {
  small = synthesize({ settings: { moreQueues: ['pharmacy'] }, flows: [] });
  large = synthesize({
    settings: {
      size: 'large',
      instance: { signIn: 'saml', trafficDistribution: true },
      clinic: { languages: ['en-US', 'ru-RU'] },
      agents: {
        sites: [{ name: 'North', teams: ['Front desk', 'Nurses'] }, { name: 'South' }],
        transfers: [{ name: 'Poison control', number: '+12065550111' }],
        origins: ['https://ehr.clinic.example'],
      },
    },
    flows: [],
  });
});

const names = (placed: readonly Placed[], key = 'Name') =>
  placed.map(({ resource }) => resource.Properties[key]);
const nameOf = (centre: Synthesized, stack: string, reference: unknown) =>
  centre.pointee(stack, reference)?.resource.Properties.Name;

/** Channel, queue, priority and delay of each line of each routing profile. */
function routing(centre: Synthesized): Record<string, string[]> {
  const lines = (profile: Placed) =>
    Object(profile.resource.Properties.QueueConfigs).map(
      (line: { Priority: number; Delay: number; QueueReference: { Channel: string; QueueArn: unknown } }) =>
        `${line.QueueReference.Channel} ${line.Priority} ${String(nameOf(centre, profile.stack, line.QueueReference.QueueArn))} after ${line.Delay}`,
    );
  return Object.fromEntries(
    centre
      .ofType('AWS::Connect::RoutingProfile')
      .map((profile) => [String(profile.resource.Properties.Name), lines(profile)]),
  );
}

describe('a small clinic', () => {
  it('R-84: answers everything from one queue, a crisis from another, with generalists', () => {
    expect(names(small.ofType('AWS::Connect::Queue'))).toEqual(['front-desk', 'crisis', 'pharmacy']);
    expect(routing(small)).toEqual({
      'careline-everyone': [
        'VOICE 1 crisis after 0',
        'VOICE 2 front-desk after 0',
        'VOICE 3 pharmacy after 0',
        'TASK 1 crisis after 0',
        'TASK 2 front-desk after 0',
        'TASK 3 pharmacy after 0',
      ],
    });
    expect(small.ofType('AWS::Connect::PredefinedAttribute')).toEqual([]);
  });

  it('R-84: has a queue for every name that a flow may use', () => {
    for (const size of ['small', 'large'] as const) {
      const found = plannedQueues({ size, moreQueues: [] }).flatMap(({ name, also }) => [name, ...also]);
      expect(found.toSorted()).toEqual(queueNames.toSorted());
    }
  });
});

describe('a large clinic', () => {
  it('R-85: has a queue for each subject, and only the crisis queue is never full', () => {
    const queues = large.ofType('AWS::Connect::Queue');
    expect(names(queues)).toEqual([
      'front-desk',
      'appointments',
      'insurance',
      'billing',
      'clinical',
      'crisis',
    ]);
    const endless = queues.filter(({ resource }) => resource.Properties.MaxContacts === undefined);
    expect(names(endless)).toEqual(['crisis']);
  });

  it('R-85: gives specialists their subject first and neighbours after a minute', () => {
    expect(routing(large)['careline-billing']?.filter((line) => line.startsWith('VOICE'))).toEqual([
      'VOICE 1 crisis after 15',
      'VOICE 2 billing after 0',
      'VOICE 3 insurance after 60',
    ]);
  });

  it('R-30: offers a crisis to nurses at once and to everybody 15 seconds later', () => {
    const first = Object.entries(routing(large)).map(([profile, [line]]) => `${profile}: ${line}`);
    expect(first).toEqual([
      'careline-front-desk: VOICE 1 crisis after 15',
      'careline-appointments: VOICE 1 crisis after 15',
      'careline-insurance: VOICE 1 crisis after 15',
      'careline-billing: VOICE 1 crisis after 15',
      'careline-nurses: VOICE 1 crisis after 0',
    ]);
  });

  it('R-85: leaves no queue without somebody who takes it at once', () => {
    const profiles = plannedProfiles({ size: 'large', moreQueues: ['pharmacy'] });
    const atOnce = profiles.flatMap(({ queues }) =>
      queues.filter((queue) => queue.afterSeconds === undefined),
    );
    expect(new Set(atOnce.map(({ name }) => name))).toEqual(new Set([...queueNames, 'pharmacy']));
  });

  it('R-30, R-95: knows languages, licences and crisis training as skills', () => {
    expect(names(large.ofType('AWS::Connect::PredefinedAttribute'))).toEqual([
      'careline-language',
      'careline-licence',
      'careline-crisis',
    ]);
  });

  it('spreads its number over two regions when it says so', () => {
    const { stack, resource } = large.the('number', 'main');
    expect(large.pointee(stack, resource.Properties.TargetArn)?.resource.Type).toBe(
      'AWS::Connect::TrafficDistributionGroup',
    );
  });

  it('groups agents by site and team', () => {
    const groups = large.ofType('AWS::Connect::UserHierarchyGroup');
    const place = ({ stack, resource }: Placed) =>
      [nameOf(large, stack, resource.Properties.ParentGroupArn), resource.Properties.Name].filter(Boolean);
    expect(groups.map((group) => place(group).join('/'))).toEqual([
      'North',
      'North/Front desk',
      'North/Nurses',
      'South',
      'South/Front desk',
      'South/Nurses',
    ]);
  });

  it('lets only the named pages hold the telephone of agents', () => {
    expect(names(large.ofType('AWS::Connect::ApprovedOrigin'), 'Origin')).toEqual([
      'https://ehr.clinic.example',
    ]);
  });
});

describe('roles', () => {
  const may = (permission: string) =>
    roles.filter((role) => role.permissions.some((one) => one === permission)).map(({ name }) => name);

  it('R-130: are six, each in the template with exactly its permissions', () => {
    const profiles = small.ofType('AWS::Connect::SecurityProfile').map(({ resource }) => resource.Properties);
    expect(profiles.map((p) => [p.SecurityProfileName, p.Permissions])).toEqual(
      roles.map(({ name, permissions }) => [name, permissions]),
    );
    expect(roles).toHaveLength(6);
  });

  it('R-135: play no unredacted recording in the console; redacted ones only to judge quality', () => {
    for (const permission of ['ListenCallRecordings', 'DownloadCallRecordings', 'DeleteCallRecordings'])
      expect(may(permission), permission).toEqual([]);
    expect(may('RedactedData.View')).toEqual(['careline-quality-analyst']);
  });

  it('R-98: let a supervisor join a running call, and nobody else', () => {
    expect(may('ManagerListenIn')).toEqual(['careline-supervisor']);
  });

  it('R-130: let nobody change flows, and an auditor nothing at all', () => {
    const changing = /\.(Create|Edit|Delete|Publish|EnableAndDisable|EditPermission)$/;
    expect(
      roles.flatMap((r) => r.permissions).filter((p) => /^ContactFlow/.test(p) && changing.test(p)),
    ).toEqual([]);
    expect(
      roles.find(({ name }) => name === 'careline-auditor')?.permissions.filter((p) => changing.test(p)),
    ).toEqual([]);
  });
});

describe('the desk', () => {
  it('R-29, R-94: has a status for recovery after a crisis, and for training', () => {
    expect(names(small.ofType('AWS::Connect::AgentStatus'))).toEqual(
      expect.arrayContaining(['Break', 'Lunch', 'Training', 'Recovery']),
    );
  });

  it('R-28: passes a caller on to every queue and to numbers outside, from every queue', () => {
    const connects = large.ofType('AWS::Connect::QuickConnect');
    expect(names(connects)).toEqual([...names(large.ofType('AWS::Connect::Queue')), 'Poison control']);
    const attached = large.ofType('Custom::QueueQuickConnects');
    expect(attached).toHaveLength(6);
    for (const { resource } of attached)
      expect(Object(resource.Properties.QuickConnectIds)).toHaveLength(connects.length);
  });

  it("R-28: leads a queue's quick connect through the transfer flow of the instance", () => {
    const [first] = small.ofType('AWS::Connect::QuickConnect');
    const { QueueConfig } = Object(first?.resource.Properties.QuickConnectConfig);
    expect(small.pointee(first?.stack ?? '', QueueConfig.ContactFlowArn)).toMatchObject({
      attribute: 'ContactFlowArn',
      resource: { Type: 'Custom::TransferFlow' },
    });
  });

  it('R-70, R-71, R-92: evaluates empathy and the read-back, and the weights make a hundred', () => {
    const [form] = small.ofType('AWS::Connect::EvaluationForm');
    const items: { Section: { RefId: string; Weight?: number; Items: { Question: { RefId: string } }[] } }[] =
      Object(form?.resource.Properties.Items);
    expect(items.reduce((sum, { Section }) => sum + (Section.Weight ?? 0), 0)).toBe(100);
    const questions = items.flatMap(({ Section }) => Section.Items.map(({ Question }) => Question.RefId));
    expect(questions).toEqual(
      expect.arrayContaining(['listened', 'calm', 'read-back', 'identity', 'solved']),
    );
    expect(new Set(questions).size).toBe(questions.length);
  });

  it('R-56, R-71: shows the agent who, why, recorded or not, what is known, and the line to read back: all that the flow tells it, and no more', () => {
    const [view] = small.ofType('AWS::Connect::View');
    const text = JSON.stringify(view?.resource.Properties.Template);
    const flow = publishedFlows(['en-US'], { clinicName: 'Clinic' }).find(
      ({ flow: { name } }) => name === 'guide-agent (en-US)',
    );
    const told = Object.keys(Object(flow?.flow.steps.guide?.parameters.ViewData));
    expect(told).toEqual(['identityLevel', 'reason', 'recordingConsent', ...screenParts, 'readBack']);
    expect([...text.matchAll(/\$\.(\w+)/g)].map(([, fact]) => fact)).toEqual(told);
    const pressed = flow?.flow.steps.guide?.conditions.flatMap(({ operands }) => operands);
    expect(view?.resource.Properties.Actions).toEqual(pressed);
    for (const action of Object(view?.resource.Properties.Actions))
      expect(text).toContain(`"Action":"${action}"`);
  });

  it('R-35, R-72: has tasks for call-backs, referrals and refills, which ask for a reference and a date', () => {
    const templates = small.ofType('AWS::Connect::TaskTemplate');
    expect(names(templates)).toEqual(['Call a patient back', 'Referral', 'Prescription refill']);
    for (const { resource } of templates) {
      const fields = Object(resource.Properties.Fields).map(({ Id }: { Id: { Name: string } }) => Id.Name);
      const { RequiredFields } = Object(resource.Properties.Constraints);
      const required = RequiredFields.map(({ Id }: { Id: { Name: string } }) => Id.Name);
      expect(required).toEqual(expect.arrayContaining(['Reference', 'Due']));
      expect(fields).toEqual(expect.arrayContaining(required));
    }
  });

  it('R-31: marks calls with emergency words, in every language that can be analysed', () => {
    const rules = small.ofType('AWS::Connect::Rule');
    expect(names(rules)).toEqual(['emergency-words', 'no-read-back', 'long-silence']);
    const [emergency] = rules.map(({ resource }) => JSON.parse(String(resource.Properties.Function)));
    const [condition] = emergency.RuleFunction.Operands;
    expect(condition.Operands).toEqual(expect.arrayContaining(['chest pain', 'no puedo respirar']));
  });

  it('listens in the languages that Lex and Contact Lens know, and leaves Russian to keys', () => {
    const locales = (centre: Synthesized) =>
      centre
        .ofType('AWS::Lex::Bot')
        .flatMap(({ resource }) => Object(resource.Properties.BotLocales))
        .map(({ LocaleId }: { LocaleId: string }) => LocaleId);
    expect(locales(small)).toEqual(['en_US', 'es_US']);
    expect(locales(large)).toEqual(['en_US']);
    expect(names(large.ofType('AWS::Connect::Vocabulary'), 'LanguageCode')).toEqual(['en-US']);
  });

  it('cuts another version of the bot for other words, and moves the alias to it', () => {
    const [alias] = small.ofType('AWS::Lex::BotAlias');
    const version = small.pointee(alias?.stack ?? '', alias?.resource.Properties.BotVersion);
    const [other] = large.ofType('AWS::Lex::BotVersion');
    expect(version?.resource.Type).toBe('AWS::Lex::BotVersion');
    expect(version?.id).not.toBe(other?.id);
  });

  it('R-130: lets only Connect, for this instance, ask the bot', () => {
    const [policy] = small.ofType('AWS::Lex::ResourcePolicy');
    const { Statement } = Object(policy?.resource.Properties.Policy);
    expect(Statement).toHaveLength(1);
    expect(Statement[0].Action).toEqual(['lex:RecognizeText', 'lex:StartConversation']);
    const { ArnEquals } = Statement[0].Condition;
    expect(small.pointee(policy?.stack ?? '', ArnEquals['AWS:SourceArn'])?.resource.Type).toBe(
      'AWS::Connect::Instance',
    );
  });
});
