import { defineMetric } from './metric.ts';

export const surveyAnswers = defineMetric({
  name: 'SurveyAnswers',
  definition: 'What callers said when asked whether their question was solved: yes, partly or no.',
  unit: 'Count',
  dimensions: ['service', 'solved'],
  source: 'functions/survey/record-survey-answer/handler.ts',
});
