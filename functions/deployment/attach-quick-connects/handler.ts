import { connectQueueQuickConnects } from '../../adapters/connect/queue-quick-connects.ts';
import type { CustomResourceAnswer, CustomResourceEvent } from '../custom-resource.ts';
import { attachQuickConnects } from './attach-quick-connects.ts';

const quickConnects = connectQueueQuickConnects();

export const handler = (event: CustomResourceEvent): Promise<CustomResourceAnswer> =>
  attachQuickConnects({ quickConnects }, event);
