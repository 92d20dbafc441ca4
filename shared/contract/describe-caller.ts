import { defineContract } from './define-contract.ts';

export const describeCaller = defineContract({
  name: 'describe-caller',
  does: 'What the agent hears before "hello": who, how sure, what for.',
  input: ['reason'],
  outcomes: {
    described: { means: "For the agent's ear only.", returns: ['whisper'] },
  },
});
