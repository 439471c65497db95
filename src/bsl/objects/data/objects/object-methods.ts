/** Methods and properties of objects of data, by their kind. */
import type { DocumentPostingMode, DocumentWriteMode, DocumentObject } from '../../../../infobase/objects/item/document-object.ts'
import type { BusinessProcessObject, TaskObject } from '../../../../infobase/objects/process/process-object.ts'
import { EnumerationValue } from '../../../dictionary/library.ts'
import type { DateValue } from '../../../run/calendar.ts'
import { errors } from '../../../run/error.ts'
import type { Implementation, ObjectTypeParts } from '../../../run/object-type.ts'
import { FillingData, fillFrom } from '../values/filling.ts'
import { metadataOf } from '../values/metadata-of.ts'
import { MomentValue } from '../values/moments.ts'
import { RefValue } from '../values/reference.ts'
import type { ObjectSelf } from './object-self.ts'

/** Locks of objects: other calls have theirs, one transaction at a time, so nothing is to be waited for. */
const nothing = (): void => undefined

const common: Record<string, Implementation> = {
  'ЭтоНовый|IsNew': (self: ObjectSelf) => self.item.IsNew(),
  'Модифицированность|Modified': (self: ObjectSelf) => self.item.Modified() || self.item.IsNew(),
  'Заблокировать|Lock': nothing,
  'Разблокировать|Unlock': nothing,
  'Заблокирован|IsLocked': () => false,
  'Метаданные|Metadata': (self: ObjectSelf) => metadataOf(self.data.run, self.table.object.FullName),
  'УстановитьСсылкуНового|SetNewObjectRef|a': (self: ObjectSelf, reference: unknown) => {
    if (!(reference instanceof RefValue)) throw errors.mismatch(1)
    self.item.SetNewObjectRef(reference.reference)
  },
  'ПолучитьСсылкуНового|GetNewObjectRef': (self: ObjectSelf) => new RefValue(self.data, self.item.GetNewObjectRef()),
  'Записать|Write': (self: ObjectSelf) => self.data.within(() => self.item.Write()),
  'Удалить|Delete': (self: ObjectSelf) => self.data.within(() => self.item.Delete()),
  'УстановитьПометкуУдаления|SetDeletionMark|bb?': (self: ObjectSelf, mark: boolean, along = true) =>
    self.data.within(() => self.item.SetDeletionMark(mark, along)),
  'Скопировать|Copy': async (self: ObjectSelf) => self.data.object(await self.data.within(() => self.item.Copy())),
  'Заполнить|Fill|a?': async (self: ObjectSelf, given: unknown = null) => {
    const filling = new FillingData(given)
    await self.data.within(() => self.item.Fill(filling))
    if (!filling.isDone) fillFrom(self, given)
  },
  'ПроверитьЗаполнение|CheckFilling': async (self: ObjectSelf) => {
    const missing = await self.data.within(() => self.item.CheckFilling())
    for (const name of missing) self.data.run.message(`Поле "${name}" не заполнено`)
    return missing.length === 0
  },
  'Прочитать|Read': (self: ObjectSelf) => self.reread(),
  'ПолучитьФорму|GetForm|s?a?': nothing,
}

const coded: Record<string, Implementation> = {
  'УстановитьНовыйКод|SetNewCode|s?': (self: ObjectSelf, prefix = '') => self.data.within(() => self.item.SetNewCode(prefix)),
  'ПолныйКод|FullCode': (self: ObjectSelf) => self.field('код'),
  'ПолноеНаименование|FullDescr': (self: ObjectSelf) => self.field('наименование'),
  'Уровень|Level': (self: ObjectSelf) => level(self),
  'ПринадлежитЭлементу|BelongsToItem|a': (self: ObjectSelf, item: unknown) => belongs(self, item),
}

const numbered: Record<string, Implementation> = {
  'УстановитьНовыйНомер|SetNewNumber|s?': (self: ObjectSelf, prefix = '') => self.data.within(() => self.item.SetNewNumber(prefix)),
  'УстановитьВремя|SetTime|a?': nothing,
}

const documents: Record<string, Implementation> = {
  ...numbered,
  'МоментВремени|PointInTime': (self: ObjectSelf) => new MomentValue(self.field('дата') as DateValue, self.field('ссылка') as RefValue),
  'Записать|Write|a?a?': (self: ObjectSelf, mode?: unknown, posting?: unknown) => {
    const [Mode, Posting] = [wordOf(mode, 'Write', 1), wordOf(posting, 'Regular', 2)]
    return self.data.within(() => (self.item as DocumentObject).Write(Mode as DocumentWriteMode, Posting as DocumentPostingMode))
  },
}

const processes: Record<string, Implementation> = {
  ...numbered,
  'Старт|Start': (self: ObjectSelf) => self.data.within(() => (self.item as unknown as BusinessProcessObject).Start()),
}

const tasks: Record<string, Implementation> = {
  ...numbered,
  'ВыполнитьЗадачу|ExecuteTask': (self: ObjectSelf) => self.data.within(() => (self.item as unknown as TaskObject).ExecuteTask()),
}

function wordOf(value: unknown, otherwise: string, position: number): string {
  if (value === undefined || value === null) return otherwise
  if (!(value instanceof EnumerationValue)) throw errors.mismatch(position)
  return value.english
}

const parentOf = (self: ObjectSelf | RefValue): RefValue | undefined => {
  const found = self instanceof RefValue ? self.getField('родитель') : self.field('родитель')
  return found instanceof RefValue && found.isFilled() ? found : undefined
}

function level(self: ObjectSelf): number {
  let found = 0
  for (let at = parentOf(self); at !== undefined && found < 1000; at = parentOf(at)) found++
  return found
}

function belongs(self: ObjectSelf, item: unknown): boolean {
  let steps = 0
  for (let at = parentOf(self); at !== undefined && steps < 1000; at = parentOf(at), steps++)
    if (item instanceof RefValue && at.equals(item)) return true
  return false
}

const byKind: Readonly<Record<string, Record<string, Implementation>>> = { Document: documents, BusinessProcess: processes, Task: tasks }

const made = new Map<string, ObjectTypeParts>()

export function objectMembers(kind: string): ObjectTypeParts {
  let found = made.get(kind)
  if (found === undefined) {
    found = { methods: { ...common, ...(byKind[kind] ?? coded) }, properties: propertiesOf(kind) }
    made.set(kind, found)
  }
  return found
}

const propertiesOf = (kind: string): NonNullable<ObjectTypeParts['properties']> => ({
  'ДополнительныеСвойства|AdditionalProperties': { get: (self: ObjectSelf) => self.additional },
  'ОбменДанными|DataExchange': { get: (self: ObjectSelf) => self.exchange },
  'ЭтотОбъект|ThisObject': { get: (self: ObjectSelf) => self },
  ...(kind === 'Document' && { 'Движения|RegisterRecords': { get: (self: ObjectSelf) => self.records } }),
})
