import { get, post } from "../shared/http";
import type { Council, Me } from "../shared/protocol";
import type { Draft, DraftEntry, FlowView, Library, Preview, PreviewSettings, TranslationItem } from "./types";

const root = "/api/v1/studio";
// Encoding keeps whatever comes as a name inside its own part of the path.
const part = (name: string) => encodeURIComponent(name);

/** What moves a draft on from one state to the next. */
export type Move = "submit" | "take-back" | "approve" | "refuse" | "publish" | "discard";

/** Every request the studio makes. */
export const studio = {
  council: () => get<Council>("/api/v1/council"),
  me: () => get<Me>("/api/v1/me"),
  signIn: (user: string, password: string) => post<Me>("/api/v1/sign-in", { user, password }),
  signOut: () => post<void>("/api/v1/sign-out", {}),
  library: () => get<Library>(`${root}/flows`),
  flow: (flow: string) => get<FlowView>(`${root}/flows/${part(flow)}`),
  rollBack: (flow: string, version: string, reason: string) =>
    post<FlowView>(`${root}/flows/${part(flow)}/roll-back`, { version, reason }),
  drafts: () => get<{ drafts: DraftEntry[] }>(`${root}/drafts`),
  begin: (flow: string) => post<Draft>(`${root}/drafts`, { flow }),
  draft: (id: string) => get<Draft>(`${root}/drafts/${part(id)}`),
  words: (id: string, body: { hash: string; key: string; locale: string; text: string }) =>
    post<Draft>(`${root}/drafts/${part(id)}/words`, body),
  stillFits: (id: string, body: { hash: string; key: string; locale: string }) =>
    post<Draft>(`${root}/drafts/${part(id)}/still-fits`, body),
  file: (id: string, body: { hash: string; yaml: string }) => post<Draft>(`${root}/drafts/${part(id)}/yaml`, body),
  preview: (id: string, settings: PreviewSettings) => post<Preview>(`${root}/drafts/${part(id)}/preview`, settings),
  move: (id: string, move: Move, body: { hash: string; note: string }) =>
    post<Draft>(`${root}/drafts/${part(id)}/${move}`, body),
  translations: () => get<{ items: TranslationItem[] }>(`${root}/translations`),
  approveTranslation: (item: TranslationItem) =>
    post<{ items?: TranslationItem[] }>(`${root}/translations/approve`, {
      ...(item.part ? { part: item.part } : { flow: item.flow }),
      locale: item.locale,
      hash: item.hash,
    }),
};
