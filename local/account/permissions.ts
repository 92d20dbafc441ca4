/** Actions of IAM that the commands need, for who has to allow them. All of them only read. */
export const instancePermissions = [
  'connect:ListContactFlows',
  'connect:DescribeContactFlow',
  'connect:ListContactFlowModules',
  'connect:DescribeContactFlowModule',
  'connect:ListHoursOfOperations',
  'connect:DescribeHoursOfOperation',
  'connect:ListHoursOfOperationOverrides',
  'connect:ListQueues',
  'connect:DescribeQueue',
] as const;

/** By the names of the checks of `careline doctor`. */
export const checkPermissions = {
  region: ['ssm:GetParametersByPath'],
  bootstrap: ['ssm:GetParameter'],
  instance: ['connect:ListInstances'],
  quotas: ['servicequotas:ListServiceQuotas', 'connect:ListInstances'],
  'room for functions': ['lambda:GetAccountSettings'],
  'phone number': ['connect:SearchAvailablePhoneNumbers', 'connect:ListInstances'],
  texts: ['sms-voice:DescribeAccountAttributes', 'sms-voice:DescribePhoneNumbers', 'sms-voice:DescribePools'],
  'e-mail': ['ses:GetAccount'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type CheckName = keyof typeof checkPermissions;
