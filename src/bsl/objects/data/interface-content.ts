/** Состав стандартного интерфейса OData: what it publishes, as an array of objects of Метаданные (chapter 17.4.12). */
import { errors } from '../../run/error.ts'
import type { Implementation } from '../../run/object-type.ts'
import type { Run } from '../../run/run.ts'
import { ArrayObject } from '../collections/array.ts'
import { MetadataObjectValue } from '../metadata/object.ts'
import { dataOf } from './data-of.ts'
import { metadataOf } from './values/metadata-of.ts'

const GET = 'ПолучитьСоставСтандартногоИнтерфейсаOData'
const SET = 'УстановитьСоставСтандартногоИнтерфейсаOData'

export const interfaceContent: Record<string, Implementation> = {
  [`${GET}|GetStandardODataInterfaceContent|$`]: (_: never, run: Run) => {
    const data = dataOf(run, `${GET}()`)
    const names = data.read(() => data.base.interfaceContent.get()) ?? []
    return new ArrayObject(names.map((one) => metadataOf(run, one)).filter((one) => one !== null))
  },
  [`${SET}|SetStandardODataInterfaceContent|$a`]: async (_: never, run: Run, objects: unknown) => {
    const data = dataOf(run, `${SET}()`)
    if (!(objects instanceof ArrayObject)) throw errors.mismatch(1)
    const names = objects.items.map((one) => {
      const name = one instanceof MetadataObjectValue && one.parent === undefined ? `${one.kind}.${one.node.name}` : ''
      if (data.base.model.byFullName(name) === undefined) throw errors.mismatch(1)
      return name
    })
    await data.within(() => data.base.transactions.run(() => data.base.interfaceContent.set(names)))
  },
}
