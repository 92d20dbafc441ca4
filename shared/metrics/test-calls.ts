import { defineMetric } from './metric.ts';

export const testCalls = defineMetric({
  name: 'TestCalls',
  definition: 'How the test calls ended that the centre makes to itself: passed or failed.',
  unit: 'Count',
  dimensions: ['service', 'outcome'],
  source: 'functions/operation/run-test-calls/handler.ts',
});
