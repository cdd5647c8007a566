import { signal } from "@preact/signals";
import { ProblemError } from "../shared/http";
import { studio } from "./api";
import { draftLink } from "./route";
import { noteFailure, onForgotten } from "./session";
import type { Draft, DraftEntry, FlowView, Library, May, TranslationItem } from "./types";

/** What was last received; it stays while newer is on its way, or if the server is not reached. */
export const library = signal<Library | null>(null);
export const drafts = signal<DraftEntry[]>([]);
export const flowView = signal<FlowView | null>(null);
export const translations = signal<TranslationItem[] | null>(null);
export type Trouble = "none" | "not_found" | "unreached";
export const trouble = signal<Trouble>("none");

export const may = (): May => library.value?.may ?? { author: false, approve: false };

export function troubleOf(error: unknown): Trouble {
  if (noteFailure(error)) return "none";
  return error instanceof ProblemError && [403, 404].includes(error.status) ? "not_found" : "unreached";
}

async function asking(work: () => Promise<void>): Promise<void> {
  try {
    await work();
    trouble.value = "none";
  } catch (error) {
    trouble.value = troubleOf(error);
  }
}

export const loadLibrary = () =>
  asking(async () => {
    const [known, open] = await Promise.all([studio.library(), studio.drafts()]);
    library.value = known;
    drafts.value = open.drafts;
  });

export const loadFlow = (flow: string) =>
  asking(async () => {
    if (flowView.value?.flow !== flow) flowView.value = null;
    flowView.value = await studio.flow(flow);
  });

export const loadTranslations = () =>
  asking(async () => {
    translations.value = (await studio.translations()).items;
  });

function idIn(body: unknown): string | undefined {
  const { draft, id } = (body ?? {}) as { draft?: Draft; id?: string };
  return draft?.id ?? id;
}

/** Begins a draft, or goes on with the one somebody has begun. Its address; throws what the server said. */
export async function beginDraft(flow: string): Promise<string> {
  try {
    const id = idIn(await studio.begin(flow));
    return draftLink(id ?? "");
  } catch (error) {
    const open = error instanceof ProblemError && error.status === 409 ? idIn(error.body) : undefined;
    if (open === undefined) throw error;
    return draftLink(open);
  }
}

onForgotten(() => {
  library.value = null;
  drafts.value = [];
  flowView.value = null;
  translations.value = null;
  trouble.value = "none";
});
