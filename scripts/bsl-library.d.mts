/** The text of every list by its name, before the formatter. */
export function libraryFiles(groups: Readonly<Record<string, readonly unknown[]>>): Readonly<Record<string, string>>
