/** Options that several commands have. */
import type { Language } from '../../diagnostics/print.ts'
import type { WSDLForm } from '../../wsdl/write/write.ts'
import { Option } from './commander.ts'
import { baseOf } from './option-values.ts'

export const base = (meaning: string): Option => new Option('--base </name>', meaning).default('', 'none').argParser(baseOf)
export const vrd = (): Option =>
  new Option('--vrd <file>', 'default.vrd that says what is published where; may be repeated').argParser(collected)
export const users = (): Option => new Option('--users <file>', 'users.json: demand a name and password')
export const allowHost = (): Option =>
  new Option('--allow-host <host>', 'let WSDL documents import from this host, too (* = any); may be repeated').argParser(collected)
export const allowFolder = (): Option =>
  new Option('--allow-folder <folder>', "let local WSDL documents import from this folder (default: each document's own)")
export const collected = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value]
export const form = (flags: string): Option =>
  new Option(flags, 'how WSDLs are written: as 1C does, or schema-valid where that is not')
    .choices(['onec', 'valid'] satisfies WSDLForm[])
    .default('onec')

export const language = (): Option =>
  new Option('--lang <language>', 'language of what is found wrong').choices(['en', 'ru'] satisfies Language[]).default('en')
