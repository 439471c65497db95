/** How much of a document is read before it is refused. */
export interface XMLLimits {
  /** Deepest nesting of elements. */
  readonly depth: number
  /** Attributes of one element, namespace declarations included. */
  readonly attributes: number
  /** Characters (UTF-16 code units) of one run of text or one attribute value. */
  readonly text: number
  /** Characters (UTF-16 code units) of the document. */
  readonly total: number
}

export const defaultLimits: XMLLimits = { depth: 200, attributes: 1_000, text: 100 * 1024 * 1024, total: 200 * 1024 * 1024 }
