/** Sample values: valid, readable, and the same each time; a stub answers with them where no answer is written. */
import { XDTOFactory } from '../factory.ts'
import { readDocument } from '../read/read.ts'
import { AnyContent, additional, type AnyElement } from '../types/any-value.ts'
import type { ContentModel, Wildcard } from '../types/content-model.ts'
import { planOf, type PlannedProperty } from '../types/object-plan.ts'
import { isObjectType, type ObjectType } from '../types/object-type.ts'
import type { XDTOPackage } from '../types/package.ts'
import type { RootProperty } from '../types/property.ts'
import { isDerivedFrom, xsiType } from '../types/substitution.ts'
import { resolved, type XDTOType } from '../types/type.ts'
import { isValueType, valueTypeChain, type ValueType } from '../types/value-type.ts'
import { xs } from '../types/xs.ts'
import { writeDocument } from '../write/write.ts'
import { samplePlatform } from './platform.ts'
import { sampleValue } from './text.ts'

/** Elements of one sample; what may be left out is left out beyond them, for schemas of the size of UBL have no end otherwise. */
const MOST_ELEMENTS = 400
/** Nesting up to which what may be left out is there. */
const DEPTH = 6
/** Elements and repeats of one sample that are required, and characters of its values: beyond them there is no sample. */
const MOST_STEPS = 10_000
const MOST_CHARACTERS = 10_000_000
/** As deep as our own reader reads. */
const MOST_DEPTH = 200

/** A required part of the type is too large to be made up. */
class TooLarge extends Error {}

/** Which of what may be left out is there, and how often what may repeat does. */
export interface SampleChoice {
  readonly optional: () => boolean
  readonly repeats: () => number
  /** Makes the values of value types. */
  readonly textOf?: TextOf
}

const everything: SampleChoice = { optional: () => true, repeats: () => 1 }

/**
 * `packages`: where types derived from an abstract one, and elements for a wildcard, are looked for. `label`: what texts say where they
 * may. `textOf` makes the values of value types, `choice` says what optional parts there are. `undefined` when the type has no finite value
 * or only very large ones, or one that keeps its patterns could not be made up.
 */
export function sampleOf(
  type: XDTOType,
  label: string,
  packages: readonly XDTOPackage[],
  textOf: TextOf = sampleValue,
  choice = everything,
): unknown {
  try {
    return new Sampler(packages, textOf, choice).value(type, label)
  } catch (error) {
    if (error instanceof TooLarge) return undefined
    throw error
  }
}

/** Makes a value of a value type; `undefined` where none could be found. */
export type TextOf = (type: ValueType, label: string) => unknown

type Target = Record<string | symbol, unknown>

class Sampler {
  readonly #packages: readonly XDTOPackage[]
  readonly #textOf: TextOf
  readonly #open: XDTOType[] = []
  readonly #concrete = new Map<ObjectType, readonly ObjectType[]>()
  #elements = 0
  #identifiers = 0
  #steps = 0
  #characters = 0
  readonly #choice: SampleChoice
  constructor(packages: readonly XDTOPackage[], textOf: TextOf, choice: SampleChoice) {
    this.#packages = packages
    this.#textOf = textOf
    this.#choice = choice
  }

