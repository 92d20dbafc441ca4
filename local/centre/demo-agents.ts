/** Two agents who answer by themselves after a few seconds, until somebody sits down at their desk. */
import type { AgentState } from '../../shared/simulator/agent.ts';
import type { Centre } from '../../shared/simulator/centre.ts';
import type { CallEvent } from '../../shared/simulator/events.ts';
import type { AgentSource } from '../../shared/simulator/options.ts';
import { type AgentDeed, Refusal } from '../server/centre-port.ts';
import type { Driver } from './driver.ts';
import type { AgentView } from './story.ts';

interface DemoAgent {
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly hello: Readonly<Record<string, string>>;
  readonly goodbye: Readonly<Record<string, string>>;
}

const agents: readonly DemoAgent[] = [
  {
    username: 'ana',
    firstName: 'Ana',
    lastName: 'Ruiz',
    hello: {
      'en-US': 'Hello, this is Ana at the clinic. How can I help you?',
      'es-US': 'Buenos días, le atiende Ana. ¿En qué puedo ayudarle?',
    },
    goodbye: {
      'en-US': 'All done. Thank you for calling, goodbye.',
      'es-US': 'Ya está. Gracias por llamar, adiós.',
    },
  },
  {
    username: 'ben',
    firstName: 'Ben',
    lastName: 'Cole',
    hello: { 'en-US': 'Hello, this is Ben at the clinic. How can I help you?' },
    goodbye: { 'en-US': 'All done. Thank you for calling, goodbye.' },
  },
];

/** Seconds of a demo agent's life. */
const pace = { untilAnswer: 4, untilHello: 1, untilGoodbye: 20, afterCall: 3 };

export const agentSources = (instanceArn: string, queues: readonly string[]): AgentSource[] =>
  agents.map(({ username, firstName, lastName }) => ({
    username,
    firstName,
    lastName,
    arn: `${instanceArn}/agent/${username}`,
    queues,
    answers: 'by hand',
    afterContactWorkSeconds: pace.afterCall,
  }));

export const agentName = (username: string): string => {
  const found = agents.find((agent) => agent.username === username);
  return found ? `${found.firstName} ${found.lastName}` : username;
};

interface Room {
  readonly centre: Centre;
  readonly driver: Driver;
  readonly languageOf: (contactId: string) => string;
  readonly says: (contactId: string, text: string) => void;
}

export class DemoAgents {
  private readonly room: Room;
  private readonly byHand = new Set<string>();

  constructor(room: Room) {
    this.room = room;
    for (const { username } of agents) room.centre.agent(username).goesAvailable();
  }

  hear(event: CallEvent): void {
    if (event.type === 'offered')
      this.later(event.agent, event.contactId, pace.untilAnswer, 'offered', (agent) => agent.accepts());
    if (event.type === 'answered') this.talk(event.agent, event.contactId);
  }

  /** Throws a refusal when the agent is in no state for it. */
  does(username: string, deed: AgentDeed): void {
    if (!agents.some((agent) => agent.username === username))
      throw new Refusal(`No agent is called "${username}".`, 404);
    const agent = this.room.centre.agent(username);
    if (deed === 'sit') this.byHand.add(username);
    else if (deed === 'leave') {
      this.byHand.delete(username);
      if (agent.state === 'offered') agent.accepts();
      if (agent.state === 'offline' || agent.state === 'missed') agent.goesAvailable();
    } else {
      try {
        if (deed === 'available') agent.goesAvailable();
        if (deed === 'accept') agent.accepts();
        if (deed === 'hang-up') agent.hangsUp();
      } catch (error) {
        throw new Refusal(error instanceof Error ? error.message : 'The agent cannot do that now.', 409);
      }
    }
  }

  views(): AgentView[] {
    return agents.map(({ username }) => {
      const { state, screen, heard, contactId, view } = this.room.centre.agent(username);
      const byHand = this.byHand.has(username);
      // What was whispered belongs to the contact on the screen, not to the one before.
      return {
        username,
        name: agentName(username),
        state: stateNames[state],
        byHand,
        screen: { ...screen },
        heard: contactId === undefined ? [] : heard.slice(-1),
        guide: textsOf(view?.data),
      };
    });
  }

  private talk(username: string, contactId: string): void {
    const language = this.room.languageOf(contactId);
    const words = agents.find((agent) => agent.username === username);
    const say = (texts: DemoAgent['hello'] | undefined) =>
      this.room.says(contactId, texts?.[language] ?? texts?.['en-US'] ?? '');
    const hello = () => {
      // Whispers come first: the two are not yet connected.
      const call = [...this.room.centre.calls].find((one) => one.contactId === contactId);
      if (call?.waitsFor?.what === 'conversation') say(words?.hello);
      else this.later(username, contactId, pace.untilHello, 'connected', hello);
    };
    this.later(username, contactId, pace.untilHello, 'connected', hello);
    this.later(username, contactId, pace.untilGoodbye, 'connected', (agent) => {
      say(words?.goodbye);
      agent.hangsUp();
    });
  }

  /** Only if by then it is still this contact, in this state, and nobody sits at the desk. */
  private later(
    username: string,
    contactId: string,
    seconds: number,
    state: AgentState,
    work: (agent: ReturnType<Centre['agent']>) => void,
  ): void {
    const { driver, centre } = this.room;
    driver.after(seconds, () => {
      const agent = centre.agent(username);
      if (agent.contactId === contactId && agent.state === state && !this.byHand.has(username)) work(agent);
    });
  }
}

const textsOf = (data: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(Object(data)).map(([name, value]) => [name, String(value)]));

const stateNames: Readonly<Record<AgentState, AgentView['state']>> = {
  offline: 'away',
  missed: 'away',
  available: 'available',
  offered: 'ringing',
  connected: 'talking',
  'after-contact-work': 'after-call work',
};
