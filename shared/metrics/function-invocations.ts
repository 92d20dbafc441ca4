import { defineMetric } from './metric.ts';

export const functionInvocations = defineMetric({
  name: 'FunctionInvocations',
  definition:
    'How often a flow or an event called a function, by how that ended; `fault` is a call without an answer.',
  unit: 'Count',
  dimensions: ['service', 'function', 'outcome'],
  source: 'functions/observe.ts',
});