  value(type: XDTOType, label: string): unknown {
    if (isValueType(type)) return this.#text(type, label)
    if (type.kind === 'any') return label
    if (!isObjectType(type)) return samplePlatform(type.name, label)
    const concrete = type.settings.abstract === true ? this.#derived(type) : type
    if (concrete === undefined || this.#open.includes(concrete)) return undefined
    if (this.#open.length >= MOST_DEPTH) throw new TooLarge()
    this.#open.push(concrete)
    const made = this.#object(concrete, label)
    this.#open.pop()
    return made === undefined || concrete === type ? made : Object.defineProperty(made, xsiType, { value: concrete, enumerable: true })
  }

  /** An xs:ID may occur once in a document. */
  #text(type: ValueType, label: string): unknown {
    const value = this.#textOf(type, valueTypeChain(type).includes(xs.ID) ? `${label}${++this.#identifiers}` : label)
    this.#characters += typeof value === 'string' || Array.isArray(value) || value instanceof Uint8Array ? value.length : 1
    if (this.#characters > MOST_CHARACTERS) throw new TooLarge()
    return value
  }

  #step(): void {
    if (++this.#steps > MOST_STEPS) throw new TooLarge()
  }

  #derived(type: ObjectType): ObjectType | undefined {
    const all = this.#packages.flatMap((one) => (this.#concrete.has(type) ? [] : [...one.types.values()]))
    const found =
      this.#concrete.get(type)
      ?? all.filter((other) => isObjectType(other)).filter((other) => other.settings.abstract !== true && isDerivedFrom(other, type))
    this.#concrete.set(type, found)
    return found.find((other) => !this.#open.includes(other))
  }

  #object(type: ObjectType, label: string): Target | undefined {
    const plan = planOf(type)
    const target: Target = {}
    for (const one of plan.attributes) {
      if (one.most === 0 || (one.least === 0 && !this.#choice.optional())) continue
      const value = this.#simple(one)
      if (value === undefined && one.least > 0) return undefined
      if (value !== undefined) put(target, one.name, value)
    }
    if (plan.text) {
      const text = this.value(plan.text.type, label)
      if (text === undefined) return undefined
      put(target, plan.text.name, text)
    }
    const elements = new Map(plan.elements.map((one) => [one.name, one]))
    const model: ContentModel = type.settings.content ?? {
      kind: 'sequence',
      least: 1,
      most: 1,
      items: plan.elements.map(({ name, least, most }) => ({ kind: 'property', name, least, most })),
    }
    if (!this.#content(model, elements, target)) return undefined
    for (const one of plan.elements) if (one.list && !Object.hasOwn(target, one.name)) put(target, one.name, [])
    return target
  }

  #simple({ type, byDefault, name }: PlannedProperty): unknown {
    if (!isValueType(type)) return undefined
    return byDefault === undefined ? this.#text(type, name) : sampleValue(fixedAt(type, byDefault), byDefault)
  }

  /** Whether what the model needs could be made; what it has made is in the target. */
  #content(model: ContentModel, elements: ReadonlyMap<string, PlannedProperty>, target: Target): boolean {
    const wanted = this.#generous && (model.least > 0 || this.#choice.optional())
    const times = Math.min(model.most, Math.max(model.least, wanted ? this.#choice.repeats() : 0))
    for (let time = 0; time < times; time++) {
      this.#step()
      const needed = time < model.least
      const before = needed ? undefined : snapshot(target)
      if (this.#once(model, elements, target)) continue
      if (before !== undefined) restore(target, before)
      return !needed
    }
    return true
  }

  get #generous(): boolean {
    return this.#elements < MOST_ELEMENTS && this.#open.length <= DEPTH
  }

  #once(model: ContentModel, elements: ReadonlyMap<string, PlannedProperty>, target: Target): boolean {
    if (model.kind === 'property') return this.#element(elements.get(model.name)!, target)
    if (model.kind === 'any') return model.least === 0 || this.#wildcard(model.wildcard, target)
    if (model.kind !== 'choice') return model.items.every((item) => this.#content(item, elements, target))
    if (model.items.length === 0) return true
    return model.items.some((item) => {
      const before = snapshot(target)
      // Of a choice one branch is to be there, though it be empty in the end.
      if (this.#once(item, elements, target) && this.#repeated(item, elements, target)) return true
      restore(target, before)
      return false
    })
  }

  #repeated(item: ContentModel, elements: ReadonlyMap<string, PlannedProperty>, target: Target): boolean {
    for (let time = 1; time < item.least; time++) {
      this.#step()
      if (!this.#once(item, elements, target)) return false
    }
    return true
  }

  #element(property: PlannedProperty, target: Target): boolean {
    this.#step()
    this.#elements++
    const value =
      property.byDefault !== undefined && isValueType(property.type) ? this.#simple(property) : this.value(property.type, property.name)
    if (value === undefined && !property.nillable) return false
    if (!property.list) put(target, property.name, value ?? null)
    else put(target, property.name, [...(Object.hasOwn(target, property.name) ? (target[property.name] as unknown[]) : []), value ?? null])
    return true
  }

  #wildcard(wildcard: Wildcard, target: Target): boolean {
    const found = this.#foreign(wildcard)
    if (found === undefined) return false
    const before = target[additional] as { elements: readonly AnyElement[] } | undefined
    target[additional] = { attributes: [], elements: [...(before?.elements ?? []), found] }
    return true
  }

  /** A global element; where none is allowed or known and the wildcard does not insist, one of no type. */
  #foreign({ namespaces, targetNamespace, processContents }: Wildcard): AnyElement | undefined {
    const words = namespaces.split(/\s\s*/).map((one) => (one === '##targetNamespace' ? targetNamespace : one === '##local' ? '' : one))
    const allowed = (namespace: string): boolean =>
      namespaces === '##any' || (namespaces === '##other' ? namespace !== targetNamespace && namespace !== '' : words.includes(namespace))
    for (const root of this.#packages.filter((one) => allowed(one.Namespace)).flatMap((one) => [...one.rootProperties.values()])) {
      const content = this.#contentOf(root)
      if (content) return { namespace: root.namespace, local: root.name, content }
    }
    if (processContents === 'strict') return undefined
    return {
      namespace: namespaces.startsWith('##any') || namespaces === '##other' ? 'urn:sample' : words[0]!,
      local: 'sample',
      content: new AnyContent(['sample']),
    }
  }

  #contentOf({ definition, name }: RootProperty): AnyContent | undefined {
    const type = definition.type && resolved(definition.type)
    const value = type === undefined || definition.settings.form === 'Attribute' ? undefined : this.value(type, name)
    if (type === undefined || value === undefined) return undefined
    const types = XDTOFactory(this.#packages)
    return readDocument(writeDocument({ namespace: '', local: name }, type, value, types, 'compact'), xs.anyType, types) as AnyContent
  }
}

/** The one value that a default gives. */
const fixedAt = (type: Parameters<typeof sampleValue>[0], text: string): typeof type => ({
  ...type,
  facets: { ...type.facets, enumeration: [text] },
})

const put = (target: Target, name: string, value: unknown): void => {
  Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true })
}

const snapshot = (target: Target): Target => Object.defineProperties({}, Object.getOwnPropertyDescriptors(target)) as Target

function restore(target: Target, before: Target): void {
  for (const key of Reflect.ownKeys(target)) delete target[key]
  Object.defineProperties(target, Object.getOwnPropertyDescriptors(before))
}
