/** V8:Structure and v8:FixedStructure: values by name (source 50). */
import { said } from '../../diagnostics/said.ts'
import { readElement } from '../read/read.ts'
import type { ReadSession } from '../read/session.ts'
import type { AnyStructure, AnyValue } from '../types/any-value.ts'
import { platformType } from '../types/platform-type.ts'
import { property } from '../types/property.ts'
import { shown } from '../types/text-place.ts'
import { V8 } from '../types/type.ts'
import { xs } from '../types/xs.ts'
import type { WriteSession } from '../write/session.ts'
import { writeElement } from '../write/write.ts'
import { readChildren, within } from './children.ts'
import { core } from './descriptions.ts'

function readStructure(session: ReadSession): AnyStructure {
  const made = Object.create(null) as Record<string, AnyValue>
  session.refuseAttributes()
  readChildren(session, 'Property', (local) => {
    if (local !== 'Property') return false
    const name = session.reader.attributes.find((one) => one.local === 'name' && one.namespace === '')?.value
    if (name === undefined) session.fault(said('Property needs the attribute "name"', 'у Property должен быть атрибут "name"'))
    if (name !== undefined && Object.hasOwn(made, name))
      session.fault(said(`the structure has two properties ${shown(name)}`, `в структуре два свойства ${shown(name)}`))
    let value: AnyValue | undefined = null
    within(session, name ?? 'Property', -1, () =>
      readChildren(session, 'Value', (inner) => {
        if (inner !== 'Value') return false
        value = readElement(session, xs.anyType, true) as AnyValue | undefined
        return true
      }),
    )
    if (name !== undefined && value !== undefined) made[name] = value
    return true
  })
  return made
}

function writeStructure(session: WriteSession, value: AnyStructure): void {
  for (const name of Object.keys(value)) {
    const before = session.open(V8, 'Property')
    session.attribute('name', name)
    within(session, name, -1, () => writeElement(session, { namespace: V8, local: 'Value' }, xs.anyType, value[name]))
    session.close(before)
  }
}

const StructureProperty = core.objectType('StructureProperty', {
  Value: property(xs.anyType, { nillable: true }),
  name: property(xs.string, { form: 'Attribute' }),
})

const structure = (name: string) =>
  platformType<AnyStructure>(name, {
    shape: core.anonymousObjectType({ Property: property(StructureProperty, { lowerBound: 0, upperBound: -1 }) }),
    read: readStructure,
    write: (session: WriteSession, value) => {
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) writeStructure(session, value)
      else
        session.fault(
          said(`${shown(value)} is not an object with the structure's values`, `${shown(value, 'ru')} – не объект со значениями структуры`),
        )
    },
  })

export const Structure = structure('Structure')
export const FixedStructure = structure('FixedStructure')
