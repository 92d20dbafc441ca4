/** Actions that keep a value beyond the step: in the contact, the flow, a task, a case. */
export const keepingActions: ReadonlySet<string> = new Set([
  'UpdateContactAttributes',
  'UpdateFlowAttributes',
  'UpdateContactData',
  'CreateTask',
  'TagContact',
  'CreateCase',
  'UpdateCase',
  'CreateCustomerProfile',
  'UpdateCustomerProfile',
]);
