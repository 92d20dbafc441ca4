import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/flow/document.ts';
import type { CentreOptions } from '../../../shared/simulator/options.ts';
import { all, bye, caller, number, type Short, say, smallCentre, words } from './small-centre.ts';

/** A step whose error branches say their names. */
const step = (type: string, p: JsonObject, next: string, ...errors: string[]): Short => ({
  type,
  p,
  next,
  errors: Object.fromEntries(['NoMatchingError', ...errors].map((error) => [error, error])),
});
const errorsSaid = Object.fromEntries(
  [
    'NoMatchingError',
    'NoneFoundError',
    'MultipleFoundError',
    'NoneFound',
    'MultipleFound',
    'ContactNotLinked',
  ].map((error) => [error, { type: 'MessageParticipant', p: { Text: error }, next: 'bye' }]),
);
function run(main: Readonly<Record<string, Short>>, world: Partial<CentreOptions>) {
  const centre = smallCentre({ main: { ...main, ...errorsSaid, bye } }, world);
  const call = centre.call({ to: number, from: caller });
  return { centre, call, heard: words(call) };
}

const ada = {
  ProfileId: 'p-1',
  fields: { FirstName: 'Ada', LastName: 'Byron', PhoneNumber: caller, Attributes: { plan: 'gold' } },
  objects: {
    order: [
      { id: '1', state: 'sent' },
      { id: '2', state: 'open' },
    ],
  },
  calculated: { calls: '7' },
};
const profiles = [ada, { ProfileId: 'p-2', fields: { FirstName: 'Ben', LastName: 'Byron' } }];
const find = (p: JsonObject, answer: readonly string[] = ['FirstName', 'Attributes']): Short =>
  step(
    'GetCustomerProfile',
    { ProfileRequestData: p, ProfileResponseData: answer },
    'tell',
    'NoneFoundError',
    'MultipleFoundError',
  );
const tell = say('$.Customer.FirstName $.Customer.Attributes.plan', 'bye');

describe('customer profiles', () => {
  it.each([
    [{ IdentifierName: '_phone', IdentifierValue: '$.CustomerEndpoint.Address' }, 'Ada gold'],
    [{ PhoneNumber: '$.CustomerEndpoint.Address' }, 'Ada gold'],
    [{ IdentifierName: '_phone', IdentifierValue: '+12065550177' }, 'NoneFoundError'],
    [{ IdentifierName: 'LastName', IdentifierValue: 'Byron' }, 'MultipleFoundError'],
    [
      {
        LogicalOperator: 'AND',
        SearchCriteria: [
          { IdentifierName: 'LastName', IdentifierValue: 'Byron' },
          { IdentifierName: 'FirstName', IdentifierValue: 'Ada' },
        ],
      },
      'Ada gold',
    ],
    [{}, 'NoMatchingError'],
  ])('are found by %j: %s', (request, said) => {
    expect(run({ find: find(request), tell }, { profiles }).heard).toEqual([said]);
  });
  it('take the error branch where the instance has none', () => {
    expect(run({ find: find({ PhoneNumber: caller }), tell }, {}).heard).toEqual(['NoMatchingError']);
  });
  it('are associated, read further, changed and created', () => {
    const of = { ProfileId: '$.Customer.ProfileId' };
    const main = {
      find: { ...find({ PhoneNumber: caller }), next: 'link' },
      link: step(
        'AssociateContactToCustomerProfile',
        { ProfileRequestData: { ...of, ContactId: '$.ContactId' } },
        'order',
      ),
      order: step(
        'GetCustomerProfileObject',
        { ProfileRequestData: { ...of, ObjectType: 'order', UseLatest: 'true' } },
        'numbers',
        'NoneFoundError',
      ),
      numbers: step(
        'GetCalculatedAttributesForCustomerProfile',
        { ProfileRequestData: of, ProfileResponseData: ['calls'] },
        'change',
        'NoneFoundError',
      ),
      change: step(
        'UpdateCustomerProfile',
        { ProfileRequestData: { FirstName: 'Augusta' }, ProfileResponseData: ['FirstName'] },
        'words',
      ),
      words: say(
        '$.Customer.FirstName $.Customer.ObjectAttributes.state $.Customer.CalculatedAttributes.calls',
        'new',
      ),
      new: step(
        'CreateCustomerProfile',
        { ProfileRequestData: { FirstName: 'Eve' }, ProfileResponseData: ['FirstName'] },
        'created',
      ),
      created: say('$.Customer.FirstName', 'bye'),
    };
    const { heard, centre, call } = run(main, { profiles });
    expect(heard).toEqual(['Augusta open 7', 'Eve']);
    expect(centre.profiles?.associations.get(call.contactId)).toBe('p-1');
    expect(centre.profiles?.all.map(({ fields }) => fields.FirstName)).toEqual(['Augusta', 'Ben', 'Eve']);
    expect(JSON.stringify(all(call, 'looked-up'))).not.toContain('Augusta');
  });
});

