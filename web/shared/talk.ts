import { signal, type Signal } from "@preact/signals";
import { Connection, newId, type Surroundings } from "./connection";
import { empty, receive, sending, type View } from "./conversation";
import type {
  AnyMessage,
  Answer,
  Channel,
  ClientMessage,
  Id,
  Notice,
  OfSession,
  Place,
  ServerMessage,
  Value,
} from "./protocol";

/** Who is helping to answer, as they say; empty: not said. In memory only. */
export const helper = signal("");

const again = 4_000; // Before an answer the server could not save is sent once more.

/** An answer that is only on this device, and how it was shown. */
export interface Held {
  answer: Answer;
  words: string;
}

type Wanted = OfSession | { type: "back"; session: Id; step?: Place };

/** One conversation over a connection that may break. Answers wait here, in memory, until the server has saved them. */
export class Talk {
  readonly view: Signal<View> = signal(empty);
  readonly connection: Connection;
  /** Told of each conversation in which the server has just stored something from here. */
  stored: (session: Id) => void = () => {};
  private unsaved: Answer[] = [];
  private readonly shown = new Map<Id, string>(); // The words of those answers, as they were given.
  private wanted: Wanted[] = []; // Requests without a reply yet; asked again after a reconnect.
  private start: (ClientMessage & { type: "start" }) | undefined;
  private last = 0;
  private ready = false; // The server has said where this session stands, on this connection.
  private reviewNext = false;
  private cancelAgain = (): void => {};

  constructor(
    private readonly world: Surroundings,
    private readonly locale: () => string,
    private readonly noticed: (notice: Notice) => void = () => {},
    private readonly makeId: () => Id = newId,
  ) {
    this.connection = new Connection(world, {
      opened: () => this.opened(),
      received: (message) => this.received(message),
    });
  }

  /** True while something the person said is only on this device. */
  get holding(): boolean {
    return this.unsaved.length > 0;
  }

  /** What the person said that the server has not saved; `carryOn` brings it back. */
  get held(): Held[] {
    return this.unsaved.map((answer) => ({ answer, words: this.shown.get(answer.id) ?? "" }));
  }

  /** Takes up a conversation with answers in it that could not be sent before; they are of one conversation, in order. */
  carryOn(held: readonly Held[]): void {
    const [first] = held;
    if (!first) return;
    this.forget();
    this.view.value = { ...empty, session: first.answer.session };
    for (const { answer, words } of held) {
      this.unsaved.push(answer);
      this.shown.set(answer.id, words);
      this.view.value = sending(this.view.value, answer, words);
    }
    this.reviewNext = true;
    this.resume();
  }

  begin(flow: string, channel: Channel): void {
    this.forget();
    this.start = { type: "start", flow, locale: this.locale(), channel };
    this.connection.send(this.start);
  }

  continue(session: Id): void {
    this.forget();
    this.view.value = { ...empty, session };
    this.reviewNext = true;
    this.resume();
  }

  answer(step: Place, value: Value, words: string): void {
    const { session, previous } = this.view.value;
    if (!session) return;
    const answer: Answer = { type: previous ? "edit" : "answer", session, id: this.makeId(), step, value, ...(helper.value && { helper: helper.value }) };
    this.unsaved.push(answer); // Kept before it is sent.
    this.shown.set(answer.id, words);
    if (answer.type === "edit") this.reviewNext = true;
    this.view.value = sending(this.view.value, answer, words);
    if (this.ready) this.connection.send(answer);
  }

  back(step?: Place): void {
    const { session } = this.view.value;
    if (session) this.want(step ? { type: "back", session, step } : { type: "back", session });
  }

  review(): void {
    this.wantOf("review");
  }
  submit(withoutAdviser = false): void {
    const { session } = this.view.value;
    if (session) this.want({ type: "submit", session, ...(withoutAdviser && { without_adviser: true }) });
  }
  stop(): void {
    this.wantOf("stop");
  }

