import type { Settings } from '../../infra/settings.ts';
import type { FeatureOn } from './report.ts';

/** Features that are on though they are off by default, with their reasons. */
export const featuresOn = (features: Settings['features']): readonly FeatureOn[] =>
  Object.entries(features).flatMap(([name, feature]) =>
    feature.on ? [{ name, reason: feature.reason }] : [],
  );
