import type { Stacks } from './create-app.ts';
export function acknowledgeFindings(_stacks: Stacks): void {}
