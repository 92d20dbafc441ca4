import { type LocalCentre, startLocalCentre } from '../functions/local-centre.ts';

/** Tables and endpoints for handlers of this process, which log nothing. Before a handler is loaded: it reads its environment then. */
export async function centreOfHandlers(): Promise<LocalCentre> {
  const centre = await startLocalCentre();
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: centre.endpoints.url,
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_METRICS_DISABLED: 'true',
  });
  return centre;
}
