/** CloudWatch namespace of every metric of the centre. */
export const metricNamespace = 'Careline';
/** Powertools puts it on every metric as the dimension `service`; alarms must name it too. */
export const metricService = 'careline';

/** What is counted, in which unit and by what, so that an alarm, a dashboard and the code mean the same. */
export interface Metric {
  readonly name: string;
  /** One sentence a manager understands. */
  readonly definition: string;
  readonly unit: 'Count' | 'Milliseconds';
  /** Never an id, never anything of a person. */
  readonly dimensions: readonly string[];
  /** Who writes it. */
  readonly source: string;
}

export function defineMetric<const M extends Metric>(metric: M): M {
  return Object.freeze(metric);
}
