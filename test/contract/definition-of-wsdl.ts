/** The definition behind a WSDL that 1C wrote, rebuilt from what the WSDL itself says: enough of XML Schema for what 1C writes. */
import {
  Operation,
  Parameter,
  property,
  reference,
  v8,
  WebService,
  XDTOPackage,
  xs,
  type ObjectType,
  type PropertyDefinition,
  type PropertySettings,
  type XDTOType,
} from 'onec-standin'
import { clark, type Name } from '../../src/xml/name.ts'
import { attributeOf, childNamed, childrenNamed, elementsOf, qnameOf, readTree, type XMLElement } from '../../src/xml/tree.ts'

const XS = 'http://www.w3.org/2001/XMLSchema'

export interface Rebuilt {
  readonly service: WebService
  readonly address: string
}

export function definitionOf(text: string): Rebuilt {
  const document = readTree(text)
  const target = attributeOf(document, 'targetNamespace')!
  const schemas = childrenNamed(childNamed(document, 'types')!, 'schema')
  const operations = childrenNamed(childNamed(document, 'portType')!, 'operation').map((one) => attributeOf(one, 'name')!)
  const wrappers = new Set(operations.flatMap((one) => [one, `${one}Response`]))
  const packages = new Schemas(schemas, target, wrappers)
  const own = schemas.find((one) => attributeOf(one, 'targetNamespace') === target)!
  // Of two global elements with one name the wrapper is the later one.
  const members = (name: string): XMLElement[] =>
    elementsOf(
      childrenNamed(
        childNamed(
          childrenNamed(own, 'element').findLast((one) => attributeOf(one, 'name') === name)!,
          'complexType',
        )!,
        'sequence',
      )[0]!,
    )
  const service = WebService({
    Name: attributeOf(document, 'name')!,
    Namespace: target,
    XDTOPackages: packages.made,
    Operations: Object.fromEntries(operations.map((name) => [name, operationOf(members(name), members(`${name}Response`), packages)])),
  })
  const port = childrenNamed(childNamed(document, 'service')!, 'port')[0]!
  return { service, address: attributeOf(childNamed(port, 'address')!, 'location')! }
}

function operationOf(request: readonly XMLElement[], response: readonly XMLElement[], packages: Schemas): Operation {
  const nameOf = (one: XMLElement): string => attributeOf(one, 'name')!
  const nillable = (one: XMLElement): boolean => attributeOf(one, 'nillable') === 'true'
  const given = new Set(request.map(nameOf))
  const taken = new Set(response.map(nameOf))
  const [returned, ...outs] = response
  const parameter = (one: XMLElement): [string, Parameter] => [
    nameOf(one),
    Parameter(packages.typeOf(one), {
      Nillable: nillable(one),
      TransferDirection: !given.has(nameOf(one)) ? 'Out' : taken.has(nameOf(one)) ? 'InOut' : 'In',
    }),
  ]
  const Parameters = Object.fromEntries([...request, ...outs.filter((one) => !given.has(nameOf(one)))].map(parameter))
  return Operation({ Parameters, XDTOReturningValueType: packages.typeOf(returned!), Nillable: nillable(returned!) }, () => {
    throw new Error('only described')
  }) as Operation
}

class Schemas {
  readonly made: XDTOPackage[]
  readonly #types = new Map<string, ObjectType>()
  readonly #roots = new Map<string, ReturnType<XDTOPackage['rootProperty']>>()

