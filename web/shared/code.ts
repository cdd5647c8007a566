/** What was typed or pasted, as the adviser's screen shows it: K7QM-2XHD. */
export function tidyCode(typed: string): string {
  const signs = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .slice(0, 8);
  return signs.length > 4 ? `${signs.slice(0, 4)}-${signs.slice(4)}` : signs;
}

/** What somebody typed before the script of the page had come. */
export function typedCode(): string {
  return (document.getElementById("code") as HTMLInputElement | null)?.value ?? "";
}
