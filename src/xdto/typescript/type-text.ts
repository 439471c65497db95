/** TypeScript modules of packages, for `standin import`: a module a package, whose exports are the descriptors and their value types. */
import { circlesOf, definitionsOf, isRoot, usesOf, type Definition } from '../package-file/type-graph.ts'
import type { XDTOPackage } from '../types/package.ts'
import type { RootProperty } from '../types/property.ts'
import type { XDTOType } from '../types/type.ts'
import { definitionText } from './type-module.ts'
import { literal, settingsText, takeIdentifier } from './type-names.ts'

export interface NamedPackage {
  /** Name of the metadata object: the module is called so. */
  readonly name: string
  readonly package: XDTOPackage
}

export interface TypeModule {
  /** File name without a folder: `<name>.ts`. */
  readonly file: string
  readonly text: string
  /** Under which name the package is exported. */
  readonly self: string
  /** Under which name each definition is exported. */
  readonly identifiers: ReadonlyMap<XDTOType | RootProperty, string>
}

/** What a module may import, with the text by which it shows that it does. */
const imported = {
  XDTOPackage: 'XDTOPackage(',
  additional: '[additional]',
  property: 'property(',
  reference: 'reference(',
  sequence: '[sequence]',
  v8: 'v8.',
  xs: 'xs.',
}
const importedTypes = {
  Additional: 'Additional\n',
  ObjectType: 'ObjectType<',
  SequenceItem: 'SequenceItem[]',
  ValueType: 'ValueType<',
  XDTOValue: 'XDTOValue<typeof',
}

/** Modules that import each other by file name; `from` is where the descriptors' functions come from. */
export function typeModules(packages: readonly NamedPackage[], from = 'onec-standin'): TypeModule[] {
  const all = packages.flatMap((one) => definitionsOf(one.package))
  const owner = new Map<unknown, NamedPackage>(
    packages.flatMap((one) => definitionsOf(one.package).map((definition) => [definition, one] as const)),
  )
  const uses = new Map(all.map((one) => [one, [...usesOf(one)].filter((used): used is Definition => owner.has(used))]))
  const groups = circlesOf(all, (one) => uses.get(one)!)
  const circle = new Map(groups.flatMap((group, at) => group.map((one) => [one as unknown, at] as const)))
  const packageUses = new Map(
    packages.map((one) => [
      one,
      new Set(
        definitionsOf(one.package)
          .flatMap((definition) => uses.get(definition)!)
          .map((used) => owner.get(used)!),
      ),
    ]),
  )
  const packageCircle = new Map(
    circlesOf(packages, (one) => packageUses.get(one)!).flatMap((group, at) => group.map((one) => [one, at] as const)),
  )
  const identifiers = identifiersOf(packages)
  const order = groups.flat()
  return packages.map((one) =>
    moduleText(one, from, {
      order: order.filter((definition) => owner.get(definition) === one),
      circular: (definition) => groups[circle.get(definition)!]!.length > 1 || uses.get(definition)!.includes(definition),
      sameCircle: (a, b) =>
        circle.get(a) === circle.get(b)
        || (owner.get(a) !== owner.get(b) && packageCircle.get(owner.get(a)!) === packageCircle.get(owner.get(b)!)),
      owner: (definition) => owner.get(definition),
      imports: [...packageUses.get(one)!].filter((other) => other !== one),
      identifiers,
    }),
  )
}

interface Plan {
  readonly order: readonly Definition[]
  circular(one: Definition): boolean
  sameCircle(a: Definition, b: XDTOType | RootProperty): boolean
  owner(one: XDTOType | RootProperty): NamedPackage | undefined
  readonly imports: readonly NamedPackage[]
  readonly identifiers: ReadonlyMap<NamedPackage, Identifiers>
}

interface Identifiers {
  readonly self: string
  readonly aliases: ReadonlyMap<NamedPackage, string>
  readonly definitions: ReadonlyMap<Definition, string>
}

/** Types take their own names first; root properties, which often share them, step aside. */
function identifiersOf(packages: readonly NamedPackage[]): Map<NamedPackage, Identifiers> {
  return new Map(
    packages.map((one) => {
      const taken = new Set([...Object.keys(imported), ...Object.keys(importedTypes)])
      const definitions = new Map<Definition, string>()
      const all = definitionsOf(one.package)
      for (const definition of all) if (!isRoot(definition)) definitions.set(definition, takeIdentifier(definition.name, taken))
      for (const definition of all) {
        if (isRoot(definition))
          definitions.set(definition, takeIdentifier(taken.has(definition.name) ? `${definition.name}Property` : definition.name, taken))
      }
      const self = takeIdentifier(taken.has(one.name) ? `${one.name}Package` : one.name, taken)
      const aliases = new Map(packages.filter((other) => other !== one).map((other) => [other, takeIdentifier(other.name, taken)] as const))
      return [one, { self, aliases, definitions }]
    }),
  )
}

function moduleText(one: NamedPackage, from: string, plan: Plan): TypeModule {
  const own = plan.identifiers.get(one)!
  const name = (definition: XDTOType | RootProperty): string | undefined => {
    const owner = plan.owner(definition)
    const identifier = owner && plan.identifiers.get(owner)!.definitions.get(definition as Definition)
    return owner === undefined || identifier === undefined
      ? undefined
      : owner === one
        ? identifier
        : `${own.aliases.get(owner)!}.${identifier}`
  }
  const names = { self: own.self, name, circular: plan.circular, later: plan.sameCircle }
  const body = plan.order.map((definition) => definitionText(definition, own.definitions.get(definition)!, names)).join('\n')
  const { Namespace, elementFormQualified, attributeFormQualified, Dependencies } = one.package
  const settings = settingsText({
    Namespace,
    elementFormQualified,
    attributeFormQualified,
    Dependencies: Dependencies?.length ? Dependencies : undefined,
  })
  const code = `${own.self} = XDTOPackage()\n${withoutTexts(body)}`
  const used = (table: Readonly<Record<string, string>>): string =>
    Object.keys(table)
      .filter((word) => new RegExp(`(?<![\\p{ID_Continue}$.])${table[word]!.replace(/[[\](.]/g, '\\$&')}`, 'u').test(code))
      .join(', ')
  const types = used(importedTypes)
  const head = [
    `/** Types of the XDTO package ${one.name}: ${Namespace.replaceAll('*/', '* /')} */`,
    `import { ${used(imported)} } from ${literal(from)}`,
    ...(types === '' ? [] : [`import type { ${types} } from ${literal(from)}`]),
    ...plan.imports.map((other) => `import * as ${own.aliases.get(other)!} from ${literal(`./${other.name}.ts`)}`),
  ].join('\n')
  return {
    file: `${one.name}.ts`,
    self: own.self,
    identifiers: own.definitions,
    text: `${head}\n\nexport const ${own.self} = XDTOPackage(${settings})\n\n${body}`,
  }
}

/** What is escaped goes first: then each text ends at the next apostrophe. */
const withoutTexts = (code: string): string => code.replace(/\\./g, '').replace(/'[^']*'/g, '')