  /** Leaves an earlier answer as it was and returns to the question that is open. */
  keep(): void {
    if (this.ready) this.resume();
  }

  /** Shows the same conversation in the language that `locale` gives now. */
  retell(): void {
    if (this.view.value.session && this.ready) {
      this.reviewNext = true;
      this.resume();
    }
  }

  /** Drops everything about this conversation from memory. */
  forget(): void {
    this.cancelAgain();
    this.unsaved = [];
    this.shown.clear();
    this.view.value = empty;
    this.wanted = [];
    this.start = undefined;
    this.last = 0;
    this.ready = false;
    this.reviewNext = false;
  }

  private wantOf(type: OfSession["type"]): void {
    const { session } = this.view.value;
    if (session) this.want({ type, session });
  }

  private want(message: Wanted): void {
    this.wanted = [...this.wanted.filter((known) => known.type !== message.type), message];
    if (this.ready) this.connection.send(message);
  }

  private opened(): void {
    this.ready = false;
    if (this.view.value.session) this.resume();
    else if (this.start) this.connection.send({ ...this.start, locale: this.locale() });
  }

  private resume(): void {
    const { session } = this.view.value;
    this.ready = false;
    if (session) this.connection.send({ type: "resume", session, last: this.last, locale: this.locale() });
  }

  private received(incoming: AnyMessage): void {
    if (incoming.type === "inbox") return; // For desks.
    const message: ServerMessage = incoming;
    if (message.type === "notice") this.noticed(message);
    if (!this.concerns(message)) return;
    if (message.type === "started") this.start = undefined;
    this.count(message);
    this.settle(message);
    this.view.value = receive(this.view.value, message);
    if (message.type === "ask" || message.type === "end") this.standing(message.type);
  }

  private concerns(message: ServerMessage): boolean {
    if (message.type === "pong") return false;
    if (message.type === "problem" && message.session === undefined) return true;
    const { session } = this.view.value;
    if (message.type === "started" && session === undefined) return this.start !== undefined;
    return message.session === session;
  }

  // Only what happened counts: an `ask` can be repeated, and must not hide a notice that was lost on the way.
  private count(message: ServerMessage): void {
    switch (message.type) {
      case "saved":
      case "submitted":
      case "stopped":
      case "notice":
        this.last = Math.max(this.last, message.n);
        if (this.ready && message.type !== "notice") this.stored(message.session);
    }
  }

  private settle(message: ServerMessage): void {
    switch (message.type) {
      case "saved":
        this.unsaved = this.unsaved.filter((answer) => answer.id !== message.id);
        break;
      case "problem":
        if (message.id === undefined) {
          this.start = undefined;
          this.wanted.shift();
          if (message.code === "not_found" && !this.ready) this.unsaved = [];
        } else if (message.code === "unavailable") {
          this.cancelAgain();
          this.cancelAgain = this.world.after(again, () => this.flush());
        } else {
          this.unsaved = this.unsaved.filter((answer) => answer.id !== message.id);
          if (message.code === "conflict") this.resume(); // Answered elsewhere meanwhile: where does it stand?
        }
        break;
      case "ask":
        if (this.ready) this.done("back");
        break;
      case "review":
        this.done("review");
        break;
      case "submitted":
        this.done("submit");
        break;
      case "stopped":
        this.done("stop");
        this.unsaved = [];
        break;
    }
  }

  private done(type: Wanted["type"]): void {
    this.wanted = this.wanted.filter((known) => known.type !== type);
  }

  // The server has said where the session stands: what waits here goes out, answers first and in order.
  private standing(type: "ask" | "end"): void {
    if (!this.ready) {
      this.ready = true;
      this.flush();
      for (const message of this.wanted) this.connection.send(message);
    }
    if (this.holding || !(this.reviewNext || type === "end")) return;
    this.reviewNext = false;
    this.review();
  }

  private flush(): void {
    if (!this.ready) return;
    for (const answer of this.unsaved) this.connection.send(answer);
  }
}
