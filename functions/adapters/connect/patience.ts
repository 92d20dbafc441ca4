/** Connect takes two requests a second, so a deployment may have to wait for its turn. Source: service quotas of Connect. */
export const patience = { maxAttempts: 8 };
