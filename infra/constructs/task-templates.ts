import { CfnTaskTemplate } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';

const templates = [
  {
    name: 'Call a patient back',
    description: 'For a message that was left, or a promise that was made.',
    choices: ['Today', 'Next working day', 'This week'],
  },
  {
    name: 'Referral',
    description: 'A referral that a patient asked for, to the referral team.',
    choices: ['New referral', 'Question about one', 'Change or cancel'],
  },
  {
    name: 'Prescription refill',
    description: 'A refill that a person must look at: none left, controlled, or unclear.',
    choices: ['No refills left', 'Controlled medicine', 'Unclear request'],
  },
] as const;

const id = (name: string) => ({ name });

/**
 * Work that goes on after a call. Names and texts of tasks end in contact records, so a template asks for the reference of the
 * record and a choice, not for a story.
 */
export function taskTemplates(scope: Construct, instanceArn: string): void {
  for (const { name, description, choices } of templates) {
    new CfnTaskTemplate(scope, `Task-${name.replace(/\W/g, '')}`, {
      instanceArn,
      name,
      description,
      status: 'ACTIVE',
      fields: [
        { id: id('Name'), type: 'NAME', description: 'What is to be done. No patient names.' },
        { id: id('Assign to'), type: 'QUICK_CONNECT', description: 'Who does it.' },
        {
          id: id('Reference'),
          type: 'TEXT',
          description: 'Number of the record or message. No patient data.',
        },
        { id: id('Kind'), type: 'SINGLE_SELECT', singleSelectOptions: [...choices] },
        { id: id('Due'), type: 'DATE_TIME', description: 'When the patient was told to expect an answer.' },
      ],
      defaults: [{ id: id('Name'), defaultValue: name }],
      // The CDK passes this one as it is, so with CloudFormation's own names.
      constraints: {
        RequiredFields: ['Name', 'Assign to', 'Reference', 'Kind', 'Due'].map((Name) => ({ Id: { Name } })),
      },
    });
  }
}
