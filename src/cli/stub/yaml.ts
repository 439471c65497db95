/** A stub file as text: the header by which editors know the keys, what it is about, and the stubs with their comments. */
import { relative } from 'node:path'
import type { Language } from '../../diagnostics/print.ts'
import type { Said } from '../../diagnostics/said.ts'
import { printYAML } from '../../standin/reading/yaml.ts'

/** A stub as it is written; `note`: a comment above it. */
export interface WrittenStub {
  readonly stub: Readonly<Record<string, unknown>>
  readonly note?: Said
  /** The stub where that one cannot be read. */
  readonly instead?: () => WrittenStub['stub'] | undefined
}

export interface WrittenFile {
  /** Without the extension. */
  readonly name: string
  readonly service: string
  /** Comments under the header, a line each. */
  readonly about: readonly Said[]
  readonly stubs: readonly WrittenStub[]
}

/** `folder`: that of the file, from the working directory; `language`: of the comments. */
export function stubFileText({ service, about, stubs }: WrittenFile, folder: string, language: Language): string {
  const schema = relative(folder, 'node_modules/onec-standin/schema/stub.schema.json').replaceAll('\\', '/')
  const head = [
    `# yaml-language-server: $schema=${schema.startsWith('.') ? schema : `./${schema}`}`,
    ...about.map((line) => `# ${line[language]}`),
  ]
  const items = stubs.map(({ stub, note }) => {
    const lines = printYAML(stub).trimEnd().split('\n')
    return [
      ...(note === undefined ? [] : [`  # ${note[language]}`]),
      ...lines.map((line, at) => `${at === 0 ? '  - ' : '    '}${line}`),
    ].join('\n')
  })
  return `${[...head, `service: ${service}`, 'stubs:', ...items].join('\n')}\n`
}
