/** The agent's desk: who calls and why is on the screen before "hello". */
import type { AgentView } from '../centre/story.ts';
import { post } from './connection.ts';

export function Desk({ agents }: { readonly agents: readonly AgentView[] }) {
  return (
    <section class="card desk" aria-labelledby="desk-title">
      <h2 id="desk-title">Agents' desks</h2>
      <div class="desks">
        {agents.map((agent) => (
          <Seat key={agent.username} agent={agent} />
        ))}
      </div>
    </section>
  );
}

/** As infra/constructs/agent-guide.ts labels them. */
const parts = [
  ['alerts', 'To know first'],
  ['contacts', 'Last contacts'],
  ['messages', 'Open messages'],
  ['appointments', 'Visits ahead'],
  ['balance', 'Balance'],
  ['language', 'Language'],
] as const;

function Seat({ agent }: { readonly agent: AgentView }) {
  const send = (what: string) => () =>
    void post(`/agents/${encodeURIComponent(agent.username)}/${what}`).catch(() => undefined);
  const screen = Object.entries(agent.screen);
  const known = parts.filter(([part]) => agent.guide[part]);
  return (
    <article class={`seat ${agent.state.replaceAll(' ', '-')}`} aria-label={agent.name}>
      <header>
        <strong>{agent.name}</strong>
        <span class="badge" aria-live="polite">
          {agent.state}
        </span>
      </header>
      {agent.heard.map((text) => (
        <p key={text} class="whispered">
          “{text}”
        </p>
      ))}
      {screen.length > 0 && (
        <dl class="facts">
          {screen.map(([key, value]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {known.length > 0 && (
        <dl class="facts" aria-label={`What ${agent.name} sees of the patient`}>
          {known.map(([part, label]) => (
            <div key={part}>
              <dt>{label}</dt>
              {/* One line each, as the function sets them apart. */}
              <dd>
                {agent.guide[part]?.split(' • ').map((line) => (
                  <div key={line}>{line}</div>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div class="actions">
        {agent.state === 'ringing' && (
          <button type="button" class="call" onClick={send('accept')}>
            Answer
          </button>
        )}
        {agent.state === 'talking' && (
          <button type="button" class="hang-up" onClick={send('hang-up')}>
            Hang up
          </button>
        )}
        {(agent.state === 'away' || agent.state === 'after-call work') && (
          <button type="button" onClick={send('available')}>
            Available
          </button>
        )}
        <button
          type="button"
          class="quiet"
          aria-pressed={agent.byHand}
          onClick={send(agent.byHand ? 'leave' : 'sit')}
        >
          {agent.byHand ? 'Let the demo agent answer' : 'Sit at this desk'}
        </button>
      </div>
    </article>
  );
}
