/** Errors that say what they say in both languages: `message` is English, `messageRu` beside it is Russian. */
import { said, type Said } from './said.ts'

/** An error of ours whose words are put into other messages. */
export class SaidError extends Error {
  /** The message in Russian. */
  readonly messageRu: string

  constructor({ en, ru }: Said, cause?: unknown) {
    super(en, cause === undefined ? {} : { cause })
    this.messageRu = ru
  }

  /** The message in both languages. */
  get words(): Said {
    return said(this.message, this.messageRu)
  }
}

/** `throw inBoth(new RangeError('no such day'), 'нет такого дня')`: an error of JavaScript's own classes, with Russian words beside. */
export function inBoth<E extends Error>(error: E, messageRu: string): E & { readonly messageRu: string } {
  // Not shown by `inspect`, which shows the message already.
  return Object.defineProperty(error, 'messageRu', { value: messageRu }) as E & { readonly messageRu: string }
}

/** The same of an error whose own message is Russian, as clients of 1C read it. */
export const withEnglish = <E extends Error>(error: E, english: string): E => Object.defineProperty(error, 'english', { value: english })