describe('cases', () => {
  const get = (more: JsonObject = {}): Short =>
    step(
      'GetCase',
      {
        LinkContactToCase: 'true',
        GetLastUpdatedCase: 'false',
        CustomerId: 'c-1',
        CaseResponseFields: ['title'],
        ...more,
      },
      'tell',
      'NoneFound',
      'MultipleFound',
      'ContactNotLinked',
    );
  const told = say('$.Case.case_id $.Case.title', 'bye');
  const two = [
    { case_id: 'k-1', fields: { customer_id: 'c-1', title: 'Bill' } },
    { case_id: 'k-2', fields: { customer_id: 'c-1', title: 'Refund' } },
  ];
  it('are found once, not at all, or several times', () => {
    expect(run({ get: get(), tell: told }, { cases: two.slice(0, 1) }).heard).toEqual(['k-1 Bill']);
    expect(run({ get: get(), tell: told }, { cases: [] }).heard).toEqual(['NoneFound']);
    expect(run({ get: get(), tell: told }, { cases: two }).heard).toEqual(['MultipleFound']);
    expect(run({ get: get({ GetLastUpdatedCase: 'true' }), tell: told }, { cases: two }).heard).toEqual([
      'k-2 Refund',
    ]);
    expect(run({ get: get(), tell: told }, {}).heard).toEqual(['NoMatchingError']);
  });
  it.each([
    { title: 'Bill' },
    { customer_id: 'arn:profile/p-1' },
    { customer_id: '$.Attributes.x', title: 'Bill' },
  ])('are not created with %j alone: a case needs a customer and a title', (CaseRequestFields) => {
    const p = { LinkContactToCase: 'false', CaseTemplateId: 't', CaseRequestFields };
    const { centre, heard } = run({ open: step('CreateCase', p, 'bye') }, { cases: [] });
    expect(heard).toEqual(['NoMatchingError']);
    expect(centre.cases?.all).toEqual([]);
  });
  it('are created, changed and linked with the contact', () => {
    const main = {
      open: step(
        'CreateCase',
        {
          LinkContactToCase: 'true',
          CaseTemplateId: 't',
          CaseRequestFields: { customer_id: 'arn:profile/p-1', title: 'Bill' },
        },
        'change',
        'ContactNotLinked',
      ),
      change: step(
        'UpdateCase',
        { LinkContactToCase: 'false', CaseId: '$.Case.case_id', CaseRequestFields: { status: 'closed' } },
        'bye',
        'ContactNotLinked',
      ),
    };
    const { centre, call } = run(main, { cases: [] });
    expect(centre.cases?.all).toMatchObject([
      { template: 't', fields: { title: 'Bill', status: 'closed' }, contacts: [call.contactId] },
    ]);
    const lost = step('UpdateCase', { LinkContactToCase: 'false', CaseId: 'none' }, 'bye');
    expect(run({ lost }, { cases: [] }).heard).toEqual(['NoMatchingError']);
  });
});

