import { callFunction } from '../../../shared/flow/function-contract.ts';
import { certificate, functionRef, securityKey, view } from '../../../shared/flow/references.ts';
import { to, type WireForm } from './wire-form.ts';

const asked = { type: 'GetParticipantInput', text: 'Please enter it.', timeoutSeconds: 8 } as const;
const goOn = { next: 'a', onError: 'b' } as const;
const onWire = { Text: 'Please enter it.', InputTimeLimitSeconds: '8' };
const find = { name: 'find', input: ['key'], outcomes: { found: { returns: [] } } } as const;

/** What is asked of the caller, and of a function. */
export const inputForms: WireForm<'CONTACT_FLOW'>[] = [
  [
    'a menu',
    { ...asked, keys: { 1: 'a', '*': 'b' }, onTimeout: 'c', onNoMatch: 'd', onError: 'e' },
    { ...onWire, StoreInput: 'False' },
    to('d', { InputTimeLimitExceeded: 'c', NoMatchingCondition: 'd', NoMatchingError: 'e' }, [
      ['Equals', '1', 'a'],
      ['Equals', '*', 'b'],
    ]),
  ],
  [
    'digits',
    { ...asked, ...goOn, store: { maxDigits: 8, terminator: '*', cancelKey: false, interDigitSeconds: 4 } },
    {
      ...onWire,
      StoreInput: 'True',
      InputValidation: { CustomValidation: { MaximumLength: '8' } },
      DTMFConfiguration: {
        InputTerminationSequence: '*',
        DisableCancelKey: 'True',
        InterdigitTimeLimitSeconds: '4',
      },
    },
    to('a', { NoMatchingError: 'b' }),
  ],
  [
    'encrypted digits',
    {
      ...asked,
      ...goOn,
      store: { maxDigits: 16, encrypt: { key: securityKey('card'), certificate: certificate('card') } },
    },
    {
      ...onWire,
      StoreInput: 'True',
      InputValidation: { CustomValidation: { MaximumLength: '16' } },
      InputEncryption: { EncryptionKeyId: 'careline:security-key:card', Key: 'careline:certificate:card' },
    },
    to('a', { NoMatchingError: 'b' }),
  ],
  [
    'a phone number',
    { ...asked, ...goOn, storePhoneNumber: { format: 'Local', country: 'US' }, onInvalidPhoneNumber: 'c' },
    {
      ...onWire,
      StoreInput: 'True',
      InputValidation: { PhoneNumberValidation: { NumberFormat: 'Local', CountryCode: 'US' } },
    },
    to('a', { NoMatchingError: 'b', InvalidPhoneNumber: 'c' }),
  ],
  [
    'keys pressed ahead',
    { type: 'GetParticipantInput', touchToneBuffer: 'start', ...goOn },
    { EnableDTMFBuffer: 'true' },
    to('a', { NoMatchingError: 'b' }),
  ],
  [
    'a page on a screen',
    {
      type: 'ShowView',
      view: view('guide'),
      data: { reason: '$.Attributes.reason' },
      hideResponse: true,
      timeoutSeconds: 600,
      on: { Done: 'a' },
      onOther: 'b',
      onTimeout: 'c',
      onError: 'd',
    },
    {
      ViewResource: { Id: 'careline:view:guide', Version: 'Latest' },
      InvocationTimeLimitSeconds: '600',
      ViewData: { reason: '$.Attributes.reason' },
      SensitiveDataConfiguration: { HideResponseOn: ['TRANSCRIPT'] },
    },
    to('d', { NoMatchingCondition: 'b', NoMatchingError: 'd', TimeLimitExceeded: 'c' }, [
      ['Equals', 'Done', 'a'],
    ]),
  ],
  [
    'a function by reference',
    {
      type: 'InvokeLambdaFunction',
      function: functionRef('find'),
      with: { key: '1' },
      response: 'JSON',
      timeoutSeconds: 3,
      ...goOn,
    },
    {
      LambdaFunctionARN: 'careline:function:find',
      InvocationTimeLimitSeconds: '3',
      LambdaInvocationAttributes: { key: '1' },
      ResponseValidation: { ResponseType: 'JSON' },
    },
    to('a', { NoMatchingError: 'b' }),
  ],
  [
    'a function by contract',
    callFunction(find, { with: { key: '$.StoredCustomerInput' }, on: { found: 'a' }, onError: 'b' }),
    {
      LambdaFunctionARN: 'careline:function:find',
      InvocationTimeLimitSeconds: '8',
      LambdaInvocationAttributes: { key: '$.StoredCustomerInput' },
      ResponseValidation: { ResponseType: 'STRING_MAP' },
    },
    to('s-outcome', { NoMatchingError: 'b' }),
  ],
];
