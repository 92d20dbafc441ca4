/** Turns the simulator's events into the story that page and terminal show. */
import type { Flow } from '../../shared/flow/flow.ts';
import type { Call } from '../../shared/simulator/call.ts';
import type { CallEvent, EventOf } from '../../shared/simulator/events.ts';
import { languageOfVoice, partsByLanguage } from './languages.ts';
import { type NoteWords, noteOf } from './notes.ts';
import type { CallView, Line, Place, Speaker, StoryEvent } from './story.ts';

export interface TellerOptions {
  readonly words: NoteWords;
  readonly tell: (event: StoryEvent) => void;
  /** By name. */
  readonly flows: ReadonlyMap<string, { readonly flow: Flow; readonly language: string | undefined }>;
}

/** What the teller remembers of a call: all its contact segments together. */
interface Told {
  readonly id: string;
  readonly call: Call;
  readonly from: string | undefined;
  language: string;
  place: Place | undefined;
  recorded: boolean;
  last: string;
}

export class Teller {
  private readonly options: TellerOptions;
  private readonly byContact = new Map<string, Told>();
  private readonly told = new Set<Told>();

  constructor(options: TellerOptions) {
    this.options = options;
  }

  /** A call that began, by whoever dialled; its story goes by the id of its first contact. */
  begin(call: Call, from: string | undefined): void {
    const told: Told = {
      id: call.contactId,
      call,
      from,
      language: 'en-US',
      place: undefined,
      recorded: false,
      last: '',
    };
    this.byContact.set(call.contactId, told);
    this.told.add(told);
    this.show(told);
  }

  knows(contactId: string): boolean {
    return this.byContact.has(contactId);
  }

  callOf(id: string): Call | undefined {
    return this.byContact.get(id)?.call;
  }

  /** Id of the call that a contact segment belongs to. */
  idOf(contactId: string): string | undefined {
    return this.byContact.get(contactId)?.id;
  }

  languageOf(contactId: string): string {
    return this.byContact.get(contactId)?.language ?? 'en-US';
  }

  line(id: string, who: Speaker, text: string, language?: string): void {
    const told = this.byContact.get(id);
    if (!told || text === '') return;
    const line: Line = { who, text, language: language ?? told.language, at: told.call.now };
    this.options.tell({ type: 'line', call: told.id, line });
  }

  hear(event: CallEvent): void {
    const told = this.find(event.contactId);
    if (!told) return;
    if (event.type === 'step-entered') this.step(told, event);
    else if (event.type === 'branch-taken') {
      const { flow, step: from, to, kind } = event;
      this.options.tell({ type: 'walked', call: told.id, branch: { flow, from, to, kind } });
    } else if (event.type === 'said') this.said(told, event);
    else if (event.type === 'entered' && event.count > 0) {
      this.line(told.id, 'caller', event.key ?? '•'.repeat(event.count), 'en-US');
    } else if (event.type === 'recording-changed') {
      const recorded = event.agent || event.customer || event.ivr;
      if (recorded === told.recorded) return;
      told.recorded = recorded;
    } else if (event.type === 'ended') {
      this.options.tell({ type: 'record', call: told.id, record: event.record });
    }
    const note = noteOf(event, this.options.words);
    if (note !== undefined) this.line(told.id, 'note', note, 'en-US');
  }

  /** Tells what changed about the calls since the last time. */
  refresh(): void {
    for (const told of this.told) {
      this.show(told);
      if (told.call.state === 'ended' || told.call.state === 'stopped') this.told.delete(told);
    }
  }

  private step(told: Told, event: EventOf<'step-entered'>): void {
    const known = this.options.flows.get(event.flow);
    told.language = languageOfVoice(known?.flow, event.step) ?? known?.language ?? told.language;
    told.place = { flow: event.flow, step: event.step };
    this.show(told);
  }

  private said(told: Told, event: EventOf<'said'>): void {
    // The only recorded prompt of ours is the tone before a message.
    const text = event.prompt === undefined ? event.text : '[a tone]';
    const parts = partsByLanguage(this.options.flows.get(event.flow)?.flow, event.step);
    if (event.to === 'agent') this.line(told.id, 'whisper', text);
    else if (parts) for (const part of parts) this.line(told.id, 'clinic', part.text, part.language);
    else this.line(told.id, 'clinic', text);
  }

  /** The first event of a further segment names a contact that only the call itself knows. */
  private find(contactId: string): Told | undefined {
    const known = this.byContact.get(contactId);
    if (known) return known;
    const moved = [...this.told].find(({ call }) => call.contactId === contactId);
    if (moved) this.byContact.set(contactId, moved);
    return moved;
  }

  private show(told: Told): void {
    const view = viewOf(told);
    const text = JSON.stringify(view);
    if (text === told.last) return;
    told.last = text;
    this.options.tell({ type: 'call', call: view });
  }
}

function viewOf({ id, call, from, place, recorded }: Told): Omit<CallView, 'lines' | 'walked' | 'records'> {
  const { state, waitsFor } = call;
  const over = state === 'ended' || state === 'stopped';
  const waits = waitsFor?.what === 'keys' || waitsFor?.what === 'agent' ? waitsFor.what : 'something else';
  return {
    id,
    from,
    state: over ? state : 'going on',
    waitsFor: over || !waitsFor ? undefined : waits,
    place,
    recorded: recorded && !over,
  };
}
