/** A state machine that reads an object type: attributes, then elements in their order, each straight into its place in the value. */
import { said, type Said } from '../../diagnostics/said.ts'
import { END, TEXT } from '../../xml/pull.ts'
import { additional, sequence, type AnyElement, type SequenceItem } from '../types/any-value.ts'
import { ChildrenInOrder, childrenOf, counted, CountedChildren, fit } from '../types/content-model.ts'
import { DEPTH_LIMIT } from '../types/fault.ts'
import { planOf, type ObjectPlan, type PlannedProperty } from '../types/object-plan.ts'
import type { ObjectType } from '../types/object-type.ts'
import { textCodec, type TextCodec } from '../types/text-codec.ts'
import { typeName, XSI, type XDTOType } from '../types/type.ts'
import { isValueType } from '../types/value-type.ts'
import { anyElement } from './any.ts'
import { checkFixed, put, readAttributes, type Target } from './attributes.ts'
import { expectedInstead, tooFew, tooLate } from './faults.ts'
import { knownTagsOf, learnTag, type KnownTags } from './known-tags.ts'
import { rowsLike, type RowRun } from './rows.ts'
import { isBlank, unexpectedText, type ReadSession } from './session.ts'

/** So many properties are tried by their known tags before an element is read the general way. */
const TRIES = 3

/** Rows that are read before the next are taken to be like them. */
const FEW_ROWS = 8

type ElementReader = (session: ReadSession, declared: XDTOType, nillable?: boolean, whenEmpty?: string) => unknown

export function objectReader(type: ObjectType, readElement: ElementReader): (session: ReadSession) => unknown {
  let plan: ObjectPlan | undefined
  let known: KnownTags | undefined
  return (session) => {
    if (plan === undefined) {
      plan = planOf(type)
      known = knownTagsOf(type)
    }
    const target: Target = {}
    const faults = session.trail.faults.length
    readAttributes(session, plan, target)
    if (plan.text) readText(session, plan.text, target)
    else new ContentReading(session, plan, target, type, readElement, session.stepwise ? undefined : known).read()
    return session.trail.faults.length === faults ? target : undefined
  }
}

function readText(session: ReadSession, property: PlannedProperty, target: Target): void {
  if (!isValueType(property.type)) {
    session.skip()
    return session.fault(
      said(`a text cannot have a value of ${typeName(property.type)}`, `текст не может быть значением ${typeName(property.type, 'ru')}`),
    )
  }
  const value = session.value(textCodec(property.type))
  if (value !== undefined) put(target, property, value)
}

/** One object's elements being read: where in the order of properties it is, and what has come so far. */
class ContentReading {
  readonly #session: ReadSession
  readonly #plan: ObjectPlan
  readonly #target: Target
  readonly #type: ObjectType
  readonly #readElement: ElementReader
  readonly #counts: number[]
  readonly #items: SequenceItem[] | undefined
  #extra: AnyElement[] | undefined
  #position = 0
  readonly #before: number
  readonly #known: KnownTags | undefined
  /** A list of which some rows have been read, and the property that it is. */
  #rows: RowRun | undefined
  #rowsAt = 0

  constructor(
    session: ReadSession,
    plan: ObjectPlan,
    target: Target,
    type: ObjectType,
    readElement: ElementReader,
    known: KnownTags | undefined,
  ) {
    this.#known = known
    this.#session = session
    this.#before = session.trail.faults.length
    this.#plan = plan
    this.#target = target
    this.#type = type
    this.#readElement = readElement
    this.#counts = plan.elements.map(() => 0)
    this.#items = plan.sequenced ? [] : undefined
  }

