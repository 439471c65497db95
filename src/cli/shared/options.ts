/** Options that several commands have. */
import type { Language } from '../../diagnostics/print.ts'
import type { OnChange } from '../../infobase/store/kept-model.ts'
import type { MTOMAnswers } from '../../ws/call/settings.ts'
import type { WSDLForm } from '../../wsdl/write/write.ts'
import { Option } from './commander.ts'
import { baseOf, odataOf, originOf, schemaOf } from './option-values.ts'

export const base = (meaning: string): Option => new Option('--base </name>', meaning).default('', 'none').argParser(baseOf)
export const vrd = (): Option =>
  new Option('--vrd <file>', 'default.vrd with the published services and their addresses; may be repeated').argParser(collected)
export const users = (): Option => new Option('--users <file>', 'users.json: require a name and password')
export const settings = (): Option =>
  new Option('--settings <module>', 'module with settings that are code: session parameters, transactions (docs/sessions.md)')
export const mtom = (): Option =>
  new Option('--mtom <when>', 'answers of Web services with binary parts: to who asks for them (the default), always, or never').choices([
    'asked',
    'always',
    'never',
  ] satisfies MTOMAnswers[])
export const allowHost = (): Option =>
  new Option('--allow-host <host>', 'allow WSDL documents to import from this host, too (* = any); may be repeated').argParser(collected)
export const allowFolder = (): Option =>
  new Option('--allow-folder <folder>', "allow local WSDL documents to import from this folder (default: each document's own)")
export const schema = (): Option =>
  new Option('--schema <namespace=file>', 'read this file for imports of the namespace in WSDL documents; may be repeated').argParser(
    schemaOf,
  )
export const lenient = (): Option => new Option('--lenient', 'serve what is sound of a WSDL document with errors, which 1C refuses whole')
export const collected = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value]
export const cors = (): Option =>
  new Option(
    '--cors <origin>',
    'let browsers call from pages of this origin, for example https://shop.example (* = any); may be repeated',
  ).argParser(originOf)
export const secret = (): Option =>
  new Option('--secret <name>', 'an option, key, element or header that is never recorded or shown; may be repeated').argParser(collected)
export const form = (flags: string): Option =>
  new Option(flags, 'form of WSDL documents: as 1C writes them, or schema-valid')
    .choices(['onec', 'valid'] satisfies WSDLForm[])
    .default('onec')

export const language = (): Option =>
  new Option('--lang <language>', 'language of diagnostics').choices(['en', 'ru'] satisfies Language[]).default('en')

export const fixtureData = (): Option =>
  new Option(
    '--data <file>',
    'the file or PostgreSQL database (postgres://…) that keeps the data, or a fixture (YAML, JSON) that it begins with',
  )

export const dataOnChange = (): Option =>
  new Option(
    '--data-on-change <what>',
    'what to do when the configuration has changed and data of the file would be lost (default: refuse)',
  ).choices(['refuse', 'migrate', 'recreate'] satisfies OnChange[])

export const odata = (): Option =>
  new Option(
    '--odata <settings>',
    'settings of the standard OData interface by commas: off, strict, verbose, locking, inlinecount, en',
  ).argParser(odataOf)