  constructor(schemas: readonly XMLElement[], target: string, wrappers: ReadonlySet<string>) {
    this.made = schemas.flatMap((schema) => {
      const namespace = attributeOf(schema, 'targetNamespace')!
      const met = new Set<string>()
      const contents = elementsOf(schema).filter((one) => {
        const name = attributeOf(one, 'name') ?? ''
        const wrapper =
          namespace === target
          && one.local === 'element'
          && wrappers.has(name)
          && (met.has(name) || childNamed(one, 'complexType') !== undefined)
        if (one.local === 'element') met.add(name)
        return !wrapper
      })
      return contents.some((one) => one.local !== 'import') || attributeOf(schema, 'attributeFormDefault') !== undefined
        ? [this.#packageOf(schema, namespace, contents)]
        : []
    })
  }

  typeOf(element: XMLElement): XDTOType {
    const name = qnameOf(element, attributeOf(element, 'type')!)!
    return this.#named(name)
  }

  #named(name: Name): XDTOType {
    if (name.namespace === XS) return xs[name.local as keyof typeof xs]
    if (name.namespace === 'http://v8.1c.ru/8.1/data/core') return v8[name.local as keyof typeof v8]
    return this.#types.get(clark(name))!
  }

  #packageOf(schema: XMLElement, namespace: string, contents: readonly XMLElement[]): XDTOPackage {
    const made = XDTOPackage({
      Namespace: namespace,
      Dependencies: childrenNamed(schema, 'import').map((one) => attributeOf(one, 'namespace')!),
    })
    for (const one of contents) {
      const name = attributeOf(one, 'name') ?? ''
      if (one.local === 'complexType')
        this.#types.set(clark({ namespace, local: name }), made.objectType(name, ...this.#objectParts(made, one)))
      else if (one.local === 'element' || one.local === 'attribute')
        this.#roots.set(clark({ namespace, local: name }), made.rootProperty(name, this.#propertyOf(made, one)))
    }
    return made
  }

  #objectParts(made: XDTOPackage, type: XMLElement): [Record<string, PropertyDefinition>, { open?: true; ordered?: false }] {
    const simple = childNamed(type, 'simpleContent')
    const content = childNamed(childNamed(type, 'complexContent') ?? type, 'extension') ?? type
    const group = elementsOf(content).find((one) => one.local === 'sequence' || one.local === 'all')
    const properties: Record<string, PropertyDefinition> = {}
    if (simple) {
      const extension = childNamed(simple, 'extension')!
      properties['__content'] = property(this.#named(qnameOf(extension, attributeOf(extension, 'base')!)!), { form: 'Text' })
      for (const one of childrenNamed(extension, 'attribute')) properties[attributeOf(one, 'name')!] = this.#propertyOf(made, one)
    }
    for (const one of [...(group ? childrenNamed(group, 'element') : []), ...childrenNamed(content, 'attribute')]) {
      const ref = attributeOf(one, 'ref')
      properties[attributeOf(one, 'name') ?? ref!.slice(ref!.indexOf(':') + 1)] = this.#propertyOf(made, one)
    }
    return [
      properties,
      {
        ...(group !== undefined && childNamed(group, 'any') && { open: true as const }),
        ...(group?.local === 'all' && { ordered: false as const }),
      },
    ]
  }

  #propertyOf(made: XDTOPackage, element: XMLElement): PropertyDefinition {
    const attribute = element.local === 'attribute'
    const [least, most] = [attributeOf(element, 'minOccurs'), attributeOf(element, 'maxOccurs')]
    const settings: PropertySettings = {
      ...(attribute && { form: 'Attribute', lowerBound: attributeOf(element, 'use') === 'required' ? 1 : 0 }),
      ...(least !== undefined && { lowerBound: Number(least) }),
      ...(most !== undefined && { upperBound: most === 'unbounded' ? -1 : Number(most) }),
      ...(attributeOf(element, 'nillable') === 'true' && { nillable: true }),
      ...(attributeOf(element, 'form') === 'unqualified' && { qualified: false }),
    }
    const ref = attributeOf(element, 'ref')
    if (ref !== undefined) return reference(() => this.#roots.get(clark(qnameOf(element, ref)!))!, settings)
    const inline = childNamed(element, 'complexType')
    if (inline) return property(made.anonymousObjectType(...this.#objectParts(made, inline)), settings)
    const type = attributeOf(element, 'type')
    return type === undefined ? property(undefined, settings) : property(() => this.#named(qnameOf(element, type)!), settings)
  }
}
