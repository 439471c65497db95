/** Numbers with their noun. */

/** `1 template`, `2 templates`, `no templates`. */
export const countOf = (count: number, noun: string): string => `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`
