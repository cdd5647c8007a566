import { get, post } from "../shared/http";
import type { AlertView, Council, Glossary, Id, Reply, SignInCode, StatementView, Told } from "../shared/protocol";
import { proved } from "./proof";
import type { SecondStep } from "./security";
import { wholeFile } from "./types";
import type { AdminWorker, Entry, Grant, Item, NewEntry, Person, Totals, WireFile, Worker, WorkerMe } from "./types";

// Encoding keeps whatever comes as an id inside its own part of the path.
const part = (id: Id) => encodeURIComponent(id);

/** Every request a desk makes. */
export const desk = {
  council: () => get<Council>("/api/v1/council"),
  me: () => get<WorkerMe>("/api/v1/me"),
  signIn: (user: string, password: string) => post<WorkerMe | SecondStep>("/api/v1/sign-in", { user, password }),
  signOut: () => post<void>("/api/v1/sign-out", {}),
  glossary: () => get<Glossary>("/api/v1/glossary"),
  inbox: () => get<{ items: Item[] }>("/api/v1/desk/inbox"),
  youngPeople: () => get<{ young_people: Person[] }>("/api/v1/desk/young-people"),
  /** What is looked for is a name: it goes into the body, for addresses are written into logs. */
  search: (q: string) => post<{ young_people: Person[] }>("/api/v1/desk/search", { q }),
  caseFile: async (youngPerson: Id) => wholeFile(await get<WireFile>(`/api/v1/desk/case-files/${part(youngPerson)}`)),
  add: (youngPerson: Id, entry: NewEntry) =>
    post<{ entry: Entry }>(`/api/v1/desk/case-files/${part(youngPerson)}/entries`, entry),
  workers: () => get<{ workers: Worker[] }>("/api/v1/desk/workers"),
  alert: (alert: Id) => get<AlertView>(`/api/v1/desk/alerts/${part(alert)}`),
  acknowledge: (alert: Id) => post<AlertView>(`/api/v1/desk/alerts/${part(alert)}/acknowledge`, {}),
  statement: (session: Id) => get<StatementView>(`/api/v1/desk/statements/${part(session)}`),
  read: (session: Id) => post<void>(`/api/v1/desk/statements/${part(session)}/read`, {}),
  reply: (session: Id, id: Id, words: string) =>
    post<Reply>(`/api/v1/desk/statements/${part(session)}/replies`, { id, words }),
  code: (youngPerson: Id) => proved(() => post<SignInCode>("/api/v1/desk/codes", { young_person: youngPerson })),
  grants: () => get<{ grants: Grant[] }>("/api/v1/desk/grants"),
  cover: (worker: Id, until: string, reason: string) => post<unknown>("/api/v1/desk/cover", { worker, until, reason }),
  agencyAccess: (youngPerson: Id, worker: Id, until: string, reason: string) =>
    proved(() => post<unknown>("/api/v1/desk/agency-access", { young_person: youngPerson, worker, until, reason })),
  endGrant: (kind: Grant["kind"], grant: Id) =>
    post<unknown>(`/api/v1/desk/${kind === "agency" ? "agency-access" : "cover"}/${part(grant)}/end`, {}),
  breakGlass: (caseNumber: string, reason: string) =>
    proved(() => post<{ young_person: Id; until: Told }>("/api/v1/desk/break-glass", { case_number: caseNumber, reason })),
  totals: () => get<Totals>("/api/v1/totals"),
  adminWorkers: () => get<{ workers: AdminWorker[] }>("/api/v1/admin/workers"),
  addWorker: (worker: { user: string; name: string; role: string; team: string; password: string }) =>
    proved(() => post<unknown>("/api/v1/admin/workers", worker)),
  setCard: (worker: Id, card: { days: number[]; phone: string; after_hours: string }) =>
    proved(() => post<unknown>(`/api/v1/admin/workers/${part(worker)}/card`, card)),
  setRole: (worker: Id, role: string) => proved(() => post<unknown>(`/api/v1/admin/workers/${part(worker)}/role`, { role })),
  deactivate: (worker: Id) => proved(() => post<unknown>(`/api/v1/admin/workers/${part(worker)}/deactivate`, {})),
};

export const statementPdf = (session: Id) => `/api/v1/desk/statements/${part(session)}.pdf`;
export const caseFilePdf = (youngPerson: Id) => `/api/v1/desk/case-files/${part(youngPerson)}.pdf`;
