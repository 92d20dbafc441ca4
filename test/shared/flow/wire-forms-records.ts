import { resource } from '../../../shared/flow/references.ts';
import { to, type WireForm } from './wire-form.ts';

/** Profiles, cases and data tables on the wire. */

const goOn = { next: 'a', onError: 'b' } as const;
const went = to('a', { NoMatchingError: 'b' });
const profileId = '$.Customer.ProfileId';

export const recordForms: WireForm<'CONTACT_FLOW'>[] = [
  [
    'a search for a profile by one key',
    {
      type: 'GetCustomerProfile',
      profileRequestData: { identifierName: '_phone', identifierValue: '$.CustomerEndpoint.Address' },
      profileResponseData: ['FirstName', 'City'],
      onMultipleFound: 'c',
      onNoneFound: 'd',
      ...goOn,
    },
    {
      ProfileRequestData: { IdentifierName: '_phone', IdentifierValue: '$.CustomerEndpoint.Address' },
      ProfileResponseData: ['FirstName', 'City'],
    },
    to('a', { MultipleFoundError: 'c', NoneFoundError: 'd', NoMatchingError: 'b' }),
  ],
  [
    'a search for a profile by several keys',
    {
      type: 'GetCustomerProfile',
      profileRequestData: {
        searchCriteria: [
          { identifierName: '_phone', identifierValue: '$.CustomerEndpoint.Address' },
          { identifierName: '_account', identifierValue: '$.Attributes.account' },
        ],
        logicalOperator: 'AND',
      },
      onMultipleFound: 'c',
      onNoneFound: 'd',
      ...goOn,
    },
    {
      ProfileRequestData: {
        SearchCriteria: [
          { IdentifierName: '_phone', IdentifierValue: '$.CustomerEndpoint.Address' },
          { IdentifierName: '_account', IdentifierValue: '$.Attributes.account' },
        ],
        LogicalOperator: 'AND',
      },
    },
    to('a', { MultipleFoundError: 'c', NoneFoundError: 'd', NoMatchingError: 'b' }),
  ],
  [
    'the latest order of a profile',
    {
      type: 'GetCustomerProfileObject',
      profileRequestData: { profileId, objectType: 'order', useLatest: true },
      onNoneFound: 'c',
      ...goOn,
    },
    { ProfileRequestData: { ProfileId: profileId, ObjectType: 'order', UseLatest: true } },
    to('a', { NoneFoundError: 'c', NoMatchingError: 'b' }),
  ],
  [
    'calculated attributes of a profile',
    {
      type: 'GetCalculatedAttributesForCustomerProfile',
      profileRequestData: { profileId },
      profileResponseData: ['average_hold_time'],
      onNoneFound: 'c',
      ...goOn,
    },
    { ProfileRequestData: { ProfileId: profileId }, ProfileResponseData: ['average_hold_time'] },
    to('a', { NoneFoundError: 'c', NoMatchingError: 'b' }),
  ],
  [
    'a profile that is created',
    { type: 'CreateCustomerProfile', profileRequestData: { City: 'Seattle' }, ...goOn },
    { ProfileRequestData: { City: 'Seattle' } },
    went,
  ],
  [
    'a profile that is changed',
    { type: 'UpdateCustomerProfile', profileRequestData: { 'Attributes.visit': 'first' }, ...goOn },
    { ProfileRequestData: { 'Attributes.visit': 'first' } },
    went,
  ],
  [
    'a contact that belongs to a profile',
    {
      type: 'AssociateContactToCustomerProfile',
      profileRequestData: { profileId, contactId: '$.ContactId' },
      ...goOn,
    },
    { ProfileRequestData: { ProfileId: profileId, ContactId: '$.ContactId' } },
    went,
  ],
  [
    'a case that is opened and linked',
    {
      type: 'CreateCase',
      caseTemplate: resource('case-template', 'complaint'),
      caseRequestFields: { title: 'A complaint' },
      linkContactToCase: true,
      onContactNotLinked: 'c',
      ...goOn,
    },
    {
      LinkContactToCase: 'true',
      CaseTemplateId: 'careline:case-template:complaint',
      CaseRequestFields: { title: 'A complaint' },
    },
    to('a', { NoMatchingError: 'b', ContactNotLinked: 'c' }),
  ],
  [
    'the case that changed last',
    {
      type: 'GetCase',
      getLastUpdatedCase: true,
      linkContactToCase: false,
      customerId: profileId,
      caseResponseFields: ['status'],
      onMultipleFound: 'c',
      onNoneFound: 'd',
      ...goOn,
    },
    {
      LinkContactToCase: 'false',
      GetLastUpdatedCase: 'true',
      CustomerId: profileId,
      CaseResponseFields: ['status'],
    },
    to('a', { NoMatchingError: 'b', MultipleFound: 'c', NoneFound: 'd' }),
  ],
  [
    'a case that is changed',
    {
      type: 'UpdateCase',
      caseId: '$.Case.case_id',
      caseRequestFields: { status: 'closed' },
      linkContactToCase: false,
      ...goOn,
    },
    { LinkContactToCase: 'false', CaseId: '$.Case.case_id', CaseRequestFields: { status: 'closed' } },
    went,
  ],
  [
    'a question to a data table',
    {
      type: 'EvaluateDataTableValues',
      dataTable: resource('data-table', 'fees'),
      queries: [
        {
          queryName: 'fee',
          attributes: ['amount'],
          primaryValues: [{ attributeName: 'visit', value: '$.Attributes.visit' }],
        },
      ],
      ...goOn,
    },
    {
      DataTableId: 'careline:data-table:fees',
      Queries: [
        {
          QueryName: 'fee',
          Attributes: ['amount'],
          PrimaryValues: [{ AttributeName: 'visit', Value: '$.Attributes.visit' }],
        },
      ],
    },
    went,
  ],
  [
    'rows of a data table',
    {
      type: 'ListDataTableValues',
      dataTable: resource('data-table', 'fees'),
      primaryKeyGroups: [{ primaryKeyGroupName: 'all' }],
      next: 'a',
    },
    { DataTableId: 'careline:data-table:fees', PrimaryKeyGroups: [{ PrimaryKeyGroupName: 'all' }] },
    to('a', {}),
  ],
  [
    'a row that is written',
    {
      type: 'UpsertDataTableValues',
      dataTable: resource('data-table', 'fees'),
      lockVersion: 'LATEST',
      dataTableUpsertAttributes: [
        {
          primaryKeyGroupName: 'row',
          primaryValues: [{ name: 'visit', value: 'first' }],
          attributes: [{ name: 'amount', value: '25', useDefaultValue: false }],
        },
      ],
      ...goOn,
    },
    {
      DataTableId: 'careline:data-table:fees',
      LockVersion: 'LATEST',
      DataTableUpsertAttributes: [
        {
          PrimaryKeyGroupName: 'row',
          PrimaryValues: [{ Name: 'visit', Value: 'first' }],
          Attributes: [{ Name: 'amount', Value: '25', UseDefaultValue: false }],
        },
      ],
    },
    went,
  ],
];
