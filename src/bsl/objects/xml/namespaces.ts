/** `КонтекстПространствИменXML`: the prefixes in reach of a place in a document; and РасширенноеИмяXML, a name with its namespace. */
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { ArrayObject } from '../collections/array.ts'
import { MapObject } from '../collections/map.ts'

/** The namespace of names that begin with `xml`, which is in reach everywhere. */
export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'

export class NamespaceContext extends BslObject {
  readonly type = namespaceContextType
  readonly depth: number
  /** URIs by prefix; the default namespace has the prefix `""`. */
  readonly scope: ReadonlyMap<string, string>

  constructor(depth: number, scope: ReadonlyMap<string, string>) {
    super()
    this.depth = depth
    this.scope = scope
  }

  prefixesOf(uri: string): string[] {
    return [...this.scope].filter(([, one]) => one === uri).map(([prefix]) => prefix)
  }
}

const namespaceContextType: ObjectType = new ObjectType('КонтекстПространствИменXML|XMLNamespaceContext', {
  presentation: 'Контекст пространств имен XML',
  properties: {
    'Глубина|Depth': { get: (self: NamespaceContext) => self.depth },
    'ПространствоИменПоУмолчанию|DefaultNamespace': { get: (self: NamespaceContext) => self.scope.get('') ?? '' },
  },
  methods: {
    'URIПространствИмен|NamespaceURIs': (self: NamespaceContext) => new ArrayObject([...new Set(self.scope.values())]),
    'НайтиURIПространстваИмен|LookupNamespaceURI|s': (self: NamespaceContext, prefix: string) => self.scope.get(prefix) ?? null,
    'НайтиПрефикс|LookupPrefix|s': (self: NamespaceContext, uri: string) => self.prefixesOf(uri)[0] ?? null,
    'Префиксы|Prefixes|s': (self: NamespaceContext, uri: string) => new ArrayObject(self.prefixesOf(uri)),
    'СоответствияПространствИмен|NamespaceMappings': (self: NamespaceContext) => new MapObject(self.scope),
  },
})

export class ExpandedName extends BslObject {
  readonly type = expandedNameType
  readonly uri: string
  readonly local: string

  constructor(uri: string, local: string) {
    super()
    this.uri = uri
    this.local = local
  }

  override text(): string {
    return this.uri === '' ? this.local : `{${this.uri}}${this.local}`
  }

  override equals(other: BslObject): boolean {
    return other instanceof ExpandedName && other.uri === this.uri && other.local === this.local
  }
}

const expandedNameType: ObjectType = new ObjectType('РасширенноеИмяXML|XMLExpandedName', {
  presentation: 'Расширенное имя XML',
  create: { kinds: 'ss', make: (_run, uri: string, local: string) => new ExpandedName(uri, local) },
  properties: {
    'URIПространстваИмен|NamespaceURI': { get: (self: ExpandedName) => self.uri },
    'ЛокальноеИмя|LocalName': { get: (self: ExpandedName) => self.local },
  },
})

export const namespaceTypes = [namespaceContextType, expandedNameType]