  read(): void {
    const session = this.#session
    const plan = this.#plan
    const target = this.#target
    const reader = session.reader
    const known = this.#known
    for (;;) {
      if (this.#rows !== undefined) this.#readRows(this.#rows)
      if (known !== undefined) this.#leaves(known)
      const event = reader.next()
      if (event === END) break
      if (event === TEXT) this.#text(reader.text)
      else this.#element(reader.namespace, reader.local)
    }
    for (let at = 0; at < plan.elements.length; at++) {
      const property = plan.elements[at]!
      if (this.#counts[at]! < property.least) this.#missing(property, this.#counts[at]!)
      if (property.list && this.#counts[at] === 0) put(target, property, [])
    }
    if (this.#items && this.#items.length > 0) target[sequence] = this.#items
    this.#together()
    if (this.#extra) target[additional] = { attributes: [], ...(target[additional] as object | undefined), elements: this.#extra }
  }

  /** Rows that come next and are written as those before them. */
  #readRows(rows: RowRun): void {
    const at = this.#rowsAt
    const property = this.#plan.elements[at]!
    if (at !== this.#position || this.#session.reader.depth + 1 >= DEPTH_LIMIT) return
    this.#counts[at]! += rows.read(this.#target[property.name] as unknown[], property.most - this.#counts[at]!)
  }

  /** Elements of text that come next and are written as their kind was last; whatever else comes is left as it is. */
  #leaves({ leaves, codecs, bare }: KnownTags): void {
    const { reader } = this.#session
    const { elements } = this.#plan
    const counts = this.#counts
    if (reader.depth >= DEPTH_LIMIT) return
    let prefix: string | undefined
    let namespace: string | undefined
    let tries = TRIES
    for (let at = this.#position; at < elements.length && tries > 0;) {
      const property = elements[at]!
      const leaf = leaves[at]
      if (leaf === undefined || counts[at]! >= property.most) {
        if (leaf === undefined && counts[at]! < property.most) tries--
        at++
        continue
      }
      if (leaf.prefix !== prefix || property.namespace !== namespace) {
        if (reader.resolve(leaf.prefix) !== property.namespace) return
        prefix = leaf.prefix
        namespace = property.namespace
      }
      const nil = property.nillable && leaf.nil !== undefined && reader.resolve(leaf.nilPrefix) === XSI ? leaf.nil : undefined
      const text = reader.leaf(leaf, nil)
      if (text === undefined) {
        tries--
        at++
        continue
      }
      this.#leaf(property, at, bare[at]! ? undefined : codecs[at], text)
      this.#position = at
      tries = TRIES
    }
  }

  /** The value of an element that was met: its text, what the text says, or none. */
  #leaf(property: PlannedProperty, at: number, codec: TextCodec | undefined, text: string | null): void {
    const session = this.#session
    const { list } = property
    const index = this.#counts[at]!++
    if (list && index === 0) put(this.#target, property, [])
    session.trail.enter(property.name, list ? index : -1)
    const value = text === null || codec === undefined ? text : codec.read(text, session)
    if (value !== undefined) this.#keep(property, value)
    session.trail.leave()
  }

  #keep(property: PlannedProperty, value: unknown): void {
    if (property.list) (this.#target[property.name] as unknown[]).push(value)
    else put(this.#target, property, value)
  }

  /** Choices and repeated groups, where nothing else is wrong. */
  #together(): void {
    const { content } = this.#type.settings
    if (content === undefined || this.#session.trail.faults.length > this.#before) return
    const children = this.#items
      ? childrenOf(this.#items)
      : this.#counts.flatMap((count, at) => Array.from({ length: count }, () => this.#plan.elements[at]!.name))
    const trouble = fit(
      content,
      this.#plan.ordered || this.#items
        ? new ChildrenInOrder(this.#items ? children : [...children, ...(this.#extra ?? []).map(() => undefined)])
        : new CountedChildren(counted(children)),
    )
    if (trouble !== undefined) this.#session.fault(trouble)
  }

  #text(text: string): void {
    if (this.#plan.mixed) this.#items!.push(text)
    else if (!isBlank(text)) this.#session.fault(unexpectedText(text.trim(), this.#elementsOnly()))
  }

  #elementsOnly(): Said {
    const name = typeName(this.#type)
    return said(`${name} allows elements only`, `в ${name} допустимы только элементы`)
  }

  #element(namespace: string, local: string): void {
    const { elements } = this.#plan
    let at = this.#position
    while (at < elements.length && (elements[at]!.local !== local || elements[at]!.namespace !== namespace)) at++
    if (at < elements.length) {
      this.#position = at
      this.#value(elements[at]!, at)
      return
    }
    const earlier = elements.findIndex((one) => one.local === local && one.namespace === namespace)
    if (earlier < 0) return this.#unknown(namespace, local)
    if (this.#plan.ordered) this.#session.fault(tooLate(local, elements[this.#position]!))
    this.#position = this.#plan.ordered ? this.#position : earlier
    this.#value(elements[earlier]!, earlier)
  }

  #value(property: PlannedProperty, at: number): void {
    const session = this.#session
    const target = this.#target
    const index = this.#counts[at]!++
    if (property.list && index === 0) put(target, property, [])
    session.trail.enter(property.name, property.list ? index : -1)
    if (this.#known !== undefined) learnTag(this.#known, at, session.reader)
    if (index === FEW_ROWS && this.#items === undefined && !session.stepwise) {
      this.#rows = rowsLike(session.reader, property.type)
      this.#rowsAt = at
    }
    if (index >= property.most) session.fault(said(`there may be at most ${property.most}`, `допустимо не больше ${property.most}`))
    const value = this.#readElement(session, property.type, property.nillable, property.byDefault)
    if (property.fixed) checkFixed(session, property, value)
    if (value !== undefined) {
      this.#keep(property, value)
      if (this.#items) this.#items.push({ property: property.name, value })
    }
    session.trail.leave()
  }

  #unknown(namespace: string, local: string): void {
    const session = this.#session
    const plan = this.#plan
    if (!plan.open) {
      const left = plan.elements.filter((one, at) => (at >= this.#position || !plan.ordered) && this.#counts[at]! < one.most)
      return session.unexpected(expectedInstead(plan.elements, left, typeName(this.#type), { namespace, local }))
    }
    const element = anyElement(session)
    ;(this.#extra ??= []).push(element)
    this.#items?.push(element)
  }

  #missing(property: PlannedProperty, count: number): void {
    this.#session.trail.enter(property.name, -1)
    this.#session.fault(tooFew(property, count))
    this.#session.trail.leave()
  }
}
