/** The common base of the errors that this library throws: `error instanceof StandinError && error.code === 'encoding/unsupported'`. */

/** `code` stays when the text of `message` gets better; docs/errors.md lists the codes. */
export abstract class StandinError extends Error {
  /** Group and name, such as `xml/malformed`. */
  abstract readonly code: string
}
