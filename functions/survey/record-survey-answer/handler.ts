import { recordSurveyAnswer as contract } from '../../../shared/contract/record-survey-answer.ts';
import { surveyAnswers } from '../../../shared/metrics/survey-answers.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbSurveyAnswers } from '../../adapters/dynamodb/survey-answers.ts';
import { connectHandler } from '../../connect-handler.ts';
import { counter } from '../../count.ts';
import { readEnvironment } from '../../environment.ts';
import type { SurveyAnswers } from '../survey-answers.ts';
import { environment } from './env.ts';
import { recordSurveyAnswer } from './record-survey-answer.ts';

const env = readEnvironment(environment);
const count = counter();

export const handler = connectHandler(contract, (request) => {
  const kept = dynamoDbSurveyAnswers(dynamoDbWithin(request.deadline), env.CONTACT_EVENTS_TABLE);
  const answers: SurveyAnswers = {
    record: async (sessionId, solved, at) => {
      await kept.record(sessionId, solved, at);
      count(surveyAnswers, { solved });
    },
  };
  return recordSurveyAnswer({ answers }, request);
});
