/** What the web server needs of a centre: the picture, its changes, and what a caller or an agent can do. */
import type { CentreView, StoryEvent } from '../centre/story.ts';
import type { RecordingsPort } from './recordings-port.ts';

export const agentDeeds = ['available', 'accept', 'hang-up', 'sit', 'leave'] as const;
export type AgentDeed = (typeof agentDeeds)[number];

export interface CentrePort {
  /** Absent: this centre keeps no recordings. */
  readonly recordings?: RecordingsPort;
  view(): CentreView;
  /** Returns the way to stop listening. */
  onStory(listener: (event: StoryEvent) => void): () => void;
  /** Starts a call and answers its id. `undefined`: the caller withholds the number. */
  call(from: string | undefined): string;
  press(call: string, keys: string): void;
  say(call: string, text: string): void;
  hangUp(call: string): void;
  agent(username: string, deed: AgentDeed): void;
}

/** A request the centre cannot follow, with a reason for whoever asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: 400 | 404 | 409;
  constructor(message: string, status: 400 | 404 | 409 = 400) {
    super(message);
    this.status = status;
  }
}
