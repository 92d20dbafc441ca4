/** Where things stand at the head of a state; then come the contact's variables, then a frame for each module deep. */
export const at = { step: 0, phase: 1, person: 2, chain: 3, queue: 4, depth: 5, answered: 6 } as const;
export const head = 7;

/** Which flow of a contact runs. */
export const phases = { flow: 0, queue: 1, agentWhisper: 2, customerWhisper: 3, remaining: 4 } as const;
