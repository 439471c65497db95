export function namesPage(sources: Readonly<Record<string, unknown>>): string
