/** What the help of a command is made of, in the language that it is asked for in. */
import type { Language } from '../../diagnostics/print.ts'
import type { SettingName } from '../../project/settings.ts'
import type { Command } from './commander.ts'
import { addSettings, keptData, setting, type Meanings, type OfCommand, type SettingOption } from './setting.ts'

/** An example of a command, and what it does. */
type Example = readonly [command: string, en: string, ru: string]

/** Makes texts and options of one language. */
export interface HelpWords {
  readonly language: Language
  readonly say: (en: string, ru: string) => string
  /** Of `[PATH...]`. */
  readonly paths: string
  /** Printed after the options. */
  readonly examples: (rows: readonly Example[]) => string
  readonly setting: (name: SettingName, of?: OfCommand) => SettingOption
  /** Adds the settings with these names, which are parted by blanks, in their order. */
  readonly settings: (command: Command, names: string) => Command
  /** `--data` of commands that work with what is kept. */
  readonly keptData: (of?: Pick<OfCommand, 'meaning' | 'needed'>) => SettingOption
}

/** `meanings`: of settings, where they are not in English. */
export function helpWords(language: Language, meanings?: Meanings): HelpWords {
  const say = (en: string, ru: string): string => (language === 'ru' ? ru : en)
  const make = (name: SettingName, of: OfCommand = {}): SettingOption => setting(name, of, language, meanings)
  return {
    language,
    say,
    paths: say(
      'folders of service modules (hs/*.ts, ws/*.ts and infobase/*.ts, .mts, .js, .mjs), 1C configurations (Designer dump or EDT '
        + 'project), WSDL documents (files, folders, http addresses); default: "services" and "wsdl"',
      'каталоги модулей сервисов (hs/*.ts, ws/*.ts и infobase/*.ts, .mts, .js, .mjs), конфигурации 1С (выгрузка из Конфигуратора или '
        + 'проект EDT), описания WSDL (файлы, каталоги, адреса http); по умолчанию "services" и "wsdl"',
    ),
    examples: (rows) =>
      printedExamples(
        say('Examples:', 'Примеры:'),
        rows.map(([command, en, ru]) => [command, say(en, ru)] as const),
      ),
    setting: make,
    settings: (command, names) => addSettings(command, names, make),
    keptData: (of = {}) =>
      keptData(make, { meaning: say('the file that keeps the data, or postgres://…', 'файл с данными или postgres://…'), ...of }),
  }
}

const printedExamples = (title: string, rows: readonly (readonly [command: string, meaning: string])[]): string => {
  const width = Math.max(...rows.map(([command]) => command.length))
  return ['', title, ...rows.map(([command, meaning]) => `  ${command.padEnd(width)}  ${meaning}`)].join('\n')
}

/** Where no language is asked for. */
export const english = helpWords('en')
