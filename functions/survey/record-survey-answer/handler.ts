import { recordSurveyAnswer as contract } from '../../../shared/contract/record-survey-answer.ts';
import { dynamoDbWithin } from '../../adapters/dynamodb/client.ts';
import { dynamoDbSurveyAnswers } from '../../adapters/dynamodb/survey-answers.ts';
import { connectHandler } from '../../connect-handler.ts';
import { readEnvironment } from '../../environment.ts';
import { environment } from './env.ts';
import { recordSurveyAnswer } from './record-survey-answer.ts';

const env = readEnvironment(environment);

export const handler = connectHandler(contract, (request) => {
  const answers = dynamoDbSurveyAnswers(dynamoDbWithin(request.deadline), env.CONTACT_EVENTS_TABLE);
  return recordSurveyAnswer({ answers }, request);
});
