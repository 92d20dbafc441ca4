import { connectTransferFlows } from '../../adapters/connect/transfer-flows.ts';
import type { CustomResourceAnswer, CustomResourceEvent } from '../custom-resource.ts';
import { findTransferFlow } from './find-transfer-flow.ts';

const flows = connectTransferFlows();

export const handler = (event: CustomResourceEvent): Promise<CustomResourceAnswer> =>
  findTransferFlow({ flows }, event);
