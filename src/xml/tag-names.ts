/**
 * The meaning of the attributes of one start tag (Namespaces in XML 1.0): prefixes they declare, and names of the others; the tag's own
 * declarations come first.
 */
import { said } from '../diagnostics/said.ts'
import type { AttributeReader } from './attributes.ts'
import { refuse } from './error.ts'
import { declarationFault, type PrefixScope } from './scope.ts'

/** An attribute that is not a namespace declaration. */
export interface XMLAttribute {
  readonly prefix: string
  readonly local: string
  /** `''` for none: the default namespace is not that of attributes. */
  readonly namespace: string
  readonly value: string
}

/** A namespace declaration: `xmlns:prefix="namespace"`, or `xmlns="namespace"` with the prefix `''`. */
export interface XMLDeclaration {
  readonly prefix: string
  readonly namespace: string
}

/** From so many attributes on, doubles are looked for in a set. */
const MANY = 8

/** What the prefix means; refuses the document at `at` where it means nothing. */
export function boundNamespace(scope: PrefixScope, prefix: string, source: string, at: number): string {
  return scope.resolve(prefix) ?? refuse(source, at, said(`the prefix "${prefix}" is not declared`, `префикс «${prefix}» не объявлен`))
}

/** Takes the tag's namespace declarations into scope. */
export function declarePrefixes(tag: AttributeReader, scope: PrefixScope, source: string): XMLDeclaration[] {
  const { names, values, offsets, count } = tag
  const made: XMLDeclaration[] = []
  const met = count > MANY ? new Set<string>() : undefined
  for (let index = 0; index < count; index++) {
    const prefix = names[index]!.declares
    if (prefix === undefined) continue
    const namespace = values[index]!
    const double = met === undefined ? made.some((one) => one.prefix === prefix) : met.size === met.add(prefix).size
    const fault = double
      ? said(`the prefix "${prefix}" is declared twice`, `префикс «${prefix}» объявлен дважды`)
      : declarationFault(prefix, namespace)
    if (fault !== undefined) refuse(source, offsets[index]!, fault)
    made.push({ prefix, namespace })
    scope.declare(prefix, namespace)
  }
  return made
}

/** The tag's other attributes with their namespaces; no two may have one name. */
export function resolveAttributes(tag: AttributeReader, scope: PrefixScope, source: string): XMLAttribute[] {
  const { names, values, offsets, count } = tag
  const made: XMLAttribute[] = []
  const met = count > MANY ? new Set<string>() : undefined
  for (let index = 0; index < count; index++) {
    const { prefix, local, declares } = names[index]!
    if (declares !== undefined) continue
    const namespace = prefix === '' ? '' : boundNamespace(scope, prefix, source, offsets[index]!)
    const double =
      met === undefined
        ? made.some((one) => one.local === local && one.namespace === namespace)
        : met.size === met.add(`${local} ${namespace}`).size
    if (double)
      refuse(
        source,
        offsets[index]!,
        said(
          `the attribute "${local}"${namespace === '' ? '' : ` of namespace "${namespace}"`} is there twice`,
          `атрибут «${local}»${namespace === '' ? '' : ` пространства имён «${namespace}»`} указан дважды`,
        ),
      )
    made.push({ prefix, local, namespace, value: values[index]! })
  }
  return made
}
