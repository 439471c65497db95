/** A stub file as text: the header by which editors know the keys, what it is about, and the stubs with their comments. */
import { relative } from 'node:path'
import { printYAML } from '../../standin/reading/yaml.ts'

/** A stub as it is written; `note`: a comment above it. */
export interface WrittenStub {
  readonly stub: Readonly<Record<string, unknown>>
  readonly note?: string
  /** The stub where that one cannot be read. */
  readonly instead?: () => WrittenStub['stub'] | undefined
}

export interface WrittenFile {
  /** Without the extension. */
  readonly name: string
  readonly service: string
  /** Comments under the header, a line each. */
  readonly about: readonly string[]
  readonly stubs: readonly WrittenStub[]
}

/** `folder`: that of the file, from the working directory. */
export function stubFileText({ service, about, stubs }: WrittenFile, folder: string): string {
  const schema = relative(folder, 'node_modules/onec-standin/schema/stub.schema.json').replaceAll('\\', '/')
  const head = [`# yaml-language-server: $schema=${schema.startsWith('.') ? schema : `./${schema}`}`, ...about.map((line) => `# ${line}`)]
  const items = stubs.map(({ stub, note }) => {
    const lines = printYAML(stub).trimEnd().split('\n')
    return [...(note === undefined ? [] : [`  # ${note}`]), ...lines.map((line, at) => `${at === 0 ? '  - ' : '    '}${line}`)].join('\n')
  })
  return `${[...head, `service: ${service}`, 'stubs:', ...items].join('\n')}\n`
}
