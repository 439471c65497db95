/** Diagnostics as one text: place and message of each. */
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'

export const inEnglish = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map(({ location, message }) => `${location === undefined ? '' : `${location.file}:${location.line}:${location.column}: `}${message}`)
    .join('\n')
