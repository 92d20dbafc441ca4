import { defineMetric } from './metric.ts';

export const functionLatency = defineMetric({
  name: 'FunctionLatency',
  definition: 'Time from the event to the answer, without the start of a new instance.',
  unit: 'Milliseconds',
  dimensions: ['service', 'function', 'outcome'],
  source: 'functions/observe.ts',
});
