/** What the service says when it refuses a flow, and what it means. Source: published probes of the create operations. */
export interface Refusal {
  /** Name of the message, for programs. */
  readonly id: string;
  readonly says: RegExp;
  readonly reason: string;
  readonly fix: string;
  /** The rule of the verifier that finds it before. */
  readonly rule: string;
}

export const refusals: readonly Refusal[] = [
  {
    id: 'action-type',
    says: /Invalid Action type/i,
    reason:
      'There is no such action type, or a parameter has the wrong JSON type (the service then says the same).',
    fix: 'Correct the Type; if it is right, look for a parameter that is a number, boolean or list where a text belongs.',
    rule: 'unknown-action',
  },
  {
    id: 'property-name',
    says: /Invalid Action property name/i,
    reason: 'The action has no parameter of this name in this form.',
    fix: 'Delete the parameter or correct its name.',
    rule: 'unknown-parameter',
  },
  {
    id: 'property-value',
    says: /Invalid Action property value/i,
    reason: 'The value is of a wrong type, not one of the allowed words, or an empty text.',
    fix: 'Write an allowed value; leave the parameter out instead of writing an empty text.',
    rule: 'parameter-value',
  },
  {
    id: 'missing-property',
    says: /Action is missing required property/i,
    reason: 'A parameter that the action needs is not there.',
    fix: 'Add the parameter.',
    rule: 'required-parameter',
  },
  {
    id: 'missing-error',
    says: /Action is missing required error/i,
    reason: 'An error branch that the action must have is not there.',
    fix: 'Add the error to Transitions.Errors with a NextAction that helps the caller on.',
    rule: 'required-error-branch',
  },
  {
    id: 'forbidden-error',
    says: /Invalid Action error/i,
    reason: 'The action cannot take this error branch in this form, or has it twice.',
    fix: 'Delete the error from Transitions.Errors.',
    rule: 'forbidden-error-branch',
  },
  {
    id: 'conditions',
    says: /Action does not support conditions/i,
    reason: 'The action takes no conditions in this form; even an empty list is refused.',
    fix: 'Delete Transitions.Conditions and branch in a Compare after it.',
    rule: 'condition-shape',
  },
  {
    id: 'transitions',
    says: /Action does not support transitions/i,
    reason: 'The action ends the flow; nothing can come after it.',
    fix: 'Write "Transitions": {}.',
    rule: 'terminal-with-transitions',
  },
  {
    id: 'exclusive',
    says: /Only one of these properties may be defined/i,
    reason: 'Two parameters are there that exclude each other, for instance Text and SSML.',
    fix: 'Keep one of them.',
    rule: 'parameter-combination',
  },
  {
    id: 'one-needed',
    says: /At least one of [\s\S]* must be set/i,
    reason: 'None of a group of parameters is there, and the action needs one.',
    fix: 'Add one of the named parameters.',
    rule: 'parameter-combination',
  },
  {
    id: 'resource',
    says: /Failed to convert id/i,
    reason:
      'The id or ARN names nothing in this instance: it is of another instance, deleted, misspelt or an unresolved reference.',
    fix: 'Name a resource of the instance that the flow is created in, and create that one first.',
    rule: 'reference-exists',
  },
  {
    id: 'empty-operand',
    says: /Invalid branch/i,
    reason: 'A condition compares with an empty text.',
    fix: 'Delete the condition and let NoMatchingCondition take the empty value.',
    rule: 'empty-operand',
  },
  {
    id: 'nested-wait',
    says: /Unsupported Action In Wait Action's Continue Branch/i,
    reason:
      'The branch of a Wait that goes on at once leads to an action that it may not hold, such as another Wait.',
    fix: 'Lead the branch to an action that it may hold, and wait once.',
    rule: 'parameter-combination',
  },
  {
    id: 'module-settings',
    says: /missing or null for field name: settings/i,
    reason: 'The content is created as a module and has no Settings.',
    fix: 'Add "Settings": { "InputParameters": [], "OutputParameters": [], "Transitions": [] } beside Actions.',
    rule: 'flow-syntax',
  },
  {
    id: 'no-body',
    // What the command line, the SDKs of Java, Python and JavaScript, and CloudFormation write for a message that is not there.
    says: /InvalidContactFlow(?:Module)?Exception\)?(?: when calling [^:]*)?[:\s]*(?:null|None|UnknownError)?["'\s]*$|"?null \(Service: (?:Amazon)?Connect\b/i,
    // Source: API Reference, CreateContactFlow and CreateContactFlowModule: the problems are members of the exception.
    reason:
      'The flow was refused, and the reason is not in the message: it stands in the body of the answer, in the list problems (of a module: Problems).',
    fix: 'Read it: with the AWS CLI by --debug (look for "problems"), in JavaScript error.problems, in Python error.response["problems"], in Java getProblems(); then decode that. Or run "careline verify" on the flow, which names what the service refuses.',
    rule: 'flow-syntax',
  },
];
