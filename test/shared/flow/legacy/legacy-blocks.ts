/** Blocks in the words of the old console. */
export const to = (condition: string, transition: string) => ({ condition, transition });
export const given = (name: string, value: unknown, more: object = {}) => ({ name, value, ...more });
export const block = (type: string, parameters: object[], branches: object[], more: object = {}) => ({
  id: 'a',
  type,
  parameters,
  branches,
  metadata: { position: { x: 1, y: 2 } },
  ...more,
});
export const end = { id: 'z', type: 'Disconnect', parameters: [], branches: [], metadata: {} };
export const both = [to('Success', 'z'), to('Error', 'z')];

/** Each old block as the console exported it, and the parameters of today's action. */
export const examples: readonly [name: string, block: object, type: string, parameters: object][] = [
  [
    'a spoken text in SSML',
    block(
      'PlayPrompt',
      [given('Text', '<speak>Hi</speak>'), given('TextToSpeechType', 'ssml')],
      [to('Success', 'z')],
    ),
    'MessageParticipant',
    { SSML: '<speak>Hi</speak>' },
  ],
  [
    'a recording chosen at run time',
    block('PlayPrompt', [given('AudioPrompt', 'prompt1', { namespace: 'External' })], [to('Success', 'z')]),
    'MessageParticipant',
    { PromptId: '$.External.prompt1' },
  ],
  [
    'encrypted digits',
    block(
      'StoreCustomerInput',
      [
        given('Text', 'Card number?'),
        given('TextToSpeechType', 'text'),
        given('CustomerInputType', 'Custom'),
        given('Timeout', '6'),
        given('MaxDigits', 20),
        given('EncryptEntry', true),
        given('EncryptionKeyId', 'key-1'),
        given('EncryptionKey', 'PEM'),
      ],
      both,
    ),
    'GetParticipantInput',
    {
      Text: 'Card number?',
      StoreInput: 'True',
      InputTimeLimitSeconds: '6',
      InputValidation: { CustomValidation: { MaximumLength: '20' } },
      InputEncryption: { EncryptionKeyId: 'key-1', Key: 'PEM' },
    },
  ],
  [
    'a phone number',
    block(
      'StoreUserInput',
      [
        given('Text', 'Number?'),
        given('TextToSpeechType', 'text'),
        given('CustomerInputType', 'PhoneNumber'),
        given('Timeout', '6'),
        given('PhoneNumberFormat', 'Local'),
        given('CountryCode', 'US'),
      ],
      [...both, to('InvalidNumber', 'z')],
    ),
    'GetParticipantInput',
    {
      Text: 'Number?',
      StoreInput: 'True',
      InputTimeLimitSeconds: '6',
      InputValidation: { PhoneNumberValidation: { NumberFormat: 'Local', CountryCode: 'US' } },
    },
  ],
  [
    'messages in turn',
    block(
      'LoopPrompts',
      [given('Text', '<speak/>', { key: 'ssml' }), given('Text', 'Hi'), given('InterruptSeconds', 60)],
      [to('Timeout', 'z')],
    ),
    'MessageParticipantIteratively',
    { Messages: [{ SSML: '<speak/>' }, { Text: 'Hi' }], InterruptFrequencySeconds: '60' },
  ],
  [
    'attributes from a function and from the caller',
    block(
      'SetAttributes',
      [
        given('Attribute', 'date', { key: 'when', namespace: 'External' }),
        given('Attribute', 'level', { key: 'before', namespace: 'User Defined' }),
      ],
      both,
    ),
    'UpdateContactAttributes',
    {
      Attributes: { when: '$.External.date', before: '$.Attributes.level' },
      TargetContact: 'Current',
    },
  ],
  [
    'a function',
    block(
      'InvokeExternalResource',
      [
        given('FunctionArn', 'arn:f'),
        given('TimeLimit', '4'),
        given('Parameter', 'Stored customer input', { key: 'id', namespace: 'System' }),
      ],
      both,
      { target: 'Lambda' },
    ),
    'InvokeLambdaFunction',
    {
      LambdaFunctionARN: 'arn:f',
      InvocationTimeLimitSeconds: '4',
      LambdaInvocationAttributes: { id: '$.StoredCustomerInput' },
      ResponseValidation: { ResponseType: 'STRING_MAP' },
    },
  ],
  [
    'who is recorded',
    block(
      'SetRecordingBehavior',
      [given('RecordingBehaviorOption', 'Enable'), given('RecordingParticipantOption', 'Both')],
      [to('Success', 'z')],
    ),
    'UpdateContactRecordingBehavior',
    { RecordingBehavior: { RecordedParticipants: ['Agent', 'Customer'] } },
  ],
  [
    'no recording',
    block(
      'SetRecordingBehavior',
      [given('RecordingBehaviorOption', 'Disable'), given('RecordingParticipantOption', 'Both')],
      [to('Success', 'z')],
    ),
    'UpdateContactRecordingBehavior',
    { RecordingBehavior: { RecordedParticipants: [] } },
  ],
  [
    'logging',
    block('SetLoggingBehavior', [given('LoggingBehavior', 'Enable')], [to('Success', 'z')]),
    'UpdateFlowLoggingBehavior',
    { FlowLoggingBehavior: 'Enabled' },
  ],
  [
    'the flow of a queue',
    block(
      'SetContactFlow',
      [given('ContactFlowId', 'arn:q', { resourceName: 'Waiting' }), given('Type', 'CustomerQueue')],
      [to('Success', 'z')],
    ),
    'UpdateContactEventHooks',
    { EventHooks: { CustomerQueue: 'arn:q' } },
  ],
  [
    'what runs after the agent left',
    block(
      'SetEventHook',
      [given('Type', 'CustomerRemaining'), given('ContactFlowId', 'arn:d', { resourceName: 'Survey' })],
      both,
      { target: 'Flow' },
    ),
    'UpdateContactEventHooks',
    { EventHooks: { CustomerRemaining: 'arn:d' } },
  ],
  [
    'a place in the queue',
    block('UpdateRoutingPriority', [given('AbsolutePosition', 1)], [to('Success', 'z')]),
    'UpdateContactRoutingBehavior',
    { QueuePriority: '1' },
  ],
  [
    'an older place in the queue',
    block('UpdateRoutingPriority', [given('TimeOffset', 600)], [to('Success', 'z')]),
    'UpdateContactRoutingBehavior',
    { QueueTimeAdjustmentSeconds: '600' },
  ],
  [
    'a number to call back',
    block(
      'SetCallBackNumber',
      [given('CallBackNumber', 'Stored customer input', { namespace: 'System' })],
      [to('Success', 'z'), to('InvalidPhoneNumber', 'z'), to('NonDialableNumber', 'z')],
    ),
    'UpdateContactCallbackNumber',
    { CallbackNumber: '$.StoredCustomerInput' },
  ],
  [
    'a callback',
    block(
      'CreateCallback',
      [given('InitialDelaySeconds', 5), given('RetryDelaySeconds', 600), given('MaxRetryAttempts', 1)],
      both,
    ),
    'CreateCallbackContact',
    { InitialCallDelaySeconds: '5', MaximumConnectionAttempts: '1', RetryDelaySeconds: '600' },
  ],
  [
    'audio to a stream',
    block(
      'StartMediaStreaming',
      [given('Track', 'FromCustomer'), given('Track', 'ToCustomer'), given('MediaStreamTypes', 'Audio')],
      both,
    ),
    'UpdateContactMediaStreamingBehavior',
    {
      MediaStreamingState: 'Enabled',
      MediaStreamType: 'Audio',
      Participants: [{ ParticipantType: 'Customer', MediaDirections: ['From', 'To'] }],
    },
  ],
  [
    'an attribute for the screen',
    block(
      'SetScreenPop',
      [given('key', 'note'), given('value', 'Stored customer input', { namespace: 'System' })],
      both,
    ),
    'UpdateContactAttributes',
    { Attributes: { note: '$.StoredCustomerInput' }, TargetContact: 'Current' },
  ],
  [
    'another flow',
    block('Transfer', [given('ContactFlowId', 'arn:f', { resourceName: 'Other' })], [to('Error', 'z')], {
      target: 'Flow',
    }),
    'TransferToFlow',
    { ContactFlowId: 'arn:f' },
  ],
];
