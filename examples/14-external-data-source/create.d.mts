/** Makes the database of the example in this file, in place of what is there. */
export function create(path: string): void
