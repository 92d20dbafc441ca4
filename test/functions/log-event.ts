/** Lines of a log as Lambda hands them to a function. Source: CloudWatch Logs User Guide, SubscriptionFilters. */
import { gzipSync } from 'node:zlib';

export const logEvent = (messages: readonly string[], messageType = 'DATA_MESSAGE') => {
  const logEvents = messages.map((message, n) => ({ id: `${n}`, timestamp: 0, message }));
  return { awslogs: { data: gzipSync(JSON.stringify({ messageType, logEvents })).toString('base64') } };
};
