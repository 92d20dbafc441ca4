/** When a row may go, as DynamoDB reads it: seconds since 1970. `begin`: when what it tells of began. */
export const expiresAt = (begin: string, keptDays: number): number =>
  Math.ceil(Date.parse(begin) / 1000) + keptDays * 86_400;
