import { CfnEvaluationForm } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';

interface Question {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
}

const sections: readonly {
  readonly id: string;
  readonly title: string;
  readonly weight: number;
  readonly questions: readonly Question[];
}[] = [
  {
    id: 'safety',
    title: 'Safety and privacy',
    weight: 30,
    questions: [
      {
        id: 'identity',
        title: 'Nothing about a patient was said before identity was proven.',
        hint: 'The level on the screen must cover what was said.',
      },
      {
        id: 'urgent',
        title: 'Urgent signs were heard, and the protocol was followed.',
        hint: 'Not applicable when there were none.',
      },
    ],
  },
  {
    id: 'understanding',
    title: 'Understanding',
    weight: 25,
    questions: [
      {
        id: 'read-back',
        title: 'The agent repeated the request in own words and the caller agreed (R-71).',
        hint: 'The read-back line of the guide, said aloud.',
      },
      {
        id: 'plain-words',
        title: 'Words were plain; abbreviations were explained.',
        hint: 'Would a person who is ill and in a hurry have understood?',
      },
    ],
  },
  {
    id: 'empathy',
    title: 'Empathy',
    weight: 25,
    questions: [
      {
        id: 'listened',
        title: 'The agent let the caller finish and acknowledged the worry (R-70).',
        hint: 'No interruption in the first half minute; the feeling was named.',
      },
      {
        id: 'calm',
        title: 'Tone stayed calm and courteous, also under pressure.',
        hint: 'Compare the beginning and the end of the call.',
      },
    ],
  },
  {
    id: 'outcome',
    title: 'Quality of the outcome',
    weight: 20,
    questions: [
      {
        id: 'solved',
        title: 'The caller got an answer, or knows who calls back and when (R-72).',
        hint: 'A promise without a date is none.',
      },
      {
        id: 'one-hand',
        title: 'The caller was passed on at most once, with everything already told (R-73).',
        hint: 'Count transfers in the contact record.',
      },
    ],
  },
];

/** One form for every role that talks to patients: safety, understanding, empathy, outcome. */
export function evaluationForm(scope: Construct, instanceArn: string): void {
  new CfnEvaluationForm(scope, 'ConversationQuality', {
    instanceArn,
    title: 'Conversation quality',
    description:
      'Sample: random, low satisfaction, crisis, transferred twice. Feedback goes to the agent first.',
    status: 'ACTIVE',
    scoringStrategy: { mode: 'SECTION_ONLY', status: 'ENABLED' },
    items: [
      ...sections.map(({ id, title, weight, questions }) => ({
        section: { refId: id, title, weight, items: questions.map(choice) },
      })),
      {
        section: {
          refId: 'notes',
          title: 'Notes',
          // No score, so no weight: the weights of the others make 100.
          isExcludedFromScoring: true,
          items: [
            {
              question: {
                refId: 'coaching-note',
                title: 'What went well, and one thing to try next time. No names, no numbers.',
                questionType: 'TEXT',
                notApplicableEnabled: true,
              },
            },
          ],
        },
      },
    ],
  });
}

const choice = ({ id, title, hint }: Question): CfnEvaluationForm.EvaluationFormItemProperty => ({
  question: {
    refId: id,
    title,
    instructions: hint,
    questionType: 'SINGLESELECT',
    notApplicableEnabled: true,
    questionTypeProperties: {
      singleSelect: {
        displayAs: 'RADIO',
        options: [
          { refId: 'yes', text: 'Yes', score: 10 },
          { refId: 'partly', text: 'Partly', score: 5 },
          { refId: 'no', text: 'No', score: 0 },
        ],
      },
    },
  },
});
