/** Asks again and again until the answer is the expected one, within a deadline. */
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'

/** The last answer, whether or not it became `expected` within `milliseconds`: an assertion then shows both. */
export async function eventually<T>(ask: () => Promise<T>, expected: T, milliseconds = 60_000): Promise<T> {
  const deadline = Date.now() + milliseconds
  for (;;) {
    const answer = await ask()
    if (isDeepStrictEqual(answer, expected) || Date.now() > deadline) return answer
    await setTimeout(20)
  }
}
