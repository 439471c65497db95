/** The texts of queries that HTTP handlers reach: literals in their own modules and in the modules that they call. */
import { walkStatements } from '../../src/bsl/bind/walk.ts'
import type { Expression, Method } from '../../src/bsl/syntax/ast.ts'
import { parseModule } from '../../src/bsl/syntax/module.ts'
import { nodeFiles } from '../../src/host/machine/files.ts'
import { dataKinds } from '../../src/infobase/definition/data-kinds.ts'
import { readConfiguration } from '../../src/metadata/configuration.ts'
import { commonModules } from '../../src/metadata/format/common-modules.ts'
import { objectModuleFile } from '../../src/metadata/format/object-modules.ts'
import type { ConfigurationRoot } from '../../src/metadata/format/recognise.ts'
import { folderNames } from '../../src/names/members.ts'

export interface QueryText {
  readonly text: string
  /** Path of the module. */
  readonly file: string
  readonly line: number
  /** It goes on with what is known at run time only. */
  readonly isPart: boolean
}

/** `Справочники` and `Catalogs`, in small letters, by the kind of object. */
const kinds = new Map(
  Object.entries(dataKinds).flatMap(([kind, folder]) => [
    [folder.toLowerCase(), kind] as const,
    ...Object.entries(folderNames).flatMap(([russian, english]) => (english === folder ? [[russian.toLowerCase(), kind] as const] : [])),
  ]),
)

/** Of each root; a text that is met twice counts once. */
export function queryTexts(root: ConfigurationRoot): { readonly handlers: number; readonly texts: readonly QueryText[] } {
  const reach = new Reach(root)
  let handlers = 0
  for (const { URLTemplates } of readConfiguration(nodeFiles, root).httpServices)
    for (const { Methods } of URLTemplates)
      for (const { Handler, module } of Methods) if (Handler !== '' && reach.method(module, Handler.toLowerCase())) handlers++
  return { handlers, texts: [...reach.texts.values()] }
}

class Reach {
  readonly texts = new Map<string, QueryText>()
  readonly #root: ConfigurationRoot
  readonly #common: ReadonlyMap<string, string>
  readonly #modules = new Map<string, ReadonlyMap<string, Method>>()
  readonly #seen = new Set<Method>()

  constructor(root: ConfigurationRoot) {
    this.#root = root
    this.#common = new Map(commonModules(nodeFiles, root).map(({ name, file }) => [name.toLowerCase(), file]))
  }

  method(file: string, folded: string): boolean {
    const found = this.#methodsOf(file).get(folded)
    if (found === undefined || this.#seen.has(found)) return found !== undefined
    this.#seen.add(found)
    const taken = new Set<Expression>()
    walkStatements(found.body, { expression: (node) => this.#expression(node, file, taken) })
    return true
  }

  #methodsOf(file: string): ReadonlyMap<string, Method> {
    let found = this.#modules.get(file)
    if (found === undefined) {
      const bytes = nodeFiles.read(file)
      const methods = bytes === undefined ? [] : parseModule(new TextDecoder().decode(bytes).replace(/^\ufeff/, '')).tree.methods
      this.#modules.set(file, (found = new Map(methods.map((one) => [one.name.toLowerCase(), one]))))
    }
    return found
  }

  #expression(node: Expression, file: string, taken: Set<Expression>): void {
    if (node.kind === 'call') this.method(file, node.name.toLowerCase())
    else if (node.kind === 'method') this.#foreign(node.object, node.name.toLowerCase())
    else if (!taken.has(node)) this.#text(node, file, taken)
  }

  /** `ОбщегоНазначения.Имя(…)`, `Справочники.Товары.Имя(…)`. */
  #foreign(object: Expression, folded: string): void {
    if (object.kind === 'name') {
      const file = this.#common.get(object.name.toLowerCase())
      if (file !== undefined) this.method(file, folded)
      return
    }
    if (object.kind !== 'property' || object.object.kind !== 'name') return
    const kind = kinds.get(object.object.name.toLowerCase())
    const file = kind === undefined ? undefined : objectModuleFile(nodeFiles, this.#root, `${kind}.${object.name}`, 'Manager')
    if (file !== undefined) this.method(file, folded)
  }

  /** A literal, or literals that are added to each other. */
  #text(node: Expression, file: string, taken: Set<Expression>): void {
    if (node.kind !== 'text' && (node.kind !== 'binary' || node.operator !== '+')) return
    const parts = partsOf(node, taken)
    const [first] = parts
    if (first?.kind !== 'text' || !isQuery(first.value)) return
    const end = parts.findIndex((one) => one.kind !== 'text')
    const whole = parts.slice(0, end < 0 ? undefined : end)
    const text = whole.map((one) => (one.kind === 'text' ? one.value : '')).join('')
    const key = text.replace(/\s+/g, ' ').trim()
    if (!this.texts.has(key)) this.texts.set(key, { text, file, line: node.line, isPart: end >= 0 })
  }
}

function partsOf(node: Expression, taken: Set<Expression>): readonly Expression[] {
  taken.add(node)
  return node.kind === 'binary' && node.operator === '+' ? [...partsOf(node.left, taken), ...partsOf(node.right, taken)] : [node]
}

const isQuery = (text: string): boolean => /^(?:\s|\/\/[^\n]*\n)*(?:ВЫБРАТЬ|SELECT)\s/iu.test(text)
