/** Commander's sentences about a wrong command line, in both languages. */
import { existsSync } from 'node:fs'
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { CommandError } from './command-error.ts'
import type { CommanderError } from './commander.ts'
import { russianTerm } from './russian-help.ts'

/** From the sentence to the Russian one. */
type Translation = readonly [sentence: RegExp, russian: (...parts: readonly string[]) => string]

/** `(Did you mean serve?)`, `(Did you mean one of --port, --part?)`. */
const near = String.raw`(?:\n\(Did you mean (?:one of )?(.*)\?\))?$`
const meant = (names: string | undefined): string => (names === undefined ? '' : `\n(возможно, имелось в виду ${names}?)`)

/** By the codes of commander. */
const translations: Readonly<Record<string, Translation>> = {
  'commander.unknownCommand': [new RegExp(`^unknown command '(.*?)'${near}`, 's'), (name, names) => `нет команды «${name}»${meant(names)}`],
  'commander.unknownOption': [new RegExp(`^unknown option '(.*?)'${near}`, 's'), (flag, names) => `нет параметра ${flag}${meant(names)}`],
  'commander.missingArgument': [/^missing required argument '(.*)'$/, (name) => `не указан обязательный аргумент ${russianTerm(name!)}`],
  'commander.optionMissingArgument': [/^option '(.*)' argument missing$/, (flags) => `у параметра ${russianTerm(flags!)} нет значения`],
  'commander.invalidArgument': [
    /^option '(.*?)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s,
    (flags, text, choices) => `параметр ${russianTerm(flags!)}: недопустимое значение «${text}». Допустимо: ${choices}.`,
  ],
  'commander.conflictingOption': [
    /^option '(.*)' cannot be used with option '(.*)'$/,
    (one, other) => `параметры ${russianTerm(one!)} и ${russianTerm(other!)} вместе не используются`,
  ],
  'commander.excessArguments': [
    /^too many arguments(?: for '(.*)')?\. Expected (\d+) arguments? but got (\d+)\.$/,
    (name, most, given) => `слишком много аргументов${name === undefined ? '' : ` у команды ${name}`}: допустимо ${most}, указано ${given}`,
  ],
}

/**
 * What is wrong with the command line, and which help to look at; `command`: the one that was meant, where it is known. `first`: the first
 * word.
 */
export const usageError = (error: CommanderError | CommandError, command: string | undefined, first?: string): CommandError =>
  new CommandError(
    'usage',
    'code' in error && error.code === 'commander.help'
      ? said('name a command; `standin --help` lists them', 'укажите команду; их перечислит `standin --help`')
      : joined([error instanceof CommandError ? said(error.message, error.messageRu) : inBoth(error, first), seeHelp(command)]),
  )

const seeHelp = (command: string | undefined): Said =>
  command === undefined
    ? said('\nstandin --help shows commands and options', '\nкоманды и параметры покажет standin --help')
    : said(`\nstandin ${command} --help shows its options`, `\nпараметры покажет standin ${command} --help`)

/** The English is commander's own. */
function inBoth({ code, message }: CommanderError, first = ''): Said {
  if (code === 'commander.unknownCommand' && existsSync(first))
    return said(
      `unknown command '${first}'; \`standin serve ${first}\` serves what is there`,
      `нет команды «${first}»; то, что там лежит, отдает \`standin serve ${first}\``,
    )
  const english = message.replace(/^error: /, '')
  const [sentence, russian] = translations[code] ?? []
  const found = sentence?.exec(english)
  return said(english, found && russian ? russian(...found.slice(1)) : english)
}
