import type { FlowDocument } from '../../../shared/flow/document.ts';
import type { CentreOptions } from '../../../shared/simulator/options.ts';
import type { Chance } from './chance.ts';

/** Flows of others name queues, hours, bots, modules and flows that only their instances have: here they all exist. */
export function worldOf(content: FlowDocument, chance: Chance): CentreOptions {
  const texts = [
    ...JSON.stringify(content.Actions).matchAll(/"(arn:[^"]+|[0-9a-f]{8}-[0-9a-f-]{27,})"/g),
  ].map((match) => match[1] ?? '');
  const arns = [...new Set(texts)];
  const queues = arns.filter((arn) => arn.includes('/queue/')).map((arn) => ({ arn, name: arn }));
  let ids = 0;
  return {
    instanceArn: 'arn:aws:connect:us-east-1:111122223333:instance/i-1',
    startAt: new Date('2026-03-02T14:00:00Z'),
    ids: () => `id-${++ids}`,
    flows: [
      { arn: 'arn:main', name: 'main', content },
      ...arns
        .filter((arn) => arn.includes('flow'))
        .map((arn) => ({ arn, name: arn, content: ending(arn.includes('module')) })),
    ],
    queues,
    agents: [{ username: 'ana', firstName: 'Ana', lastName: 'Reyes', queues: queues.map(({ arn }) => arn) }],
    hours: arns
      .filter((arn) => arn.includes('/operating-hours/'))
      .map((arn) => ({ arn, name: arn, isOpen: () => chance() < 0.5 })),
    bots: arns
      .filter((arn) => arn.includes('bot-alias'))
      .map((aliasArn) => ({
        aliasArn,
        answer: () =>
          ({ state: chance() < 0.7 ? 'Fulfilled' : 'InProgress', intent: 'FallbackIntent' }) as const,
      })),
    profiles: [{ ProfileId: 'p', fields: { PhoneNumber: '+12065550111', FirstName: 'Ada' } }],
    cases: [],
    numbers: [{ number: '+12065550100', flow: 'arn:main' }],
    // A queue flow of the same flow: what it does there, it must do to an end as well.
    ...(chance() < 0.5 && { defaultFlows: { customerQueue: 'arn:main' } }),
    callback: () => (chance() < 0.5 ? 'answered' : 'busy'),
    thirdParty: () => (chance() < 0.5 ? 'no-answer' : { outcome: 'answered', seconds: 20 }),
    chance,
  };
}

const ending = (module: boolean): FlowDocument => ({
  Version: '2019-10-30',
  StartAction: 'end',
  Metadata: {},
  Actions: [
    {
      Identifier: 'end',
      Type: module ? 'EndFlowModuleExecution' : 'DisconnectParticipant',
      Parameters: {},
      Transitions: {},
    },
  ],
});
