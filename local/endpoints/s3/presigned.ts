/** Whether a presigned link is too old, by the clock of the local centre. Its signature is not checked. */
export function isExpired(query: URLSearchParams, now: Date): boolean {
  const signed = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query.get('X-Amz-Date') ?? '');
  const lifeSeconds = query.get('X-Amz-Expires');
  if (!signed || lifeSeconds === null) return false;
  const [year = 0, month = 1, ...rest] = signed.slice(1).map(Number);
  const [day, hour, minute, second] = rest;
  const startMs = Date.UTC(year, month - 1, day, hour, minute, second);
  return now.getTime() > startMs + Number(lifeSeconds) * 1000;
}
