/** How a diagnostic looks to a person (line and caret) and to a machine (one JSON object a line). */
import type { Diagnostic, Severity } from './diagnostic.ts'
import type { Location } from './location.ts'

export type Language = 'en' | 'ru'

/** How serious a diagnostic is, in a word. */
export const severities: Readonly<Record<Language, Readonly<Record<Severity, string>>>> = {
  en: { error: 'error', warning: 'warning', note: 'note' },
  ru: { error: 'ошибка', warning: 'предупреждение', note: 'замечание' },
}

/** `file:line:column: error: message [code]`, then the line with a caret where its text is known, then related places. */
export function printDiagnostic(one: Diagnostic, language: Language = 'en'): string {
  const place = one.location ? `${one.location.file}:${one.location.line}:${one.location.column}: ` : ''
  const said = [language === 'ru' ? one.messageRu : one.message, language === 'ru' ? one.detailRu : one.detail]
    .filter((words) => words !== undefined && words !== '')
    .join(': ')
  const related = (one.related ?? []).map(
    (other) =>
      `  ${other.location.file}:${other.location.line}:${other.location.column}: ${language === 'ru' ? other.messageRu : other.message}`,
  )
  return [
    `${place}${severities[language][one.severity]}: ${said} [${one.code}]`,
    ...(one.location ? codeFrame(one.location) : []),
    ...related,
  ].join('\n')
}

/** The two lines of a code frame, or none when the text of the line is not known. */
export function codeFrame(location: Location): string[] {
  if (location.text === undefined) return []
  const gutter = String(location.line)
  const { text, column } = shownPart(location.text, location.column)
  const before = text.slice(0, column - 1).replace(/[^\t]/g, ' ')
  const caret = '^'.repeat(Math.max(1, Math.min(location.length ?? 1, text.length - column + 1)))
  return [`  ${gutter} | ${text}`, `  ${' '.repeat(gutter.length)} | ${before}${caret}`]
}

/** Characters of a line that a frame shows: a minified module or a configuration may be one line. */
const SHOWN = 160

/** The part of a long line round the column, with `…` where it was cut. */
function shownPart(text: string, column: number): { readonly text: string; readonly column: number } {
  if (text.length <= SHOWN) return { text, column }
  const start = Math.max(0, Math.min(column - 1 - SHOWN / 2, text.length - SHOWN))
  const [lead, trail] = [start > 0 ? '…' : '', start + SHOWN < text.length ? '…' : '']
  return { text: `${lead}${text.slice(start, start + SHOWN)}${trail}`, column: column - start + lead.length }
}

/**
 * The machine form: `{file, line, column, code, severity, message, messageRu, detail?, detailRu?, related?}`; keys that the diagnostic's
 * kind adds come before `message`.
 */
export function diagnosticToJSON(one: Diagnostic): string {
  const { location, related, code, severity, message, messageRu, detail, detailRu, ...more } = one
  return JSON.stringify({
    file: location?.file ?? null,
    line: location?.line ?? null,
    column: location?.column ?? null,
    code,
    severity,
    ...more,
    message,
    messageRu,
    detail,
    detailRu,
    ...(related && {
      related: related.map((other) => ({
        file: other.location.file,
        line: other.location.line,
        column: other.location.column,
        message: other.message,
        messageRu: other.messageRu,
      })),
    }),
  })
}
