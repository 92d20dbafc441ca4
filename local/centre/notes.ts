/** What happened beside what was said, in a few words; undefined for what nobody needs to read. */
import type { CallEvent } from '../../shared/simulator/events.ts';

export interface NoteWords {
  functionName(arn: string): string;
  agentName(username: string): string;
}

export function noteOf(event: CallEvent, words: NoteWords): string | undefined {
  switch (event.type) {
    case 'timed-out':
      return event.what === 'between-digits' ? undefined : 'silence';
    case 'function-answered':
      return `${words.functionName(event.function)} answered in ${event.ms} ms`;
    case 'function-failed':
      return `${words.functionName(event.function)} failed (${event.reason}); the flow takes its error branch`;
    case 'recording-changed':
      return event.agent || event.customer || event.ivr ? 'recording is on' : 'recording is off';
    case 'hours-checked':
      return `hours “${event.hours}”: ${event.open ? 'open' : 'closed'}`;
    case 'queued':
      return `waiting in the queue “${event.queue}”, place ${event.position}`;
    case 'answered':
      return `${words.agentName(event.agent)} answers`;
    case 'callback-created':
      return 'a callback is arranged';
    case 'callback-dialled':
      return `the clinic calls back: ${event.outcome}`;
    case 'third-party-dialled':
      return `another number is dialled: ${event.outcome}`;
    case 'disconnected':
      return event.by === 'customer'
        ? 'you hung up'
        : event.by === 'agent'
          ? 'the agent hung up'
          : 'the call is over';
    case 'stopped':
      return `the simulation stops: ${event.message}`;
    default:
      return undefined;
  }
}
