/** Long values, each of other characters. */

/** V8 throws over loops of 4 to 8 million characters where it does not optimise them. */
const LENGTH = 8_000_000

export const latin = 'b9'.repeat(LENGTH / 2)
/** Two bytes each. */
export const letters = 'ж'.repeat(LENGTH)
export const digits = '7'.repeat(LENGTH)
export const blanks = ' '.repeat(LENGTH)
