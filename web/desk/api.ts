import { get, post } from "../shared/http";
import type {
  AlertView,
  CaseFile,
  CaseloadEntry,
  Council,
  Glossary,
  Id,
  InboxItem,
  Me,
  Reply,
  SignInCode,
  StatementView,
} from "../shared/protocol";

// Encoding keeps whatever comes as an id inside its own part of the path.
const part = (id: Id) => encodeURIComponent(id);

/** Every request a desk makes. */
export const desk = {
  council: () => get<Council>("/api/v1/council"),
  me: () => get<Me>("/api/v1/me"),
  signIn: (user: string, password: string) => post<Me>("/api/v1/sign-in", { user, password }),
  signOut: () => post<void>("/api/v1/sign-out", {}),
  glossary: () => get<Glossary>("/api/v1/glossary"),
  inbox: () => get<{ items: InboxItem[] }>("/api/v1/desk/inbox"),
  youngPeople: () => get<{ young_people: CaseloadEntry[] }>("/api/v1/desk/young-people"),
  caseFile: (youngPerson: Id) => get<CaseFile>(`/api/v1/desk/case-files/${part(youngPerson)}`),
  alert: (alert: Id) => get<AlertView>(`/api/v1/desk/alerts/${part(alert)}`),
  acknowledge: (alert: Id) => post<AlertView>(`/api/v1/desk/alerts/${part(alert)}/acknowledge`, {}),
  statement: (session: Id) => get<StatementView>(`/api/v1/desk/statements/${part(session)}`),
  read: (session: Id) => post<void>(`/api/v1/desk/statements/${part(session)}/read`, {}),
  reply: (session: Id, id: Id, words: string) =>
    post<Reply>(`/api/v1/desk/statements/${part(session)}/replies`, { id, words }),
  code: (youngPerson: Id) => post<SignInCode>("/api/v1/desk/codes", { young_person: youngPerson }),
};