describe('data tables', () => {
  const dataTables = [
    { id: 'sites', primary: ['city'], defaults: { open: 'no' }, rows: [{ city: 'Seattle', open: 'yes' }] },
  ];
  const look = (city: string): Short =>
    step(
      'EvaluateDataTableValues',
      {
        DataTableId: 'sites',
        Queries: [
          { QueryName: 'q', Attributes: ['open'], PrimaryValues: [{ AttributeName: 'city', Value: city }] },
        ],
      },
      'tell',
    );
  const told = say('$.DataTables.q.open', 'bye');
  it('give a value, the default of a row that is missing, or the error branch of a table that is missing', () => {
    expect(run({ look: look('Seattle'), tell: told }, { dataTables }).heard).toEqual(['yes']);
    expect(run({ look: look('Boise'), tell: told }, { dataTables }).heard).toEqual(['no']);
    expect(run({ look: look('Boise'), tell: told }, {}).heard).toEqual(['NoMatchingError']);
  });
  it('are changed at the version that is known, and listed', () => {
    const write = (LockVersion: string): Short =>
      step(
        'UpsertDataTableValues',
        {
          DataTableId: 'sites',
          LockVersion,
          DataTableUpsertAttributes: [
            {
              PrimaryKeyGroupName: 'g',
              PrimaryValues: [{ Name: 'city', Value: 'Boise' }],
              Attributes: [{ Name: 'open', Value: 'late' }],
            },
          ],
        },
        'list',
      );
    const list = step(
      'ListDataTableValues',
      {
        DataTableId: 'sites',
        PrimaryKeyGroups: [{ PrimaryKeyGroupName: 'g', PrimaryValues: [{ Name: 'city', Value: 'Boise' }] }],
      },
      'tell',
    );
    const all = say('$.DataTableList.ResultData.g', 'bye');
    expect(run({ write: write('LATEST'), list, tell: all }, { dataTables }).heard).toEqual([
      '[{"open":"late","city":"Boise"}]',
    ]);
    expect(run({ write: write('7'), list, tell: all }, { dataTables }).heard).toEqual(['NoMatchingError']);
  });
});

describe('an agent assistant', () => {
  it('gets a session, whose ARN the flow can pass on', () => {
    const open = step(
      'CreateWisdomSession',
      { WisdomAssistantArn: 'arn:aws:wisdom:us-east-1:111122223333:assistant/a' },
      'tell',
    );
    const { heard } = run({ open, tell: say('$.Wisdom.SessionArn', 'bye') }, {});
    expect(heard[0]).toMatch(/^arn:aws:wisdom:us-east-1:111122223333:session\/a\/id-/);
    expect(
      run({ open: step('CreateWisdomSession', { WisdomAssistantArn: '$.Attributes.none' }, 'bye') }, {})
        .heard,
    ).toEqual(['NoMatchingError']);
  });
});

describe('media streaming', () => {
  it('is told to functions and to the flow', () => {
    const stream = (MediaStreamingState: string, next: string): Short =>
      step(
        'UpdateContactMediaStreamingBehavior',
        { MediaStreamingState, Participants: [], MediaStreamType: 'Audio' },
        next,
      );
    const main = {
      on: stream('Enabled', 'off'),
      off: stream('Disabled', 'tell'),
      tell: say('$.MediaStreams.Customer.Audio.StopTimestamp', 'bye'),
    };
    expect(run(main, {}).heard).toEqual([String(Date.parse('2026-03-02T14:00:00Z'))]);
  });
});

describe('a function that is called asynchronously', () => {
  it('lets the flow go on at once, and its answer is dropped', () => {
    const p = { LambdaFunctionARN: 'arn:f', InvocationTimeLimitSeconds: '8', InvocationType: 'ASYNCHRONOUS' };
    let calls = 0;
    const invoke = () => {
      calls++;
      return { kind: 'answer', payload: { a: 'b' }, ms: 5_000 } as const;
    };
    const main = {
      go: step('InvokeLambdaFunction', p, 'tell'),
      tell: say('$.LambdaInvocation.InvocationId,$.External.a', 'bye'),
    };
    expect(run(main, { functions: { invoke } }).heard[0]).toMatch(/^id-\d+,$/);
    expect(calls).toBe(1);
  });
});

describe('tags', () => {
  it('are set and taken off the contact record', () => {
    const main = {
      on: step('TagContact', { Tags: { a: '1', b: '2' } }, 'off'),
      off: step('UntagContact', { TagKeys: ['a'] }, 'bye'),
    };
    expect(run(main, {}).call.record?.Tags).toEqual({ b: '2' });
  });
});
