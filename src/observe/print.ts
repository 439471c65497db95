/** An observation as a line of a log for people. */
import type { Language } from '../diagnostics/print.ts'
import type { Observation } from './observation.ts'

type Printer = { readonly [Kind in Observation['kind']]: (one: Extract<Observation, { readonly kind: Kind }>) => string }

const wordsIn: Readonly<Record<Language, { left: string; exception: string; defect: string }>> = {
  en: { left: 'the client left request', exception: 'exception in request', defect: 'defect in request' },
  ru: { left: 'клиент не дождался ответа на запрос', exception: 'исключение в запросе', defect: 'дефект в запросе' },
}

/** `print` renders what was thrown, with its stack. */
export function printObservation(one: Observation, print: (error: unknown) => string, language: Language = 'en'): string {
  const words = wordsIn[language]
  const printers: Printer = {
    request: ({ method, target, status, ms, route, refusal, hint: en, hintRu }) => {
      const hint = language === 'ru' ? (hintRu ?? en) : en
      return [
        `${method} ${visible(readable(target))} ${status} ${ms.toFixed(1)}ms`,
        ...(route === undefined ? [] : [route]),
        ...(refusal === undefined ? [] : [`[${refusal}]`]),
        ...(hint === undefined ? [] : [`- ${lines(hint)}`]),
      ].join(' ')
    },
    exception: ({ id, error, text, clientLeft }) =>
      clientLeft ? `${words.left} ${id}: ${visible(text)}` : `${words.exception} ${id}: ${visible(text)}\n${print(error)}`,
    defect: ({ id, error }) => `${words.defect} ${id}\n${print(error)}`,
  }
  return (printers[one.kind] as (observation: Observation) => string)(one)
}

/** Letters beyond ASCII as they are; all else stays escaped, so that the line has no spaces and signs that the target had not. */
const readable = (target: string): string =>
  target.replaceAll(/(?:%[89a-f][\da-f])+/gi, (escaped) => {
    try {
      const text = decodeURIComponent(escaped)
      return /^[\p{L}\p{M}\p{N}]+$/u.test(text) ? text : escaped
    } catch {
      return escaped
    }
  })

/** A hint may show a place below its text: what follows the first line is indented, so that it cannot be taken for a line of its own. */
const lines = (hint: string): string => hint.split('\n').map(visible).join('\n  ')

/** A client must not be able to write its own lines, or move the cursor of the terminal that shows the log. */
const visible = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u001F\u007F-\u009F]/g, (found) => `\\x${found.charCodeAt(0).toString(16).padStart(2, '0')}`)
