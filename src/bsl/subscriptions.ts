/** Subscriptions to events of data: which procedures of common modules a configuration names for an object's event. */
import type { MetadataTree } from '../metadata/tree.ts'

/** Paths of procedures, `CommonModule.Обмен.ПередЗаписью`, in the order of the subscriptions' names. */
export type Subscriptions = (fullName: string, event: string) => readonly string[]

interface Subscription {
  readonly event: string
  /** `CatalogObject.Товары`, `CatalogObject`, `InformationRegisterRecordSet.Цены`, `ConstantValueManager.Валюта`. */
  readonly sources: ReadonlySet<string>
  readonly handler: string
}

/** Read when an object first has an event. */
export function subscriptionsOf(tree: MetadataTree): Subscriptions {
  let all: readonly Subscription[] | undefined
  return (fullName, event) => {
    all ??= tree.names('EventSubscriptions').flatMap((name) => subscriptionNamed(tree, name))
    const [kind = '', object = ''] = fullName.split('.')
    const suffix = kind.endsWith('Register') || kind === 'Sequence' ? 'RecordSet' : kind === 'Constant' ? 'ValueManager' : 'Object'
    const types = [`${kind}${suffix}`, `${kind}${suffix}.${object}`]
    return all
      .filter((one) => (one.event === event || one.event === `On${event}`) && types.some((type) => one.sources.has(type)))
      .map(({ handler }) => handler)
  }
}

function subscriptionNamed(tree: MetadataTree, name: string): Subscription[] {
  const node = tree.object('EventSubscriptions', 'EventSubscription', name)
  const handler = node?.property('Handler') ?? ''
  if (node === undefined || handler === '') return []
  return [{ event: node.property('Event') ?? '', sources: new Set(typesIn(tree, node.types('Source'))), handler }]
}

/** A defined type has the types of its definition. */
function typesIn(tree: MetadataTree, types: readonly { readonly local: string }[]): string[] {
  return types.flatMap(({ local }) => {
    const [kind, name = ''] = local.split('.')
    if (kind !== 'DefinedType') return [local]
    const node = tree.object('DefinedTypes', 'DefinedType', name)
    return node === undefined ? [] : typesIn(tree, node.types('Type'))
  })
}
