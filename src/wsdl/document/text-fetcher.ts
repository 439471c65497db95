/**
 * A fetcher of documents that are given as text, by location: for a WSDL that is given as text, and for what is stored in a configuration.
 */
import { inBoth } from '../../diagnostics/said-error.ts'
import type { Fetcher } from './fetcher.ts'

export const textFetcher =
  (documents: ReadonlyMap<string, string>): Fetcher =>
  (location) => {
    const text = documents.get(location)
    return text === undefined
      ? Promise.reject(inBoth(new Error('there is no such document'), 'такого документа нет'))
      : Promise.resolve({ bytes: new TextEncoder().encode(text), location })
  }
