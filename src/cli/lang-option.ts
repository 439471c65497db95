/** `--lang` of any command, taken off the command line before it is read: help and errors of that reading are in the language, too. */
import type { Language } from '../diagnostics/print.ts'
import { said } from '../diagnostics/said.ts'
import { CommandError } from './shared/command-error.ts'

export interface SplitLanguage {
  /** `undefined` where the command line does not say. */
  readonly asked: Language | undefined
  readonly rest: readonly string[]
}

const flags = '--lang <language>'
const choices = 'en, ru'

/** The last of them counts. What follows `--` is not ours. @throws CommandError where it names no language */
export function splitLanguage(args: readonly string[]): SplitLanguage {
  const end = args.indexOf('--')
  const own = end < 0 ? args : args.slice(0, end)
  let asked: Language | undefined
  const rest: string[] = []
  for (let at = 0; at < own.length; at++) {
    const word = own[at]!
    if (word === '--lang') asked = languageNamed(own[++at])
    else if (word.startsWith('--lang=')) asked = languageNamed(word.slice('--lang='.length))
    else rest.push(word)
  }
  return { asked, rest: [...rest, ...args.slice(own.length)] }
}

function languageNamed(text: string | undefined): Language {
  if (text === 'en' || text === 'ru') return text
  throw new CommandError(
    'usage',
    text === undefined || text.startsWith('-')
      ? said(`option '${flags}' argument missing`, 'у параметра --lang <язык> нет значения')
      : said(
          `option '${flags}' argument '${text}' is invalid. Allowed choices are ${choices}.`,
          `параметр --lang <язык>: недопустимое значение «${text}». Допустимо: ${choices}.`,
        ),
  )
}

/** As programs choose the language of their messages: the first of these variables that is not empty. */
export function environmentLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name]).find((value) => value !== undefined && value !== '')
  return locale !== undefined && /^ru(?![a-z])/i.test(locale) ? 'ru' : 'en'
}
